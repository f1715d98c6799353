/** Groups about the structure: what split, what became one, what moved, what is called otherwise, what came and went. */
import { capitalised } from '../metamodel/capitalised.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import type { Change } from './changes.ts';
import { withArticle } from '../metamodel/article.ts';
import { crossingText } from './crossings.ts';
import { alongText, isOne, namesOf, peopleText } from './group-words.ts';
import type { Draft, Pool } from './grouping.ts';
import { called, calledNew, counted, listOf } from './words.ts';

/** Kinds in which others stand, so that they can be split and merged. */
const containers = [
  'art',
  'value-stream',
  'portfolio',
  'solution-train',
  'solution',
] as const satisfies readonly Kind[];

/** Takes from the pool what makes such groups. */
export function structureGroups(pool: Pool): readonly Draft[] {
  return [...fusions(pool), ...splits(pool), ...merges(pool)];
}

function movedInto(pool: Pool, id: string): readonly Change[] {
  return pool.ofType('moved').filter(({ toParents }) => toParents?.includes(id));
}

function movedOutOf(pool: Pool, id: string): readonly Change[] {
  return pool.ofType('moved').filter(({ fromParents }) => fromParents?.includes(id));
}

/** Several that are gone, and a new one that has what stood in them. */
function fusions(pool: Pool): readonly Draft[] {
  return pool.ofType('added', ...containers).flatMap((added) => {
    const to = added.identity.after ?? '';
    const arrivals = movedInto(pool, to);
    const gone = pool
      .ofType('removed', added.element.kind)
      .filter(({ identity }) => arrivals.some(({ fromParents }) => fromParents?.includes(identity.before ?? '')));
    if (gone.length < 2) return [];
    const own = arrivals.filter(({ fromParents }) =>
      gone.some(({ identity }) => fromParents?.includes(identity.before ?? '')),
    );
    const facts = pool.factsOf(pool.b, to);
    const row = kindRow(added.element.kind);
    const names = listOf(gone.map(({ element }) => element.title ?? element.name ?? ''));
    const headline = `${capitalised(row.plural)} ${names} become one: the new ${called(added.element)}${tail(facts)}.`;
    const heirs = redirected(
      pool,
      gone.map(({ identity }) => identity.before ?? ''),
      [to],
    );
    const changes = pool.take([...pool.wholly(added), ...gone.flatMap((each) => pool.wholly(each)), ...own, ...heirs]);
    return [{ headline, kind: 'merged' as const, facts, changes }];
  });
}

function tail(facts: Draft['facts']): string {
  const along = alongText(facts);
  return along === '' ? '' : `, with ${along}`;
}

/** A new one that takes a part of what stood in another. */
function splits(pool: Pool): readonly Draft[] {
  return pool.ofType('added', ...containers).flatMap((added) => {
    if (!pool.has(added)) return [];
    const to = added.identity.after ?? '';
    const arrivals = movedInto(pool, to);
    const { kind } = added.element;
    const from = arrivals.flatMap(({ fromParents = [] }) => fromParents).find((id) => kindOf(pool, id) === kind);
    if (from === undefined) return [];
    const remains = pool.b.items.get(from);
    return remains ? [partOf(pool, added, arrivals, from)] : dissolved(pool, from, kind);
  });
}

function kindOf({ a, b }: Pool, id: string): Kind | undefined {
  return (b.items.get(id) ?? a.items.get(id))?.kind;
}

function partOf(pool: Pool, added: Change, arrivals: readonly Change[], from: string): Draft {
  const own = arrivals.filter(({ fromParents }) => fromParents?.includes(from));
  const facts = pool.factsOf(pool.b, added.identity.after ?? '');
  const stated = facts['people'] === undefined ? '' : pool.statedText([from]);
  const whole = capitalised(called(pool.b.items.get(from) ?? added.element));
  const headline = `${whole} splits: the new ${called(added.element)} takes ${namesOf(own)}${peopleText(facts)}.${stated}`;
  const heirs = redirected(pool, [from], [added.identity.after ?? '']);
  return { headline, kind: 'split', facts, changes: pool.take([...pool.wholly(added), ...own, ...heirs]) };
}

/** One that is gone, and new ones that have what stood in it. */
function dissolved(pool: Pool, from: string, kind: Kind): readonly Draft[] {
  const removed = pool.ofType('removed', kind).find(({ identity }) => identity.before === from);
  const departures = movedOutOf(pool, from);
  const parts = pool
    .ofType('added', kind)
    .filter(({ identity }) => departures.some(({ toParents }) => toParents?.includes(identity.after ?? '')));
  if (!removed || parts.length === 0) return [];
  // All that goes to a single one is no split.
  const [first, second] = parts;
  const isWhole = second === undefined;
  const facts = isWhole ? pool.factsOf(pool.b, first?.identity.after ?? '') : pool.factsOf(pool.a, from);
  const into = listOf(parts.map(({ element }) => `the new ${called(element)}`));
  const headline = `${capitalised(called(removed.element))} ${isWhole ? 'is replaced by' : 'splits into'} ${into}${tail(facts)}.`;
  const heirs = redirected(
    pool,
    [from],
    parts.map(({ identity }) => identity.after ?? ''),
  );
  const changes = [...pool.wholly(removed), ...parts.flatMap((each) => pool.wholly(each)), ...departures, ...heirs];
  return [{ headline, kind: isWhole ? 'renamed' : 'split', facts, changes: pool.take(changes) }];
}

/** One that is gone, and another that was there before and has what stood in it. */
function merges(pool: Pool): readonly Draft[] {
  return pool.ofType('removed', ...containers).flatMap((removed) => {
    const from = removed.identity.before ?? '';
    const departures = movedOutOf(pool, from);
    const homes = departures.flatMap(({ toParents = [] }) => toParents);
    const to = homes.find((id) => pool.b.items.get(id)?.kind === removed.element.kind);
    if (to === undefined) return [];
    const own = departures.filter(({ toParents }) => toParents?.includes(to));
    const facts = pool.factsOf(pool.a, from);
    const heir = called(pool.b.items.get(to) ?? removed.element);
    const stated = facts['people'] === undefined ? '' : pool.statedText([to]);
    const headline = `${capitalised(called(removed.element))} becomes a part of ${heir}: ${namesOf(own)} ${own.length === 1 ? 'goes' : 'go'} along${peopleText(facts)}.${stated}`;
    return [
      {
        headline,
        kind: 'merged' as const,
        facts,
        changes: pool.take([...pool.wholly(removed), ...own, ...redirected(pool, [from], [to])]),
      },
    ];
  });
}

/** What referred to what is gone, and refers to its heirs now. */
function redirected(pool: Pool, gone: readonly string[], heirs: readonly string[]): readonly Change[] {
  return pool.ofType('changed').filter(({ identity, property = '' }) => {
    const old = pool.a.items.get(identity.before ?? '')?.links[property] ?? [];
    const now = pool.b.items.get(identity.after ?? '')?.links[property] ?? [];
    return old.some(({ to }) => gone.includes(to)) && now.some(({ to }) => heirs.includes(to));
  });
}

/** What goes the same way goes in one sentence. */
export function moveGroups(pool: Pool): readonly Draft[] {
  const byWay = new Map<string, Change[]>();
  for (const change of pool.ofType('moved')) {
    const key = JSON.stringify([change.element.kind, change.fromParents, change.toParents]);
    byWay.set(key, [...(byWay.get(key) ?? []), change]);
  }
  return [...byWay.values()].map((own) => moved(pool, own));
}

function moved(pool: Pool, own: readonly Change[]): Draft {
  const [first] = own;
  const [from = [], to = []] = [first?.fromParents, first?.toParents];
  const left = from.filter((id) => !to.includes(id));
  const joined = to.filter((id) => !from.includes(id));
  const isSingle = own.length === 1;
  const facts = isSingle ? pool.factsOf(pool.b, first?.identity.after ?? '') : {};
  const crossings = crossingText(pool, own);
  const along = alongText(facts);
  const hasPeople = own.some(({ identity }) => 'people' in pool.factsOf(pool.b, identity.after ?? ''));
  const sizes = [...left, ...joined].map((id) => pool.sizeText(id)).filter((text) => text !== '');
  const who = capitalised(isSingle && first ? called(first.element) : namesOf(own));
  const sentences = [
    `${who} ${wayText(pool, left, joined, isSingle)}${along === '' ? '' : `: ${along} ${isOne(facts) ? 'goes' : 'go'} along`}.`,
    ...(sizes.length > 0 && hasPeople ? [`${sizes.join(', ')}.`] : []),
    ...(!hasPeople ? [] : [pool.statedText([...left, ...joined]).trim()].filter((text) => text !== '')),
    ...(crossings.text === '' ? [] : [crossings.text]),
  ];
  return {
    headline: sentences.join(' '),
    kind: 'moved',
    facts: { ...facts, ...crossings.facts },
    changes: pool.take(own),
  };
}

function wayText(pool: Pool, left: readonly string[], joined: readonly string[], isSingle: boolean): string {
  const is = isSingle ? 'is' : 'are';
  if (joined.length === 0) return `${is} no longer in ${pool.named(left, pool.a)}`;
  if (left.length === 0) return `${is} in ${pool.named(joined, pool.b)} now`;
  return `${isSingle ? 'moves' : 'move'} from ${pool.named(left, pool.a)} to ${pool.named(joined, pool.b)}`;
}

/** Another name, and another title where that goes with it. */
export function renameGroups(pool: Pool): readonly Draft[] {
  return [...pool.ofType('renamed'), ...pool.ofType('kind-changed')].map((change) => {
    const { element, before = '', after = '', identity } = change;
    if (change.type === 'kind-changed') {
      // The comparison says by which kinds it was known.
      const was = withArticle(kindRow(before as Kind).label);
      const headline = `${element.title ?? element.name ?? ''} was ${was} and is ${withArticle(kindRow(element.kind).label)} now.`;
      return { headline, kind: 'renamed' as const, facts: {}, changes: pool.take([change]) };
    }
    const title = pool
      .ofType('changed')
      .find((each) => each.property === 'title' && each.identity.after === identity.after);
    const old = `${before}${aside(title ? title.before : element.title)}`;
    const now = `${after}${title ? aside(title.after) : ''}`;
    const at = element.kind === 'person' ? '@' : '';
    const headline = `${capitalised(kindRow(element.kind).label)} ${at}${old} is called ${at}${now} now.`;
    return { headline, kind: 'renamed' as const, facts: {}, changes: pool.take(title ? [change, title] : [change]) };
  });
}

function aside(title: string | undefined): string {
  return title === undefined ? '' : ` (${title})`;
}

/** Each root of what came or went, with all that is in it. */
export function comingGroups(
  pool: Pool,
  type: 'added' | 'removed',
  fits: (change: Change) => boolean = () => true,
): readonly Draft[] {
  const version = type === 'added' ? pool.b : pool.a;
  const all = pool.ofType(type).filter(fits);
  const ids = new Set(all.map(({ identity }) => identity.after ?? identity.before));
  const roots = all.filter(({ toParents, fromParents }) => !(toParents ?? fromParents ?? []).some((id) => ids.has(id)));
  const unmeant = type === 'removed' ? pool.ofType('changed').filter((change) => namesNothing(pool, change)) : [];
  return roots.map((root) => {
    const whole = pool.take(pool.wholly(root));
    const dangling = pool.take(stillNaming(pool, unmeant, whole));
    const changes = [...whole, ...dangling];
    const facts = pool.factsOf(version, root.identity.after ?? root.identity.before ?? '');
    const parents = root.toParents ?? root.fromParents ?? [];
    const where = parents.length === 0 ? '' : `, in ${pool.named(parents, version)}`;
    const more = whole.length > 1 ? `, with ${counted(whole.length - 1, 'element', 'elements')} in it` : '';
    const left =
      dangling.length === 0
        ? ''
        : ` ${capitalised(namesOf(dangling))} still ${dangling.length === 1 ? 'names' : 'name'} it.`;
    const headline = `${type === 'added' ? 'New' : 'Gone'}: ${calledNew(root.element)}${where}${tail(facts) || more}.${left}`;
    return { headline, kind: type, facts, changes };
  });
}

/** Whether a name that is stated now means nothing. */
function namesNothing(pool: Pool, { identity, property = '' }: Change): boolean {
  return (pool.b.items.get(identity.after ?? '')?.links[property] ?? []).some(({ to }) => to.startsWith('?'));
}

/** What says the name of what is gone as before, and means nothing by it now. */
function stillNaming(pool: Pool, unmeant: readonly Change[], gone: readonly Change[]): readonly Change[] {
  if (unmeant.length === 0) return [];
  const names = new Map(gone.map(({ identity, element }) => [identity.before ?? '', `?${element.name ?? ''}`]));
  return unmeant.filter((change) => {
    const { identity, property = '' } = change;
    if (!pool.has(change)) return false;
    const old = pool.a.items.get(identity.before ?? '')?.links[property] ?? [];
    const now = new Set((pool.b.items.get(identity.after ?? '')?.links[property] ?? []).map(({ to }) => to));
    const isLost = (to: string): boolean => now.has(names.get(to) ?? to) && names.has(to);
    return (
      old.length === now.size && old.some(({ to }) => isLost(to)) && old.every(({ to }) => isLost(to) || now.has(to))
    );
  });
}
