/** The projects of the workspace, kept in step with open documents and with the disk. */
import {
  createProject,
  defaultConfig,
  toSettings,
  type FileRecord,
  type Project,
  type SettingsOverride,
} from '#language';
import type { ConfigFile, FileSource } from './file-source.ts';
import { folderOf, isFile, pathIn, uriOf } from './uris.ts';

export const configFileName = 'throughline.json';

/** One project: its root, its model, and what could not be read. */
export type Host = {
  readonly root: string;
  readonly project: Project;
  config: ConfigFile;
  readonly unreadable: Map<string, string>;
  /** Grows with each change of the model. */
  rev: number;
  /** Loading has begun; `ready` says when all files are in. */
  isLoaded: boolean;
  isLoading: boolean;
  ready: Promise<void>;
};

/** A document of a project. */
export type Located = { readonly host: Host; readonly path: string; readonly record: FileRecord; readonly uri: string };

export type HostChange = {
  readonly host: Host;
  readonly stale: ReadonlySet<string>;
  readonly cause: string | undefined;
};

const batch = 40;

/** Elements judged at a time while a workspace is loaded: a few hundredths of a second. */
const slice = 1000;

export class Hosts {
  private readonly hosts = new Map<string, Host>();
  private readonly loose = new Map<string, Host>();
  private readonly open = new Map<string, string>();
  private readonly source: FileSource;
  private readonly onChange: (change: HostChange) => void;
  private folders: readonly string[] = [];
  private override: SettingsOverride = {};

  constructor(source: FileSource, onChange: (change: HostChange) => void) {
    this.source = source;
    this.onChange = onChange;
  }

  setFolders(folders: readonly string[]): void {
    this.folders = folders;
  }

  setOverride(override: SettingsOverride): void {
    this.override = override;
    for (const host of this.all()) this.reconfigure(host);
  }

  all(): readonly Host[] {
    return [...this.hosts.values(), ...this.loose.values()];
  }

  /** Loads the projects of the workspace's folders, some files at a time, so that requests are answered meanwhile. */
  async load(isCancelled: () => boolean): Promise<void> {
    for (const folder of this.folders)
      await this.loadHost(this.hostAt(this.source.findRoot(folder, folder)), isCancelled);
  }

  /** The document with a URI, in its project; undefined where it is not ours. */
  find(uri: string): Located | undefined {
    const host = this.hostOf(uri);
    const path = host ? pathFor(host, uri) : undefined;
    const record = path === undefined ? undefined : host?.project.file(path);
    return host && path !== undefined && record ? { host, path, record, uri } : undefined;
  }

  uriOf(host: Host, path: string): string {
    return host.root === '' ? (this.looseUri(host) ?? path) : uriOf(host.root, path);
  }

  opened(uri: string, text: string): void {
    this.open.set(uri, text);
    const host = this.hostOf(uri);
    const path = host ? pathFor(host, uri) : undefined;
    if (!host || path === undefined) return;
    if (!host.isLoaded) void this.loadHost(host, () => false);
    this.change(host, path, text);
  }

  closed(uri: string): void {
    this.open.delete(uri);
    const loose = this.loose.get(uri);
    if (loose) {
      this.loose.delete(uri);
      this.onChange({ host: loose, stale: new Set(loose.project.paths()), cause: undefined });
      return;
    }
    this.changedOnDisk(uri);
  }

  isOpen(uri: string): boolean {
    return this.open.has(uri);
  }

  /** Open documents win over the disk. */
  changedOnDisk(uri: string): void {
    if (this.open.has(uri) || !isFile(uri)) return;
    const host = this.hostOf(uri);
    const path = host ? pathIn(host.root, uri) : undefined;
    if (!host || path === undefined) return;
    if (path.endsWith(configFileName)) void this.configChanged(host);
    else if (path.endsWith('.thru')) this.reread(host, path);
  }

  private reread(host: Host, path: string): void {
    const isListed = this.source.list(host.root, host.config.config).includes(path);
    const read = isListed ? this.source.read(host.root, path) : undefined;
    host.unreadable.delete(path);
    if (read && 'problem' in read) host.unreadable.set(path, read.problem);
    this.change(host, path, read && 'text' in read ? read.text : undefined);
  }

  private async configChanged(host: Host): Promise<void> {
    host.config = this.source.readConfig(host.root);
    this.reconfigure(host);
    await this.loadHost(host, () => false);
  }

  private reconfigure(host: Host): void {
    host.project.configure(toSettings(host.config.config, this.override));
    host.rev += 1;
    this.onChange({ host, stale: new Set([...host.project.paths(), configFileName]), cause: undefined });
  }

  private change(host: Host, path: string, text: string | undefined): void {
    if (text === undefined && !host.project.file(path)) {
      this.onChange({ host, stale: new Set([path]), cause: path });
      return;
    }
    const { stale } = host.project.update([{ path, text }]);
    host.rev += 1;
    this.onChange({ host, stale, cause: path });
  }

  private hostOf(uri: string): Host | undefined {
    if (!isFile(uri)) return this.looseHost(uri);
    const folder = folderOf(uri);
    const around = this.folders
      .filter((each) => `${folder}/`.startsWith(`${each.replace(/\/$/, '')}/`))
      .sort((a, b) => b.length - a.length)[0];
    return this.hostAt(this.source.findRoot(folder, around ?? folder));
  }

  private hostAt(root: string): Host {
    let host = this.hosts.get(root);
    if (!host) {
      host = this.createHost(root, this.source.readConfig(root));
      this.hosts.set(root, host);
    }
    return host;
  }

  /** A document that no disk holds is a project of its own. */
  private looseHost(uri: string): Host | undefined {
    if (!uri.startsWith('untitled:')) return undefined;
    let host = this.loose.get(uri);
    if (!host) {
      host = this.createHost('', undefined);
      host.isLoaded = true;
      this.loose.set(uri, host);
    }
    return host;
  }

  private looseUri(host: Host): string | undefined {
    return [...this.loose].find(([, each]) => each === host)?.[0];
  }

  private createHost(root: string, config: ConfigFile | undefined): Host {
    const project = createProject(config ? { settings: toSettings(config.config, this.override) } : {});
    const none: ConfigFile = { config: defaultConfig, text: '', problems: [] };
    return {
      root,
      project,
      config: config ?? none,
      unreadable: new Map(),
      rev: 0,
      isLoaded: false,
      isLoading: false,
      ready: Promise.resolve(),
    };
  }

  private loadHost(host: Host, isCancelled: () => boolean): Promise<void> {
    if (host.root === '' || host.isLoading) return host.ready;
    host.isLoaded = true;
    host.isLoading = true;
    host.ready = this.loadAll(host, isCancelled).finally(() => {
      host.isLoading = false;
      this.onChange({
        host,
        stale: new Set([...host.project.paths(), ...host.unreadable.keys(), configFileName]),
        cause: undefined,
      });
    });
    return host.ready;
  }

  private async loadAll(host: Host, isCancelled: () => boolean): Promise<void> {
    const paths = this.source.list(host.root, host.config.config);
    const gone = host.project.paths().filter((path) => !paths.includes(path) && !this.open.has(uriOf(host.root, path)));
    host.project.update(gone.map((path) => ({ path, text: undefined })));
    for (let at = 0; at < paths.length; at += batch) {
      if (isCancelled()) return;
      this.loadFiles(host, paths.slice(at, at + batch));
      await nextTurn();
    }
    // Judged once all is known: file by file, each would be judged again for what the next ones say.
    for (let judged = host.project.judge(slice); judged; judged = host.project.judge(slice)) {
      if (isCancelled()) return;
      this.onChange({ host, stale: judged.stale, cause: undefined });
      await nextTurn();
    }
  }

  private loadFiles(host: Host, paths: readonly string[]): void {
    const changes = paths.flatMap((path) => {
      const open = this.open.get(uriOf(host.root, path));
      const read = open === undefined ? this.source.read(host.root, path) : { text: open };
      host.unreadable.delete(path);
      if ('problem' in read) host.unreadable.set(path, read.problem);
      return 'text' in read ? [{ path, text: read.text }] : [];
    });
    host.project.read(changes);
    host.rev += 1;
    this.onChange({ host, stale: new Set([...paths, configFileName]), cause: undefined });
  }
}

function pathFor(host: Host, uri: string): string | undefined {
  return host.root === '' ? 'untitled.thru' : pathIn(host.root, uri);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
