/** Value streams made one: what the others say and contain comes into the first, and what refers to them follows. */
import { inLinks, isOwned, valueOf, type Element, type Link } from '../binding/element.ts';
import { declarationText, removeDeclaration } from '../edits/declarations.ts';
import { piecesOf, type Piece } from '../edits/pieces.ts';
import { atLink } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addLines, removeEntries, replaceAt, type TextEdit } from '../edits/text-edits.ts';
import { isRelationKey } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { childrenOf, onOneLine } from '../model/queries.ts';
import { isSingle } from './single-facts.ts';
import type { Fix } from './rule.ts';

/**
 * The quick fix that merges value streams into the first of them; none where that needs a decision: where one stands in
 * another or refers to it, or where money is shared between them. Nothing that is written is lost: a fact that both
 * state stays as a comment.
 */
export function mergedStreams([kept, ...gone]: readonly Element[], model: Model): readonly Fix[] {
  if (!kept || gone.length === 0 || ![kept, ...gone].every(isWhole)) return [];
  if (areRelated([kept, ...gone])) return [];
  const references = gone.flatMap((stream) => inLinks(stream)).filter((link) => !link.implied);
  if (references.some((link) => link.share !== undefined && sisters(link, [kept, ...gone]).length > 1)) return [];
  const follow = references.flatMap((link) => followed(link, kept, gone, model));
  const isInside = ({ path, span }: TextEdit): boolean => gone.some((stream) => holds(stream, path, span.start));
  const lines = gone.flatMap((stream) => linesFrom(stream, kept, follow));
  const names = gone.map(({ name }) => `\`${name ?? ''}\``).join(', ');
  return [
    {
      title: `Merge ${names} into \`${kept.name ?? ''}\``,
      edits: [
        ...follow.filter((edit) => !isInside(edit)),
        ...gone.flatMap(removeDeclaration),
        ...(lines.length > 0 ? addLines(kept, lines) : []),
      ],
    },
  ];
}

function isWhole({ declaration, broken, name }: Element): boolean {
  return declaration !== undefined && !broken && name !== undefined;
}

function areRelated(streams: readonly Element[]): boolean {
  return streams.some((stream) =>
    streams.some(
      (other) =>
        other !== stream && (onOneLine(stream, other) || inLinks(other).some(({ subject }) => subject === stream)),
    ),
  );
}

/** The links of one statement that lead to any of the value streams. */
function sisters({ stater, key, statement }: Link, streams: readonly Element[]): readonly Link[] {
  return streams
    .flatMap((stream) => inLinks(stream))
    .filter((link) => !link.implied && link.stater === stater && link.key === key && link.statement === statement)
    .sort((a, b) => a.value - b.value);
}

/** A reference leads to the one that is kept; where its line or its nesting leads there already, it goes. */
function followed(link: Link, kept: Element, gone: readonly Element[], model: Model): readonly TextEdit[] {
  const { stater, key, relation } = link;
  const [first] = sisters(link, [kept, ...gone]);
  const all = sisters(link, gone);
  const isSaid = first?.target === kept || (key === 'in' && stater.owner === kept);
  // The line is written once, with the first of its references.
  if (link !== all[0]) return [];
  const removed = removeEntries((isSaid ? all : all.slice(1)).map(atLink));
  if (isSaid) return removed;
  const value = valueOf(link);
  const isQualified = value?.type === 'reference' && value.qualifier !== undefined;
  const isPlain = isQualified || !(relation === 'in' || isRelationKey(relation));
  const written = isPlain ? (kept.name ?? '') : referenceTo(kept, stater, relation, model);
  return [...replaceAt(atLink(link), written), ...removed];
}

function holds({ file, declaration }: Element, path: string, offset: number): boolean {
  const span = declaration?.span;
  return file?.path === path && span !== undefined && offset >= span.start && offset < span.end;
}

/** What one of them brings: its facts, then as comments what the other states as well, then what is declared in it. */
function linesFrom(stream: Element, kept: Element, edits: readonly TextEdit[]): readonly string[] {
  const own = edits.filter(({ path, span }) => holds(stream, path, span.start));
  const pieces = piecesOf(stream, own);
  const stays = pieces.filter((piece) => isStated(piece, kept));
  const comes = pieces.filter((piece) => !stays.includes(piece));
  return [
    ...comes.filter(({ child }) => !child).map(({ text }) => text),
    ...commented(stream, stays),
    ...comes.filter(({ child }) => child).map(({ text }) => text),
  ];
}

/** Whether the other states it too, and it can be stated once only. */
function isStated({ statement, child }: Piece, kept: Element): boolean {
  if (statement) return isSingle(kept, statement) && kept.states(statement.key);
  if (!child || !isOwned(child)) return false;
  return childrenOf(kept, child.kind).some(({ name }) => name === child.name);
}

/** For a person to decide: what it was called, what was said about it, and the facts that clash. */
function commented(stream: Element, clashing: readonly Piece[]): readonly string[] {
  const above = /^(?:[ \t]*(?:\/\/|\/\*|\*).*\n)*/.exec(declarationText(stream))?.[0] ?? '';
  const kept = [above, ...clashing.map(({ text }) => text)].flatMap((text) => text.split('\n'));
  const lines = kept.map(bare).filter((line) => line.trim() !== '' && !line.startsWith('throughline-ignore '));
  if (lines.length === 0 && stream.title === undefined) return [];
  const title = stream.title === undefined ? '' : ` “${stream.title}”`;
  return [`// Merged from \`${stream.name ?? ''}\`${title}:`, ...lines.map((line) => `//   ${line}`)];
}

/** A line without the marks of a comment. */
function bare(line: string): string {
  return line.replace(/^\s*(?:\/\/|\/\*+|\*\/|\*)\s?/, '').replace(/\s*\*\/\s*$/, '');
}
