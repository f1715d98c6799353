/** For tests: the real browser of this computer. */
import { accessSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

export async function launch(): Promise<Browser> {
  const executablePath = [
    process.env['CHROMIUM_BIN'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(isThere);
  if (executablePath === undefined) {
    throw new Error('No Chromium was found. Install the package `chromium`, or name the program in CHROMIUM_BIN.');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  });
}

function isThere(file: string | undefined): boolean {
  try {
    if (file !== undefined) accessSync(file);
    return file !== undefined;
  } catch {
    return false;
  }
}
