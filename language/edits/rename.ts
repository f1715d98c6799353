/** Renames an element everywhere, or says why it cannot be renamed. */
import { inLinks, isOwned, valueOf, type Element, type Link } from '../binding/element.ts';
import { targetKinds } from '../binding/resolve.ts';
import { withArticle } from '../metamodel/article.ts';
import { entryOf, kindRow, rolesLibraryPath } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { scan, T } from '../syntax/scanner.ts';
import { atLink, locate } from './places.ts';
import type { TextEdit } from './text-edits.ts';

export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refusal: string };

/** Why an element has no name that could be changed; undefined where it has one. */
export function whyNotRenamed(element: Element): string | undefined {
  if (element.file?.path === rolesLibraryPath)
    return 'Built-in roles cannot be renamed. Declare a role of your own with `role`.';
  if (element.kind === 'file' || element.kind === 'unknown' || element.name === undefined)
    return 'Nothing here has a name that can be changed.';
  if (kindRow(element.kind).names) return `The names of a ${kindRow(element.kind).label} are given by the language.`;
  return undefined;
}

/** The edits of all files, or a sentence that refuses. Changes nothing itself. */
export function rename(model: Model, element: Element, newName: string): Renaming {
  const refusal = whyNotRenamed(element) ?? whyNotNamed(model, element, newName);
  if (refusal !== undefined) return { refusal };
  const name = plain(element, newName);
  const edits = [
    ...ownEdits(element, name),
    ...inLinks(element).flatMap((link) => linkEdits(model, element, link, name)),
    ...namesakesOf(model, element, name).flatMap((other) =>
      inLinks(other).flatMap((link) => told(element, other, link)),
    ),
  ];
  return { edits: edits.sort(byPlace) };
}

/** Links hang in the order in which they came; who sees the changes reads them in the order of the text. */
function byPlace(a: TextEdit, b: TextEdit): number {
  return a.path === b.path ? a.span.start - b.span.start : a.path < b.path ? -1 : 1;
}

/** Elements of other kinds with the new name, which a name alone may mean from now on. */
function namesakesOf(model: Model, element: Element, name: string): readonly Element[] {
  return element.kind === 'person' ? [] : model.meanings(name).filter((each) => each.kind !== element.kind);
}

/** The kind before a name that meant one element and could mean the renamed one as well. */
function told({ kind }: Element, other: Element, link: Link): readonly TextEdit[] {
  const value = valueOf(link);
  if (kind === 'file' || kind === 'unknown' || link.implied || value?.type !== 'reference') return [];
  if (value.qualifier !== undefined || link.relation === 'ranks' || !targetKinds(link).includes(kind)) return [];
  const located = locate(atLink(link));
  if (!located) return [];
  const { file, span } = located;
  return [{ path: file.path, span: { start: span.start, end: span.start }, newText: `${other.kind} ` }];
}

function plain(element: Element, newName: string): string {
  return (element.kind === 'person' ? newName.replace(/^@/, '') : newName).normalize('NFC');
}

function whyNotNamed(model: Model, element: Element, newName: string): string | undefined {
  const name = plain(element, newName);
  const written = element.kind === 'person' ? `@${name}` : name;
  const { kind } = element;
  if (kind === 'file' || kind === 'unknown') return undefined;
  if (!isName(written, kind === 'person' ? T.handle : T.word)) {
    const characters = `letters, digits, \`_\` and single hyphens${kind === 'person' ? ' or dots' : ''}`;
    return `\`${newName}\` cannot be a name. A name starts with a letter and has ${characters}.`;
  }
  if (name === 'in') return '`in` is the one word that cannot be a name.';
  if (kind === 'role') {
    const taker = element.values('at').find((value) => value.type === 'role-at' && entryOf(name, value.kind));
    if (taker?.type === 'role-at')
      return `A role cannot be called \`${name}\`: that word is a key of ${kindRow(taker.kind).plural} already.`;
    const other = model.role(name);
    if (other && other !== element)
      return `\`${name}\` means the role \`${other.name ?? ''}\` already. Choose another name.`;
  }
  if (namesakes(model, element, name).length > 0)
    return `There is already ${withArticle(kindRow(kind).label)} called \`${written}\`. Choose another name, or rename that one first.`;
  return undefined;
}

/** Who has the name among those of its kind: within its owner for what is owned, people who are only mentioned included. */
function namesakes(model: Model, element: Element, name: string): readonly Element[] {
  const { kind } = element;
  if (kind === 'file' || kind === 'unknown') return [];
  const isNamesake = (each: Element): boolean => each !== element && each.kind === kind && each.name === name;
  if (kind === 'person') return model.elementsOf('person').filter(isNamesake);
  const { parent } = element;
  if (isOwned(element))
    return parent
      ? inLinks(parent, 'in')
          .map(({ subject }) => subject)
          .filter(isNamesake)
      : [];
  return model.named(kind, name).filter(isNamesake);
}

function isName(text: string, type: number): boolean {
  const tokens = scan(text);
  return (
    tokens.count === 1 &&
    tokens.types[0] === type &&
    tokens.ends[0] === text.length &&
    tokens.comments.length === 0 &&
    text !== '@'
  );
}

function ownEdits(element: Element, name: string): readonly TextEdit[] {
  const { declaration, file } = element;
  const span = declaration?.nameSpan;
  return span && file ? [{ path: file.path, span, newText: element.kind === 'person' ? `@${name}` : name }] : [];
}

/** Exactly the name; with the kind before it where the new name alone could mean something else. */
function linkEdits(model: Model, element: Element, link: Link, name: string): readonly TextEdit[] {
  if (link.implied) return [];
  const located = locate(atLink(link));
  if (!located) return [];
  const { file, span } = located;
  const written = file.text.slice(span.start, span.end);
  if (element.kind === 'person') return [{ path: file.path, span, newText: `@${name}` }];
  // A role is also known by its abbreviation, which stays.
  if (written.normalize('NFC') !== element.name) return [];
  const value = valueOf(link);
  const isQualified = value?.type === 'reference' && value.qualifier !== undefined;
  const others = model
    .meanings(name)
    .filter((each) => each.kind !== 'file' && each.kind !== 'unknown' && targetKinds(link).includes(each.kind));
  const needsKind =
    link.relation !== 'role-key' &&
    link.relation !== 'role' &&
    link.relation !== 'ranks' &&
    !isQualified &&
    others.length > 0;
  return [{ path: file.path, span, newText: needsKind ? `${element.kind} ${name}` : name }];
}
