/** A real VS Code in the browser, from the npm registry alone: installed on demand, started, and ended as a group. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npm, root } from '../pinned-node.mjs';

const version = '4.139.1';
const folder = path.join(root, '.tools', 'host');
const server = path.join(folder, 'node_modules', 'code-server');
const stamp = path.join(folder, 'complete');
const keeper = path.join(import.meta.dirname, 'keeper.ts');

/** Installs the host where it is missing. It is large, so it is no development dependency. */
export function installHost(): void {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  console.log(`Installing VS Code for the browser (code-server ${version}) into .tools/host. This is done once.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  npm(
    [
      'install',
      '--ignore-scripts',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      `code-server@${version}`,
    ],
    folder,
  );
  npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], path.join(server, 'lib', 'vscode'));
  writeFileSync(stamp, version);
}

export type HostOptions = {
  /** Packed extensions to install before the start. */
  readonly extensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page run a suite inside the extension host. */
  readonly isTestDriver?: boolean;
  /** Opens every folder as one that the person does not trust. */
  readonly isRestricted?: boolean;
};

export type RunningHost = {
  readonly port: number;
  readonly origin: string;
  /** The folder with its profile and extensions, which no other process names. */
  readonly data: string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

const quietSettings = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'files.autoSave': 'off',
};

const restricted = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/** Starts the host on a free port of this machine, with profile and extensions in a folder that it takes away with it. */
export async function startHost({
  extensions = [],
  settings = {},
  isTestDriver = false,
  isRestricted = false,
}: HostOptions = {}): Promise<RunningHost> {
  installHost();
  const data = mkdtempSync(path.join(tmpdir(), 'throughline-host-'));
  const user = path.join(data, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(
    path.join(user, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...(isRestricted ? restricted : {}), ...settings }),
  );
  writeFileSync(path.join(data, 'config.yaml'), 'auth: none\n');
  const base = [
    '--config',
    path.join(data, 'config.yaml'),
    '--user-data-dir',
    user,
    '--extensions-dir',
    path.join(data, 'extensions'),
  ];
  for (const extension of extensions) install(base, extension);
  // The keeper is detached, so that Ctrl+C does not reach it before it has tidied up.
  const child = spawn(
    process.execPath,
    [keeper, data, entry(), ...base, ...startArguments(isTestDriver, isRestricted)],
    {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: environment(),
    },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.stdin.end();
    await once(child, 'exit');
  };
  const { port, log } = await portOf(child);
  return { port, origin: `http://127.0.0.1:${port}`, data, log, stop };
}

function startArguments(isTestDriver: boolean, isRestricted: boolean): readonly string[] {
  return [
    '--auth',
    'none',
    '--bind-addr',
    '127.0.0.1:0',
    '--disable-telemetry',
    '--disable-update-check',
    ...(isRestricted ? [] : ['--disable-workspace-trust']),
    '--disable-getting-started-override',
    ...(isTestDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function install(base: readonly string[], extension: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [entry(), ...base, '--install-extension', extension, '--force'],
    { encoding: 'utf8', env: environment() },
  );
  if (status !== 0) throw new Error(`The extension ${extension} could not be installed:\n${stdout}${stderr}`);
}

function entry(): string {
  return path.join(server, 'out', 'node', 'entry.js');
}

/** What an outer VS Code or a hosting service sets would change what this one does. */
function environment(): NodeJS.ProcessEnv {
  const {
    PORT: _port,
    PASSWORD: _password,
    NODE_OPTIONS: _options,
    VSCODE_IPC_HOOK_CLI: _hook,
    ...others
  } = process.env;
  return others;
}

function portOf(child: ChildProcess): Promise<{ readonly port: number; readonly log: () => string }> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const port = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve({ port: Number(port), log: () => output });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`VS Code for the browser ended before it listened:\n${output}`)));
  });
}
