/** What an export is of: a view, of the whole organisation or of a part of it. */
import { meantBy } from '../syntax/nearest.ts';
import { displayTitle } from '../views/display-title.ts';
import { focusOn, type Focus } from '../views/focus.ts';
import type { KeptView, Snapshot } from '../views/snapshot.ts';
import { viewNamed, views, type View } from '../views/views.ts';

export type Subject = {
  readonly view: View;
  /** Whether the view was asked for: without that, some formats tell the whole organisation. */
  readonly isChosen: boolean;
  /** The part that is shown. */
  readonly snapshot: Snapshot;
  /** What the picture is called. */
  readonly title: string;
};

/** Why there is nothing to export, as a sentence. */
export type Refusal = { readonly problem: string };

export type Asked = {
  /** The name of a view, or of a `view` of the organisation (`view:NAME` where a view has the same name). */
  readonly view?: string | undefined;
  /** An element, by its name or as `kind:name`. */
  readonly of?: string | undefined;
};

/** The view and the part that were asked for, or a sentence why there is no such thing. */
export function subjectOf(whole: Snapshot, { view: asked, of }: Asked): Subject | Refusal {
  if (asked === undefined && of === undefined) return wholeOf(whole);
  const kept = asked === undefined ? undefined : keptNamed(whole, asked);
  const name = kept ? kept.shows : (asked ?? firstView.name);
  const view = viewNamed(name);
  if (!view) return { problem: kept ? notDrawn(kept) : unknownView(whole, name) };
  // Of everything it would show more than it was kept for.
  if (kept?.lost !== undefined && of === undefined) return { problem: lostRoot(kept.name, kept.lost) };
  const root = of === undefined ? undefined : elementNamed(whole, of);
  if (typeof root === 'object') return root;
  const focus: Focus = { ...kept, ...(root === undefined ? {} : { root }) };
  return {
    view,
    isChosen: asked !== undefined,
    snapshot: focusOn(whole, focus),
    title: titleOf(whole, view, kept, focus.root),
  };
}

/** Everything, with no view chosen. */
export function wholeOf(snapshot: Snapshot): Subject {
  return { view: firstView, isChosen: false, snapshot, title: titleOf(snapshot, firstView, undefined, undefined) };
}

const [firstView] = views;

function titleOf({ nodes, project }: Snapshot, view: View, kept: KeptView | undefined, root: string | undefined) {
  if (kept) return kept.title;
  const node = nodes.find(({ id }) => id === root);
  const name = node ? displayTitle(node) : project;
  return name === '' ? view.title : `${name}: ${view.title}`;
}

function keptNamed({ keptViews = [] }: Snapshot, asked: string): KeptView | undefined {
  const isQualified = asked.startsWith('view:');
  if (!isQualified && viewNamed(asked)) return undefined;
  const name = (isQualified ? asked.slice('view:'.length) : asked).normalize('NFC');
  return keptViews.find((kept) => kept.name === name);
}

function lostRoot(name: string, lost: string): string {
  return `The view \`${name}\` is of \`${lost}\`, which is not the name of one element. Correct its \`of\`.`;
}

function notDrawn({ name, shows }: KeptView): string {
  return `The view \`${name}\` shows \`${shows}\`, which compares versions or measures work and cannot be exported. Let it show ${listed(views.map((view) => view.name))}.`;
}

function unknownView({ keptViews = [] }: Snapshot, name: string): string {
  const names = [...views.map((view) => view.name), ...keptViews.map((kept) => kept.name)];
  const meant = meantBy(name, names);
  const hint = meant === undefined ? `There are ${listed(names)}.` : `Did you mean \`${meant}\`?`;
  return `There is no view \`${name}\`. ${hint}`;
}

/** The identity of the one element that a text means. */
function elementNamed({ nodes }: Snapshot, asked: string): string | Refusal {
  const wanted = asked.replace(/^@/, '').normalize('NFC');
  if (nodes.some(({ id }) => id === wanted)) return wanted;
  const found = nodes.filter(({ name }) => name === wanted);
  const [first, second] = found;
  if (first && !second) return first.id;
  if (first)
    return { problem: `Several elements are called \`${asked}\`. Say which: ${listed(found.map(({ id }) => id))}.` };
  const meant = meantBy(
    wanted,
    nodes.flatMap(({ id, name }) => (wanted.includes(':') ? id : (name ?? []))),
  );
  return {
    problem: `No element is called \`${asked}\`.${meant === undefined ? ' Give its name, or its kind and name: art:pay-core.' : ` Did you mean \`${meant}\`?`}`,
  };
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
