/** `npm start`: a copy of the example in a real VS Code with the extension and the preview open. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packExtension, vsix } from './host/package-extension.ts';
import { startHost } from './host/code-server.ts';
import { root } from './pinned-node.mjs';
import { run } from './process.ts';

const settings = { 'throughline.preview.openOnStart': true };
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-start-'));
const workspace = path.join(folder, 'nordhaven-bank');
const first = path.join(workspace, 'payments.thru');
cpSync(path.join(root, 'examples', 'nordhaven-bank'), workspace, { recursive: true });
if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) process.exit(1);
const desktop = desktopCode();
await (desktop === undefined ? inBrowser() : onDesktop(desktop));

/** The person's own VS Code, with a profile that is thrown away. */
function onDesktop(program: string): void {
  const user = path.join(folder, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(
    path.join(user, 'User', 'settings.json'),
    JSON.stringify({ ...settings, 'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false }),
  );
  const args = [
    '--user-data-dir',
    user,
    '--extensions-dir',
    path.join(folder, 'extensions'),
    `--extensionDevelopmentPath=${root}`,
    workspace,
    first,
  ];
  spawn(program, args, { stdio: 'ignore', detached: true, shell: process.platform === 'win32' }).unref();
  console.log(`Nordhaven Bank opens in ${program}. The copy that you may edit: ${workspace}`);
}

async function inBrowser(): Promise<void> {
  await packExtension();
  const host = await startHost({ extensions: [vsix], settings });
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${host.port}${first}`]]);
  console.log(
    `\nNordhaven Bank is open in VS Code at\n\n  ${host.origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}\n\nThe copy that you may edit: ${workspace}\nPress Ctrl+C to end.`,
  );
  // Ctrl+C is the way to end it, so that is no failure.
  const end = (): void => void host.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function desktopCode(): string | undefined {
  const named = process.env['VSCODE_BIN'];
  if (named !== undefined) return named;
  return ['code', 'codium'].find(
    (name) =>
      (process.env['PATH'] ?? '')
        .split(path.delimiter)
        .some((place) => existsSync(path.join(place, process.platform === 'win32' ? `${name}.cmd` : name))) &&
      spawnSync(name, ['--version'], { shell: process.platform === 'win32' }).status === 0,
  );
}
