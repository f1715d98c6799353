/** What fits on each side alone, and clashes only where both are put together: references, names, and who contains whom. */
import type { Clash, ConflictKind, Entity, Merged, Side } from './merging.ts';

type Whole = Omit<Merged, 'clashes'>;

/** Each clash with the sentence that tells it. */
export function clashesOfWhole(whole: Whole): readonly Clash[] {
  return [...removedTargets(whole), ...sameNames(whole), ...circles(whole)];
}

/** What one side made refer to, or stand in, what the other side removed. */
function removedTargets(whole: Whole): readonly Clash[] {
  const { base, entities } = whole;
  const isRemoved = (key: string): boolean => base.has(key) && !entities.has(key);
  return [...entities].flatMap(([key, { parents, links }]) => [
    ...parents.filter(isRemoved).map((parent) => clash(whole, 'home-removed', key, 'in', parent)),
    ...Object.entries(links).flatMap(([property, targets]) =>
      targets.filter(({ to }) => isRemoved(to)).map(({ to }) => clash(whole, 'refers-to-removed', key, property, to)),
    ),
  ]);
}

function clash({ ours, theirs }: Whole, kind: ConflictKind, key: string, property: string, target: string): Clash {
  const text = (side: Side): string => (side.entities.has(target) ? target : 'removed');
  return { kind, key, property, ours: text(ours), theirs: text(theirs) };
}

/** Two elements of one name, which merging brought together. */
function sameNames(whole: Whole): readonly Clash[] {
  const byName = new Map<string, string>();
  return [...whole.entities].flatMap(([key, { kind, name }]): readonly Clash[] => {
    if (name === undefined || /[/#]/.test(key)) return [];
    const other = byName.get(`${kind}:${name}`);
    if (other === undefined) byName.set(`${kind}:${name}`, key);
    if (other === undefined || isOneSides(whole, key, other)) return [];
    return [{ kind: 'same-name', key, property: 'name', ours: name, theirs: other }];
  });
}

/** Whether one side alone has both under that name already. */
function isOneSides({ ours, theirs }: Whole, key: string, other: string): boolean {
  return [ours, theirs].some(({ entities }) => {
    const [x, y] = [entities.get(key), entities.get(other)];
    return x !== undefined && y !== undefined && x.name === y.name;
  });
}

/** Each side moved one of two into the other: told once, at the first of the circle. */
function circles({ entities }: Whole): readonly Clash[] {
  return [...entities.keys()].flatMap((key): readonly Clash[] => {
    const line = lineUp(entities, key);
    if (!line.includes(key) || key !== line.toSorted()[0]) return [];
    return [{ kind: 'inside-itself', key, property: 'in', ours: line[0] ?? '', theirs: line.at(-2) ?? '' }];
  });
}

function lineUp(entities: ReadonlyMap<string, Entity>, key: string): readonly string[] {
  const line: string[] = [];
  for (
    let at = entities.get(key)?.parents[0];
    at !== undefined && !line.includes(at);
    at = entities.get(at)?.parents[0]
  )
    line.push(at);
  return line;
}
