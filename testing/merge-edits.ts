/** Edits that people make beside each other: one or two small ones, in what both may well touch. */
import {
  drawWord,
  pick,
  type Drawn,
  type DrawnOrganisation,
  type DrawnTarget,
  type Random,
} from './drawn-organisation.ts';
import { createRandom } from './random.ts';

/** One or two edits among the first elements of a kind, so that two people often meet there. */
export function editForMerge(before: DrawnOrganisation, seed: number): DrawnOrganisation {
  const random = createRandom(seed);
  let organisation = before;
  for (let left = 1 + random(2); left > 0; left -= 1) organisation = pick(random, edits)(organisation, random);
  return organisation;
}

/** One person changes the order of a backlog, and another what its items say. */
export function backlogEdits(before: DrawnOrganisation, seed: number): readonly [DrawnOrganisation, DrawnOrganisation] {
  return [reorder(before, createRandom(seed)), editItem(before, createRandom(seed + 100_000))];
}

type Edit = (organisation: DrawnOrganisation, random: Random) => DrawnOrganisation;

const edits: readonly Edit[] = [
  setFact,
  setFact,
  setRole,
  addTeam,
  addEntry,
  addEntry,
  addItem,
  reorder,
  editItem,
  retitle,
];

function withElement({ elements, nextKey }: DrawnOrganisation, element: Drawn): DrawnOrganisation {
  return { elements: new Map(elements).set(element.key, element), nextKey: Math.max(nextKey, element.key + 1) };
}

function some({ elements }: DrawnOrganisation, random: Random, fits: (element: Drawn) => boolean): Drawn {
  return pick(random, [...elements.values()].filter(fits).slice(0, 6));
}

function setFact(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const team = some(organisation, random, ({ kind, facts }) => kind === 'team' && Object.keys(facts).length > 0);
  const key = pick(random, Object.keys(team.facts));
  const value = key === 'members' ? String(3 + random(9)) : pick(random, ['platform', 'enabling', 'stream-aligned']);
  return withElement(organisation, { ...team, facts: { ...team.facts, [key]: value } });
}

function setRole(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const team = some(organisation, random, ({ kind }) => kind === 'team' || kind === 'art');
  const role = pick(
    random,
    Object.keys(team.links).filter((key) => key !== 'members'),
  );
  return withElement(organisation, {
    ...team,
    links: { ...team.links, [role]: [{ to: person(organisation, random) }] },
  });
}

function person({ elements }: DrawnOrganisation, random: Random): number {
  return pick(
    random,
    [...elements.values()].filter(({ kind }) => kind === 'person'),
  ).key;
}

function addTeam(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const train = some(organisation, random, ({ kind }) => kind === 'art');
  const links = {
    'product-owner': [{ to: person(organisation, random) }],
    'scrum-master': [{ to: person(organisation, random) }],
  };
  const { nextKey: key } = organisation;
  return withElement(organisation, {
    key,
    kind: 'team',
    name: `${drawWord(random)}-${random(1000)}`,
    parents: [train.key],
    facts: { members: '6' },
    links,
  });
}

/** Somebody joins a team that names its members. */
function addEntry(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const team = some(organisation, random, ({ links }) => (links['members'] ?? []).length > 1);
  const members: readonly DrawnTarget[] = team.links['members'] ?? [];
  const to = person(organisation, random);
  if (members.some((each) => each.to === to)) return organisation;
  const at = random(members.length + 1);
  return withElement(organisation, { ...team, links: { ...team.links, members: members.toSpliced(at, 0, { to }) } });
}

function addItem(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const train = some(organisation, random, ({ backlog = [] }) => backlog.length > 0);
  const { nextKey: key } = organisation;
  const feature: Drawn = {
    key,
    kind: 'feature',
    name: `${drawWord(random)}-${random(1000)}`,
    title: drawWord(random),
    parents: [],
    facts: {},
    links: {},
  };
  const backlog = (train.backlog ?? []).toSpliced(random((train.backlog ?? []).length + 1), 0, key);
  return withElement(withElement(organisation, feature), { ...train, backlog });
}

function reorder(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const train = some(organisation, random, ({ backlog = [] }) => backlog.length > 1);
  const backlog = [...(train.backlog ?? [])];
  const [item = 0] = backlog.splice(random(backlog.length), 1);
  backlog.splice(random(backlog.length + 1), 0, item);
  return withElement(organisation, { ...train, backlog });
}

function editItem(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const items = new Set([...organisation.elements.values()].flatMap(({ backlog = [] }) => backlog));
  const item = some(organisation, random, ({ key }) => items.has(key));
  const wsjf = `value ${1 + random(20)}, time 5, risk 3, size ${1 + random(13)}`;
  return withElement(organisation, { ...item, facts: { ...item.facts, wsjf } });
}

function retitle(organisation: DrawnOrganisation, random: Random): DrawnOrganisation {
  const element = some(
    organisation,
    random,
    ({ kind }) => kind === 'team' || kind === 'art' || kind === 'value-stream',
  );
  return withElement(organisation, { ...element, title: drawWord(random) });
}
