/** What a merge of two branches has to be asked about: where they clash by element, and what a merge of texts got wrong. */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Project } from '../project.ts';
import type { Item } from './canonical.ts';
import { placeIn, toVersion, type Version } from './version.ts';
import type { ElementName } from './changes.ts';
import { mergeVersions } from './merged.ts';
import type { Clash, ConflictKind, Entity, Merged } from './merging.ts';
import type { Place } from './places.ts';
import { called } from './words.ts';

export type DifferenceKind = 'kept-twice' | 'came-back' | 'lost' | 'dangling-reference' | 'differs';

export type MergeFinding<Kind = ConflictKind | DifferenceKind> = {
  readonly kind: Kind;
  readonly element: ElementName;
  readonly property?: string;
  /** What is wrong, and what to do. */
  readonly message: string;
  readonly locations: { readonly ours?: Place; readonly theirs?: Place; readonly merged?: Place };
};

export type MergeCheck = {
  /** What only people can decide. */
  readonly conflicts: readonly MergeFinding<ConflictKind>[];
  /** What the merged texts say otherwise than both sides together; empty where no merged texts were given. */
  readonly differences: readonly MergeFinding<DifferenceKind>[];
};

/** `text` is what a merge of the texts gave, if it gave anything. */
export function checkMerge(base: Project, ours: Project, theirs: Project, text?: Project): MergeCheck {
  const merged = mergeVersions(toVersion(base), toVersion(ours), toVersion(theirs));
  const conflicts = merged.clashes.map((clash) => toConflict(clash, merged));
  return { conflicts, differences: text ? differencesOf(merged, toVersion(text)) : [] };
}

function toConflict(clash: Clash, merged: Merged): MergeFinding<ConflictKind> {
  const element = elementOf(clash.key, merged);
  const { key, kind, property } = clash;
  return {
    kind,
    element,
    ...(property === undefined ? {} : { property }),
    message: sentenceOf(clash, capitalised(called(element)), merged),
    locations: locationsOf(key, merged),
  };
}

function locationsOf(key: string, { ours, theirs }: Merged): { readonly ours?: Place; readonly theirs?: Place } {
  const [a, b] = [ours, theirs].map(({ ids, version }) => placeIn(version, ids.get(key) ?? ''));
  return { ...(a ? { ours: a } : {}), ...(b ? { theirs: b } : {}) };
}

function elementOf(key: string, { base, ours, theirs }: Merged): ElementName {
  const entity = base.get(key) ?? ours.entities.get(key) ?? theirs.entities.get(key);
  return nameOf(entity ?? { kind: 'meta', name: shortKey(key) });
}

function nameOf({ kind, name, title }: ElementName): ElementName {
  return { kind, ...(name === undefined ? {} : { name }), ...(title === undefined ? {} : { title }) };
}

/** `sky` of `+art:sky`. */
function shortKey(key: string): string {
  const own = key.slice(key.lastIndexOf('/') + 1);
  return own.slice(own.indexOf(':') + 1).replace(/^[+?]/, '');
}

function sentenceOf({ kind, property = '', ours, theirs }: Clash, who: string, merged: Merged): string {
  const word = shortKey(property).replaceAll('-', ' ');
  const plain = (text: string): string =>
    text === ''
      ? 'nothing'
      : text
          .split(', ')
          .map((part) => spoken(part, merged))
          .join(', ');
  const gone = (): string => spoken(ours === 'removed' ? theirs : ours, merged);
  switch (kind) {
    case 'both-changed':
      return `${who}: ${word} is ${plain(ours)} on our side and ${plain(theirs)} on theirs. Agree on one.`;
    case 'both-renamed':
      return `${who} is called ${ours} on our side and ${theirs} on theirs. Agree on one name.`;
    case 'both-moved':
      return `${who} is in ${plain(ours)} on our side and in ${plain(theirs)} on theirs. Agree on its place.`;
    case 'both-reordered':
      return `${who} is ordered ${plain(ours)} on our side and ${plain(theirs)} on theirs. Agree on one order.`;
    case 'both-added':
      return `${who} is new on both sides, with ${word} ${plain(ours)} on ours and ${plain(theirs)} on theirs. Keep one, or give one another name.`;
    case 'changed-and-removed':
      return `${who} is ${ours} on our side and ${theirs} on theirs. Keep it with the change, or remove it.`;
    case 'refers-to-removed':
      return `${who}: ${word} names ${gone()}, which the other side removed. Name another one, or keep it.`;
    case 'home-removed':
      return `${who} stands in ${gone()}, which the other side removed. Give it another home, or keep that one.`;
    case 'same-name':
      return `${who} and ${spoken(theirs, merged)} would both be called ${ours}: each side gave the name to one of them. Rename one of the two.`;
    case 'inside-itself':
      return `${who} would stand inside itself: each side moved one of the two into the other. Undo one of the moves.`;
  }
}

/** A key as people call it; other text as it is. */
function spoken(text: string, merged: Merged): string {
  const isKey = [merged.base, merged.ours.entities, merged.theirs.entities].some((table) => table.has(text));
  return isKey ? called(elementOf(text, merged)) : text.replace(/^[?]/, '');
}

/** The merged entities under the identities that they have when each is written down. */
function expectedItems({
  entities,
  ours,
  theirs,
}: Merged): ReadonlyMap<string, { readonly key: string; readonly item: Item }> {
  const ids = new Map<string, string>();
  const idOf = (key: string): string => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const entity = entities.get(key);
    const id = entity ? identityOf(key, entity, entities, idOf) : (ours.ids.get(key) ?? theirs.ids.get(key) ?? key);
    ids.set(key, id);
    return id;
  };
  const items = new Map<string, { key: string; item: Item }>();
  for (const [key, entity] of entities) items.set(idOf(key), { key, item: toItem(idOf(key), entity, idOf) });
  return items;
}

function identityOf(
  key: string,
  { kind, name, parents }: Entity,
  entities: ReadonlyMap<string, Entity>,
  idOf: (key: string) => string,
): string {
  const own = name === undefined ? kind : `${kind}:${name}`;
  const number = /#\d+$/.exec(key)?.[0] ?? '';
  const cut = key.lastIndexOf('/');
  if (cut < 0) return `${own}${number}`;
  const home = parents.find((parent) => entities.has(parent));
  return `${idOf(home ?? key.slice(0, cut))}/${own}${number}`;
}

function toItem(id: string, entity: Entity, idOf: (key: string) => string): Item {
  const links = Object.entries(entity.links).map(([key, targets]) => [
    idOf(key),
    targets.map((target) => ({ ...target, to: idOf(target.to) })).sort((x, y) => (x.to < y.to ? -1 : 1)),
  ]);
  return {
    ...entity,
    id,
    parents: entity.parents.map(idOf).sort(),
    // The same relations as before, under other identities.
    links: Object.fromEntries(links) as Item['links'],
    order: entity.order.map(idOf),
  };
}

function differencesOf(merged: Merged, text: Version): readonly MergeFinding<DifferenceKind>[] {
  const expected = expectedItems(merged);
  const keyById = new Map(
    [merged.ours, merged.theirs].flatMap(({ ids }) => [...ids].map(([key, id]) => [id, key] as const)),
  );
  const clashing = new Set(merged.clashes.map(({ key }) => key));
  const findings: MergeFinding<DifferenceKind>[] = [];
  for (const item of text.items.values()) {
    const wanted = expected.get(item.id);
    if (!wanted) findings.push(...surplus(item, text, merged, expected, keyById));
    else if (!clashing.has(wanted.key)) findings.push(...differing(wanted.item, item, text));
  }
  for (const [id, { key, item }] of expected)
    if (!text.items.has(id) && !clashing.has(key))
      findings.push(
        finding(
          'lost',
          item,
          `${capitalised(called(item))} is missing in the merged text. Write it again.`,
          locationsOf(key, merged),
        ),
      );
  return findings;
}

function finding<Kind>(
  kind: Kind,
  item: ElementName,
  message: string,
  locations: MergeFinding<Kind>['locations'],
  property?: string,
): MergeFinding<Kind> {
  return { kind, element: nameOf(item), ...(property === undefined ? {} : { property }), message, locations };
}

/** What the merged text has and the merge by element has not. */
function surplus(
  item: Item,
  text: Version,
  merged: Merged,
  expected: ReadonlyMap<string, { readonly key: string; readonly item: Item }>,
  keyById: ReadonlyMap<string, string>,
): readonly MergeFinding<DifferenceKind>[] {
  const place = placeIn(text, item.id);
  const at = place ? { merged: place } : {};
  const key = keyById.get(item.id.replace(/#\d+$/, ''));
  const entity = key === undefined ? undefined : merged.entities.get(key);
  const twin = [...expected.values()].find((each) => each.key === key)?.item;
  if (entity && twin) {
    const now = twin.id === item.id.replace(/#\d+$/, '') ? 'under the same name' : `as ${twin.name ?? called(twin)}`;
    const message = `${capitalised(called(item))} is kept twice: the merged text has it as ${item.name ?? item.kind} and ${now}. One side moved it and the other changed it where it stood; keep one, with what the other says.`;
    return [finding('kept-twice', item, message, at)];
  }
  if (item.kind === 'person' && !place) return [];
  const message = `${capitalised(called(item))} is in the merged text, although one side removed it. Remove it, or keep it on purpose.`;
  return [finding('came-back', item, message, at)];
}

function differing(wanted: Item, found: Item, text: Version): readonly MergeFinding<DifferenceKind>[] {
  const place = placeIn(text, found.id);
  const locations = place ? { merged: place } : {};
  const who = capitalised(called(found));
  const dangling = Object.entries(found.links).flatMap(([property, targets]) =>
    targets
      .filter(({ to }) => to.startsWith('?') && !(wanted.links[property] ?? []).some((each) => each.to === to))
      .map(({ to }) => {
        const message = `${who}: ${shortKey(property).replaceAll('-', ' ')} names ${to.slice(1)}, which is no longer there in the merged text. One side removed or renamed it; name another one.`;
        return finding('dangling-reference' as const, found, message, locations, shortKey(property));
      }),
  );
  if (dangling.length > 0) return dangling;
  return differingKeys(wanted, found).map(({ property, have, want }) =>
    finding(
      'differs' as const,
      found,
      `${who}: ${property.replaceAll('-', ' ')} is ${have} in the merged text; both sides together say ${want}. Write what is meant.`,
      locations,
      property,
    ),
  );
}

type Differing = { readonly property: string; readonly have: string; readonly want: string };

function differingKeys(wanted: Item, found: Item): readonly Differing[] {
  const result: Differing[] = [];
  const add = (property: string, want: string, have: string): void => {
    if (want !== have) result.push({ property: shortKey(property), have: have || 'nothing', want: want || 'nothing' });
  };
  add('title', wanted.title ?? '', found.title ?? '');
  add('in', listed(wanted.parents), listed(found.parents));
  add('order', listed(wanted.order), listed(found.order));
  for (const key of new Set([...Object.keys(wanted.facts), ...Object.keys(found.facts)]))
    if (wanted.facts[key]?.canon !== found.facts[key]?.canon)
      add(key, wanted.facts[key]?.text ?? '', found.facts[key]?.text ?? '');
  for (const key of new Set([...Object.keys(wanted.links), ...Object.keys(found.links)]))
    add(
      key,
      listed((wanted.links[key] ?? []).map(({ to }) => to)),
      listed((found.links[key] ?? []).map(({ to }) => to)),
    );
  return result;
}

function listed(ids: readonly string[]): string {
  return ids.map(shortKey).join(', ');
}
