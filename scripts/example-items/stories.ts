/** The stories of a train's teams, each under a feature of the train. */
import { dayLength, type PlainItem } from '#language/flow/index.ts';
import type { Chance } from './chance.ts';
import type { Keys, Train } from './features.ts';
import { begin, blocked, end, leftAlone } from './story.ts';
import { arrivals, atWork, hurried, named, walked, type Stay } from './walk.ts';

/** Stories that a team begins in two weeks. */
const pace = 5.5;
/** So long a story may go on where nobody is stuck. */
const patience = 11;

const types = [
  ['Story', 58],
  ['Bug', 18],
  ['Tech', 16],
  ['Compliance', 8],
] as const;

export function* storiesOf(
  { products, teams }: Train,
  features: readonly PlainItem[],
  chance: Chance,
  key: Keys,
): Generator<PlainItem> {
  for (const { name, title } of teams) {
    for (const at of arrivals(chance, begin, end, () => pace / 14)) {
      const type = chance.pick(types);
      const first = { type, team: title, product: chance.pick(products.map((product) => [product, 1])) };
      const parent = underWay(features, at, chance);
      const points = chance.pick([1, 2, 3, 5, 8].map((size, index) => [size, [2, 4, 4, 2, 1][index] ?? 1]));
      yield named({ id: key(), ...(parent === undefined ? {} : { parent }), points }, eventsOf(at, chance), first);
    }
    const product = products[0] ?? '';
    for (const days of blocked[name] ?? [])
      yield named({ id: key(), points: 5 }, stuck(days, 'Blocked'), { type: 'Compliance', team: title, product });
    for (const days of leftAlone[name] ?? [])
      yield named({ id: key(), points: 3 }, stuck(days, 'In Dev'), { type: 'Story', team: title, product });
  }
}

/** A feature of the train that is worked on at that time; bugs and small things have none. */
function underWay(features: readonly PlainItem[], at: number, chance: Chance): string | undefined {
  if (chance.share() < 0.25) return undefined;
  const open = features.filter(({ events }) => {
    const [first, last] = [events[0]?.at ?? 0, events.at(-1)];
    return first <= at && (last === undefined || last.at >= at || last.state !== 'Done');
  });
  return open[Math.floor(chance.share() * open.length)]?.id;
}

function eventsOf(at: number, chance: Chance) {
  const stays: readonly Stay[] = [
    { state: 'Ready', days: chance.days(1.2, 0.6) },
    { state: 'In Dev', days: chance.days(2.6) },
    { state: 'In Review', days: chance.days(1.1, 0.7) },
    { state: 'In Test', days: chance.days(1.3) },
  ];
  const age = (end - at) / dayLength;
  const total = stays.reduce((sum, { days }) => sum + days, 0);
  const isHurried = total > patience || (age > 6 && total > age);
  const kept = isHurried ? hurried(stays, Math.min(patience, age - 1) - chance.share()) : stays;
  const walk = walked(at, kept, 'Done', end);
  const last = walk.at(-1);
  // Now and then something is found after all.
  if (last?.state !== 'Done' || chance.share() > 0.02) return walk;
  const again = last.at + dayLength * chance.days(3);
  return [...walk, ...walked(again, [{ state: 'In Dev', days: chance.days(1) }], 'Done', end)];
}

/** Begun in good time, and then nobody could go on. */
function stuck(days: number, state: string) {
  const at = end - days * dayLength;
  return [
    { at: atWork(at - 4 * dayLength), state: 'Ready' },
    { at: atWork(at - 3 * dayLength), state: 'In Dev' },
    ...(state === 'In Dev' ? [] : [{ at: atWork(at), state }]),
  ];
}
