/** The features of the trains: begun at the train's rhythm, and on their way as its story tells. */
import { dayLength, type PlainItem } from '#language/flow/index.ts';
import type { Chance } from './chance.ts';
import { begin, end, reorganisation, screening, type FeatureType, type TrainStory } from './story.ts';
import { arrivals, atWork, hurried, named, walked, type Stay } from './walk.ts';

/** As the tracker writes them. */
export type Train = {
  readonly name: string;
  readonly title: string;
  readonly products: readonly string[];
  readonly teams: readonly { readonly name: string; readonly title: string }[];
  readonly story: TrainStory;
};

const interval = 70;
/** Nobody leaves a feature for longer than this, where the story does not say so. */
const patience = 24;

export type Keys = () => string;

export function* featuresOf(train: Train, next: Train | undefined, chance: Chance, key: Keys): Generator<PlainItem> {
  const { story } = train;
  for (const at of arrivals(chance, begin, end, (moment) => story.begun(moment) / interval)) {
    const isScreening = next !== undefined && chance.share() < screening.share;
    // What is begun after the reorganisation is KYC's from the start.
    const home = isScreening && at >= reorganisation ? next : train;
    const type = chance.pick(story.types(at));
    const item = { id: key(), ...parentOf(story, type, chance) };
    const events = eventsOf(home, type, at, chance);
    const product = chance.pick(home.products.map((title) => [title, 1]));
    const first = { type, team: home.title, product };
    const moved = home === train && isScreening ? next : undefined;
    yield moved ? moving(named(item, events, first), moved) : named(item, events, first);
  }
}

function parentOf({ epics = [] }: TrainStory, type: FeatureType, chance: Chance): { readonly parent?: string } {
  if (type === 'Incident' || epics.length === 0) return {};
  const known = epics.reduce((sum, [, share]) => sum + share, 0);
  const parent = chance.pick([...epics, ['', Math.max(0, 1 - known)] as const]);
  return parent === '' ? {} : { parent };
}

function eventsOf({ story }: Train, type: FeatureType, at: number, chance: Chance) {
  const { ready, dev, test, validation = 0, release } = story.pace(at);
  // An incident does not queue for long.
  const haste = type === 'Incident' ? 0.5 : 1;
  const stays: readonly Stay[] = [
    { state: 'Ready', days: chance.days(ready * haste, 0.6) },
    { state: 'In Dev', days: chance.days(dev * haste) },
    { state: 'In Test', days: chance.days(test * haste) },
    ...(validation > 0 ? [{ state: 'In Validation', days: chance.days(validation, 0.35) }] : []),
    { state: 'Ready to Release', days: chance.days(release * haste, 0.5) },
  ];
  const isDropped = chance.share() < 0.025;
  const planned = { state: 'Backlog', days: chance.days(9, 0.7) };
  if (isDropped) return walked(at - planned.days * dayLength, [planned, ...stays.slice(0, 1)], 'Canceled', end);
  const age = (end - at) / dayLength;
  const total = stays.reduce((sum, { days }) => sum + days, 0);
  // At the end of a half year people finish what has become old.
  const isHurried = story.leavesOldWork !== true && age > patience - 8 && total > age;
  const kept = isHurried ? hurried(stays, Math.min(patience, age) - 1 - 3 * chance.share()) : stays;
  return walked(at - planned.days * dayLength, [planned, ...kept], 'Done', end);
}

/** A feature that is open when its work changes trains goes along. */
function moving(item: PlainItem, { title, products }: Train): PlainItem {
  const moment = atWork(reorganisation);
  const before = item.events.findLast(({ at }) => at < moment);
  if (!before || before === item.events.at(-1) || ['Done', 'Canceled'].includes(before.state)) return item;
  const change = { at: moment, state: before.state, team: title, product: products[0] ?? '' };
  return { ...item, events: [...item.events, change].sort((a, b) => a.at - b.at) };
}
