// Over 300 lines: the one place that decides to which project a file belongs, and when that is loaded.
/** The projects of the workspace, kept in step with open documents and with the disk. */
import { URI } from 'vscode-uri';
import {
  configFileName,
  createProject,
  defaultConfig,
  rolesLibraryPath,
  toSettings,
  type RuleSettings,
  type SettingsOverride,
} from '#language';
import { flowFileEnding } from '#language/flow/index.ts';
import type { ConfigFile, FileSource, FilesListed } from './file-source.ts';
import { newHost, pathsOf, type Host, type HostChange, type Located } from './host.ts';
import { ItemKeeper } from './items.ts';
import { nextTurn } from './turns.ts';
import { folderOf, isBelow, isFile, pathIn, plainUri, uriOf } from './uris.ts';

export { pathsOf, type Host, type HostChange, type Located } from './host.ts';

/** The path of a document that belongs to no project. */
const loosePath = 'untitled.thru';

/** Files read at a time: a few thousandths of a second, which is how long a hover may have to wait. Fewer cost more CPU in all. */
const batch = 3;

/** Elements judged at a time while a workspace is loaded: about as long. */
const slice = 80;

/** A text of so many characters takes longer to read, and far longer to judge, than the next stroke takes to come. */
export const large = 500_000;

type Root = Pick<Host, 'root' | 'isFlat'>;

/** Every change is told to `onChange`, once the model knows it. */
export class Hosts {
  private readonly hosts = new Map<string, Host>();
  /** Documents of no project, each a project of its own: not saved yet, or left out by the configuration. */
  private readonly loose = new Map<string, Host>();
  private readonly open = new Map<string, string>();
  /** How the client writes the addresses of documents that it has opened, where that is another way than ours. */
  private readonly spellings = new Map<string, string>();
  private readonly source: FileSource;
  private readonly onChange: (change: HostChange) => void;
  private folders: readonly string[] = [];
  private override: SettingsOverride = {};
  private opensFilesAlone = false;
  private readonly items: ItemKeeper;

  constructor(source: FileSource, onChange: (change: HostChange) => void) {
    this.source = source;
    this.onChange = onChange;
    this.items = new ItemKeeper(source, onChange);
  }

  /** One that lies in another, and is not hidden there, is a part of that, as it is where the other alone is opened. */
  setFolders(folders: readonly string[]): void {
    const isPart = (folder: string): boolean =>
      folders.some((outer) => {
        const path = outer === folder ? undefined : pathIn(outer, uriOf(folder, 'x.thru'));
        return path !== undefined && this.source.includes(defaultConfig, path);
      });
    this.folders = folders.filter((folder) => !isPart(folder));
  }

  setOverride(override: SettingsOverride): void {
    this.override = override;
    for (const host of this.all()) this.reconfigure(host);
  }

  /** By what rules a project is judged; an earlier version of it is judged by the same. */
  settingsOf({ config }: Host): RuleSettings {
    return toSettings(config.config, this.override);
  }

  all(): readonly Host[] {
    return [...this.hosts.values(), ...this.loose.values()];
  }

  /**
   * Brings the projects in step with the workspace's folders and with the configurations on disk: drops those that are
   * gone, loads what is new. Some files at a time, so that requests are answered meanwhile.
   */
  async load(): Promise<void> {
    const roots = new Map(
      this.folders.flatMap((folder) => this.source.rootsWithin(folder)).map((root) => [root, { root, isFlat: false }]),
    );
    for (const uri of this.open.keys())
      if (isFile(uri)) {
        const place = this.rootOf(uri);
        if (!roots.has(place.root)) roots.set(place.root, place);
      }
    for (const [root, host] of this.hosts) if (roots.get(root)?.isFlat !== host.isFlat) this.drop(host);
    for (const [uri, text] of this.open) this.route(uri, text);
    // All of them at once: who asks for all files waits for those that are known.
    await Promise.all([...roots.values()].map((place) => this.loadHost(this.hostAt(place))));
  }

  /** The document with a URI, in its project; undefined where it is not ours. */
  find(uri: string): Located | undefined {
    const place = this.placeOf(uri);
    const record = place?.host.project.file(place.path);
    return place && record ? { ...place, record, uri: this.uriOf(place.host, place.path) } : undefined;
  }

  /** The project of a URI and the path there, whether or not anything is known of it. */
  placeOf(given: string): { readonly host: Host; readonly path: string } | undefined {
    const uri = plainUri(given);
    const host = uri === undefined ? undefined : this.hostOf(uri);
    const path = host && uri !== undefined ? pathFor(host, uri) : undefined;
    return host && path !== undefined ? { host, path } : undefined;
  }

  /** When all files are read of the project that holds a document, or of all projects. */
  async whenRead(uri: string | undefined): Promise<void> {
    if (uri === undefined) await Promise.all(this.all().map(({ read }) => read));
    else await this.placeOf(uri)?.host.read;
  }

  /** The client opens files alone, and not what only our extension shows. */
  setOpensFilesAlone(opensFilesAlone: boolean): void {
    this.opensFilesAlone = opensFilesAlone;
  }

  /** The URI of a document of a project, as the client writes it. */
  uriOf(host: Host, path: string): string {
    if (path === rolesLibraryPath && this.opensFilesAlone) return this.rolesUri(host);
    const uri = host.root === '' ? (this.looseUri(host) ?? path) : uriOf(host.root, path);
    return this.spellings.get(uri) ?? uri;
  }

  /** What names a project to the client: its root folder, or the one document that it is. */
  uriOfProject(host: Host): string {
    return host.root === '' ? this.uriOf(host, '') : uriOf(host.root, '').replace(/\/$/, '');
  }

  opened(given: string, text: string): void {
    const uri = plainUri(given);
    if (uri === undefined) return;
    if (uri !== given) this.spellings.set(uri, given);
    // It is part of every project, and would say all of it twice.
    if (isFile(uri) && this.source.isRolesFile(URI.parse(uri).fsPath)) return;
    const isNew = !this.open.has(uri);
    this.open.set(uri, text);
    if (isNew) this.route(uri, text);
    const place = this.placeOf(uri);
    if (!place) return;
    if (!place.host.isLoaded) void this.loadHost(place.host);
    // What an editor can read is read, whatever the disk says.
    place.host.unreadable.delete(place.path);
    this.change(place.host, place.path, text);
  }

  closed(given: string): void {
    const uri = plainUri(given);
    if (uri === undefined) return;
    this.open.delete(uri);
    const loose = this.loose.get(uri);
    if (loose) this.dropLoose(uri, loose);
    else this.changedOnDisk([uri]);
    const host = isFile(uri) ? this.hostOf(uri) : undefined;
    if (host && !this.isWanted(host)) this.drop(host);
  }

  /** A project that no opened folder has a part in is there for its open documents. */
  private isWanted({ root }: Host): boolean {
    const isAround = (outer: string, inner: string): boolean => pathIn(outer, uriOf(inner, 'x')) !== undefined;
    return (
      this.folders.some((folder) => isAround(folder, root) || isAround(root, folder)) ||
      [...this.open.keys()].some((uri) => isFile(uri) && this.hostOf(uri)?.root === root)
    );
  }

  isOpen(uri: string): boolean {
    return this.open.has(plainUri(uri) ?? uri);
  }

  /** Files or folders that came, changed, moved or went. Open documents win over the disk. */
  changedOnDisk(uris: readonly string[]): void {
    const files = uris.filter(isFile).flatMap((uri) => plainUri(uri) ?? []);
    const configs = files.filter((uri) => uri.endsWith(`/${configFileName}`));
    for (const uri of configs) this.configChanged(uri);
    const isItems = (uri: string): boolean => uri.endsWith(flowFileEnding);
    const isFolder = (uri: string): boolean => !uri.endsWith('.thru') && !isItems(uri) && this.knowsBelow(uri);
    if (configs.length > 0 || files.some(isFolder)) void this.load();
    for (const host of new Set(files.filter(isItems).flatMap((uri) => this.hostOf(uri) ?? [])))
      void this.items.refresh(host);
    const models = files.filter((uri) => uri.endsWith('.thru') && !this.open.has(uri));
    for (const host of new Set(models.flatMap((uri) => this.hostOf(uri) ?? []))) this.reread(host, models);
  }

  /** Folders came or moved: what is in them is read. */
  foldersChanged(): void {
    void this.load();
  }

  private rolesUri({ root, project }: Host): string {
    const file = this.source.rolesFile(project.file(rolesLibraryPath)?.text ?? '');
    return file === undefined ? uriOf(root, rolesLibraryPath) : URI.file(file).toString();
  }

  private knowsBelow(uri: string): boolean {
    return [...this.hosts.values()].some(({ root, project, unreadable }) =>
      [...project.paths(), ...unreadable.keys()].some((path) => isBelow(uri, root, path)),
    );
  }

  /** What the disk has of a project, and which folders it keeps closed. */
  private listed(host: Host): FilesListed {
    const listed = this.source.list(host.root, host.config.config, host.isFlat);
    host.closed = listed.closed;
    return listed;
  }

  private reread(host: Host, uris: readonly string[]): void {
    const listed = new Set(this.listed(host).paths);
    for (const uri of uris) {
      const path = pathIn(host.root, uri);
      if (path === undefined || this.hostOf(uri) !== host) continue;
      const read = listed.has(path) ? this.source.read(host.root, path) : undefined;
      host.unreadable.delete(path);
      if (read && 'problem' in read) host.unreadable.set(path, read.problem);
      this.change(host, path, read && 'text' in read ? read.text : undefined);
    }
  }

  private configChanged(uri: string): void {
    const host = this.hosts.get(folderOf(uri));
    if (!host) return;
    host.config = this.source.readConfig(host.root);
    this.reconfigure(host);
  }

  private reconfigure(host: Host): void {
    host.project.configure(toSettings(host.config.config, this.override));
    host.rev += 1;
    this.onChange({ host, stale: new Set([...host.project.paths(), configFileName]), cause: undefined });
    this.items.judgeSoon(host);
  }

  private change(host: Host, path: string, text: string | undefined): void {
    // A file that is opened nearly always says what the disk says, and what could not be read may be gone.
    const isKnown = host.project.file(path)?.text === text;
    if (!isKnown && text !== undefined && text.length >= large) {
      this.changeLarge(host, path, text);
      return;
    }
    const stale = isKnown ? new Set([path]) : host.project.update([{ path, text }]).stale;
    host.rev += 1;
    this.tellChange(host, path, stale);
  }

  private tellChange(host: Host, path: string, stale: ReadonlySet<string>): void {
    this.onChange({ host, stale, cause: path });
    this.items.judgeSoon(host);
  }

  /** A large text is read at once and judged in slices, as a workspace is that is being loaded. */
  private changeLarge(host: Host, path: string, text: string): void {
    const stale = new Set(host.project.read([{ path, text }]));
    host.rev += 1;
    const take = (judged: ReadonlySet<string>): void => judged.forEach((each) => stale.add(each));
    // A stroke nearly always changes little, and then all is known at once.
    if (!host.isLoading && isJudged(host, take)) {
      this.tellChange(host, path, stale);
      return;
    }
    const work = host.ready.then(() => this.judgeRead(host, take));
    void this.whileLoading(host, work, () => {
      // Its folder may have been closed meanwhile.
      if (this.all().includes(host)) this.tellChange(host, path, stale);
    });
  }

  private drop(host: Host): void {
    this.hosts.delete(host.root);
    this.items.forget(host);
    const stale = new Set([...pathsOf(host), configFileName]);
    this.onChange({ host, stale, cause: undefined });
  }

  private dropLoose(uri: string, host: Host): void {
    // Told while its address is still known.
    host.project.update(host.project.paths().map((path) => ({ path, text: undefined })));
    this.onChange({ host, stale: new Set([loosePath]), cause: undefined });
    this.loose.delete(uri);
  }

  /** The known project around a document: the innermost. */
  private hostOf(uri: string): Host | undefined {
    const loose = this.loose.get(uri);
    if (loose || !isFile(uri)) return loose;
    let nearest: Host | undefined;
    for (const host of this.hosts.values())
      if (host.root.length > (nearest?.root.length ?? -1) && pathIn(host.root, uri) !== undefined) nearest = host;
    return nearest;
  }

  /** The root of a document's project, as the disk says. */
  private rootOf(uri: string): Root {
    const folder = folderOf(uri);
    const around = this.folders
      .filter((each) => `${folder}/`.startsWith(`${each.replace(/\/$/, '')}/`))
      .sort((a, b) => b.length - a.length)[0];
    const root = this.source.findRoot(folder, around ?? '');
    return root === '' ? { root: folder, isFlat: true } : { root, isFlat: false };
  }

  /** Decides to which project an open document belongs. */
  private route(uri: string, text: string): void {
    const place = isFile(uri) ? this.rootOf(uri) : undefined;
    const host = place === undefined ? undefined : this.hostAt(place);
    const path = host ? pathIn(host.root, uri) : undefined;
    const isIncluded = host && path !== undefined && this.source.includes(host.config.config, path);
    const loose = this.loose.get(uri);
    if (isIncluded && loose) this.dropLoose(uri, loose);
    if (isIncluded || loose || !(isFile(uri) || uri.startsWith('untitled:'))) return;
    const made = this.createHost({ root: '', isFlat: false }, undefined);
    made.isLoaded = true;
    this.loose.set(uri, made);
    this.change(made, loosePath, text);
  }

  private hostAt({ root, isFlat }: Root): Host {
    let host = this.hosts.get(root);
    if (!host) {
      host = this.createHost({ root, isFlat }, this.source.readConfig(root));
      this.hosts.set(root, host);
    }
    return host;
  }

  private looseUri(host: Host): string | undefined {
    return [...this.loose].find(([, each]) => each === host)?.[0];
  }

  private createHost({ root, isFlat }: Root, config: ConfigFile | undefined): Host {
    const settings = config ? { settings: toSettings(config.config, this.override) } : {};
    const project = createProject({ ...settings, isPatient: true });
    return newHost({ root, isFlat, project, config });
  }

  /** One load after the other: a configuration may change while its project is still being read. */
  private loadHost(host: Host): Promise<void> {
    host.isLoaded = true;
    host.read = host.ready.then(() => this.readAll(host));
    return this.whileLoading(
      host,
      host.read.then(() => this.judgeAll(host)),
      () => {
        const stale = new Set([...pathsOf(host), configFileName]);
        this.onChange({ host, stale, cause: undefined });
      },
    );
  }

  /** Until some work is done, and all that was begun later, not all of the project is known. */
  private whileLoading(host: Host, work: Promise<void>, tell: () => void): Promise<void> {
    host.isLoading = true;
    const ready = work.finally(() => {
      if (host.ready === ready) host.isLoading = false;
      tell();
    });
    host.ready = ready;
    return ready;
  }

  /** Reads what is listed and not known, and forgets what is listed no longer. */
  private async readAll(host: Host): Promise<void> {
    // What is open is there as well where the disk has lost it.
    const wanted = new Set([...this.listed(host).paths, ...this.openIn(host)]);
    const known = [...host.project.paths(), ...host.unreadable.keys()];
    const gone = known.filter((path) => !wanted.has(path));
    for (const path of gone) host.unreadable.delete(path);
    host.project.read(gone.map((path) => ({ path, text: undefined })));
    host.rev += 1;
    this.onChange({ host, stale: new Set(gone), cause: undefined });
    const fresh = [...wanted].filter((path) => !host.project.file(path));
    for (let at = 0; at < fresh.length; at += batch) {
      this.loadFiles(host, fresh.slice(at, at + batch));
      await nextTurn();
    }
  }

  /** The paths of the open documents that are part of a project: each that its configuration leaves out is one of its own. */
  private openIn(host: Host): readonly string[] {
    return [...this.open.keys()].flatMap((uri) =>
      isFile(uri) && this.hostOf(uri) === host ? (pathIn(host.root, uri) ?? []) : [],
    );
  }

  /** Judged once all is known: file by file, each would be judged again for what the next ones say. */
  private async judgeAll(host: Host): Promise<void> {
    await this.judgeRead(host, (stale) => this.onChange({ host, stale, cause: undefined }));
    await this.items.refresh(host);
    await this.items.judge(host);
  }

  private async judgeRead(host: Host, told: (stale: ReadonlySet<string>) => void): Promise<void> {
    for (let judged = host.project.judge(slice); judged; judged = host.project.judge(slice)) {
      told(judged.stale);
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

/** Judges a little of what was read; whether that was all. */
function isJudged({ project }: Host, told: (stale: ReadonlySet<string>) => void): boolean {
  const first = project.judge(slice);
  const second = project.judge(slice);
  for (const judged of [first, second]) if (judged) told(judged.stale);
  return second === undefined;
}

function pathFor(host: Host, uri: string): string | undefined {
  return host.root === '' ? loosePath : pathIn(host.root, uri);
}
