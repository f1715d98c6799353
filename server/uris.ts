/** Between the protocol's URIs and a project's paths. */
import { URI, Utils } from 'vscode-uri';
import { rolesLibraryPath } from '#language';
import { librarySchemes } from '#protocol';

/**
 * A document's URI as this server writes it: editors encode other characters than each other (`a%40b` is `a@b`), and each
 * way names the same file. What is no URI at all is left as it is; undefined where it names a file by no path.
 */
export function plainUri(uri: string): string | undefined {
  if (!isFile(uri)) return uri;
  try {
    const parsed = URI.parse(uri);
    return (parsed.authority === 'localhost' ? parsed.with({ authority: '' }) : parsed).toString();
  } catch {
    return undefined;
  }
}

/** The folder that a URI names on disk; undefined where it names none. */
export function folderIn(uri: unknown): string | undefined {
  const plain = typeof uri === 'string' && isFile(uri) ? plainUri(uri) : undefined;
  return plain === undefined ? undefined : URI.parse(plain).fsPath;
}

/** The path of the folder in which a file stands. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).fsPath;
}

/** Whether a URI names a file on disk. */
export function isFile(uri: string): boolean {
  return uri.startsWith('file:');
}

/** The path of a file below a root with `/`; undefined outside it. */
export function pathIn(root: string, uri: string): string | undefined {
  const base = `${URI.file(root).path.replace(/\/$/, '')}/`;
  const { path } = URI.parse(uri);
  return path.startsWith(base) ? path.slice(base.length) : undefined;
}

/** Whether a file of a project lies in a folder. */
export function isBelow(folderUri: string, root: string, path: string): boolean {
  return `${URI.file(root).path.replace(/\/$/, '')}/${path}`.startsWith(
    `${URI.parse(folderUri).path.replace(/\/$/, '')}/`,
  );
}

/** The URI of a path of a project; that of the built-in roles is a document of ours. */
export function uriOf(root: string, path: string): string {
  if (path === rolesLibraryPath) return URI.from({ scheme: librarySchemes.library, path: `/${path}` }).toString();
  return Utils.joinPath(URI.file(root), path).toString();
}

/** The URI of a rule's page, which our extension opens. */
export function rulePageUri(rule: string): string {
  return URI.from({ scheme: librarySchemes.rule, path: `/${rule}.md` }).toString();
}
