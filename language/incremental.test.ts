// Over 300 lines: one organisation of several files stands in it, which all its tests edit.
/**
 * The oracle: after each of many random edits over several files, broken texts among them, every identity, link and
 * problem equals those of a fresh load of the same files.
 */
import { describe, expect, it } from 'vitest';
import { itemsOfTeams } from '../testing/flow.ts';
import { createRandom } from '../testing/random.ts';
import { inLinks, outLinks, type Element, type Link } from './binding/element.ts';
import { createSettings } from './rules/settings.ts';
import { createProject, type Project } from './project.ts';

const start: Readonly<Record<string, string>> = {
  'a.thru': `enterprise acme "Acme" {
  executive: @carla "Carla Ruiz"
  theme digital "Digital" {
    objective grow { key-result users "Users": 2 -> 3 by 2026-12-31, now 2 }
  }
  person @ava "Ava"
}
portfolio retail "Retail" in acme {
  lpm: @amelia, @noah
  epic instant "Instant" {
    supports: digital
    flows-into: payments, cards
    approved-by: lpm on 2026-01-20
  }
  value-stream payments "Payments" {
    supports: digital
    product pay { delivered-by: pay-core }
    art pay-core "Core" {
      rte: @ava
      backlog {
        feature F-1 "One" { implements: instant }
        F-2
        feature F-3
      }
      team falcon { members: @tor 60%, @liv }
    }
  }
}
`,
  'b.thru': `value-stream cards "Cards" in retail { budget: 9M EUR per year }
art card-core in cards, payments {
  rte: @ava
  captain: @kim
  backlog { F-9 }
  backlog second { links: "x" }
}
feature F-2 in instant { depends-on: product pay }
solution omni in retail {
  comprises: pay, hub
  product hub
  solution-train t1 { trains: pay-core, card-core }
}
// throughline-ignore art-in-many-value-streams: shared until the split
art pay-core in cards, payments
role captain {
  at: art required error
  abbreviation: cap
}
`,
  'c.thru': `team kite in card-core {
  product-owner: @emil "Emil", vacant
  po: @tor
  depends-on: falcon, art payments
}
milestone go "Go": 2026-03-01 { affects: payments }
backlog in card-core { F-4 }
feature F-4 in F-9
workflow default { new: "Backlog"  waiting: "Ready", "Review"  active: "Dev"  done: "Done" }
item-types { feature: "Story"  defect: "Bug" }
`,
};

const words = [
  'payments',
  'cards',
  'pay-core',
  'card-core',
  'falcon',
  'digital',
  'instant',
  'retail',
  'pay',
  'hub',
  'F-1',
  'F-2',
  'captain',
  'lpm',
  'acme',
  '@ava',
  '@tor',
  'omni',
  'kite',
  'rte',
  'team',
  'art',
  'value-stream',
  'backlog',
];
/** Lines that other rules read. */
const facts = [
  'budget: 5M EUR per year',
  'budget: 20%',
  'budget: 1M SEK per pi until 2027-01-01',
  'funding: project "P-1"',
  'funding: lean',
  'reserve: 9M EUR per year',
  'members: 12',
  'members: @ava 60%, @tor 70%, vacant',
  'people: 140',
  'wsjf: value 8, time 5, risk 3, size 2',
  'rank: 1',
  'pi: 10 weeks',
  'iteration: 3 weeks',
  'iterations: 4 x 2 weeks, ip 2 weeks',
  'state: implementing',
  'state: forming',
  'type: enabler',
  'type: operational',
  'operating-model: teams',
  'topology: platform',
  'product-owner: @ava, @tor',
  'scrum-master: @ava',
  'product-manager: @ave',
  'supports: digital',
  'flows-into: payments',
  'implements: F-9',
  'delivered-by: pay-core lead, card-core',
  'cost: 9M EUR',
  'approval-threshold: 1M EUR',
  'capacity-allocation: features 60%, enablers 30%',
  'tags: #local',
  'kpi users: 1 -> 2',
  'objective more { supports: more }',
  'flow { load: max 3 }',
  'cadence monthly { participants: engineers }',
  'story S-1 { implements: F-1 }',
  'epic E-1 { state: ready }',
  'capability C-1',
  'solution-train st { trains: pay-core }',
  'flow { load: max 1  velocity: 9 per 7 days  time: p85 2 days  efficiency: min 90% }',
  'aliases: "Falcons", "Kites"',
  'demand: 30 per pi',
  'workflow other { waiting: "Dev"  active: "Review"  done: "Done" }',
  'item-types { level: feature  debt: "Story" }',
] as const;
const paths = ['a.thru', 'b.thru', 'c.thru', 'd.thru'];

/** All rules, so that none of them forgets what it has read. */
const everyRule = createSettings({ profile: 'all', rules: {}, overrides: [] });

type Random = (below: number) => number;
type Edit = (lines: string[], at: number, random: Random, path: string) => void;

const pick = <E>(random: Random, list: readonly E[]): E => {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
};

const line = (lines: readonly string[], at: number): string => lines[at] ?? '';

const edits: readonly Edit[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at, random) => {
    const other = random(lines.length);
    [lines[at], lines[other]] = [line(lines, other), line(lines, at)];
  },
  (lines, at, random) => lines.splice(at, 0, pick(random, lines)),
  (lines, at) => (lines[at] = line(lines, at).replace(/[{}]/, '')),
  (lines, at, random) => (lines[at] = line(lines, at).slice(0, random(line(lines, at).length + 1))),
  (lines, at, random) =>
    (lines[at] = line(lines, at).replace(/@?[\w-]+/g, (word) => (random(3) > 0 ? word : pick(random, words)))),
  (lines, at) => lines.splice(at, 0, ''),
  (lines, at, random) => (lines[at] = `${line(lines, at)} ${pick(random, words)}`),
  (lines, at, random) => (lines[at] = line(lines, at).replace(/: /, `: ${pick(random, words)}, `)),
  (lines, at, random) => {
    const kind = pick(random, ['team', 'art', 'feature', 'product', 'backlog', 'kpi']);
    const head = `  ${kind} ${pick(random, words)} in ${pick(random, words)} {`;
    lines.splice(at, 0, head, `    supports: ${pick(random, words)}`, '  }');
  },
  (lines, at) => (lines[at] = line(lines, at).replace(/: ?/, ' ')),
  (lines, at) => (lines[at] = line(lines, at).replace(/^( *)([a-z-]+) (?=[a-z@])/, '$1$2: ')),
  (lines, at, random) => lines.splice(at, 0, `  ${pick(random, facts)}`),
  (lines, at, random) => lines.splice(at, 0, `  ${pick(random, facts)}`),
  (lines, _at, random, path) => {
    if (random(3) === 0) lines.splice(0, lines.length, ...(start[path] ?? '').split('\n'));
  },
];

/** Everything that anybody can see of a project, as text. */
function seen(project: Project): string {
  const lines = project
    .paths()
    .flatMap((path) => [
      ...(project.file(path)?.elements ?? []).flatMap(seenElement),
      ...project
        .problems(path)
        .map(
          ({ rule, severity, span, element, message, related }) =>
            `${path} ${rule} ${severity} ${span.start}-${span.end} ${element ?? ''} ${message} ${related.map((each) => `${each.path} ${each.span.start} ${each.message}`).join(' | ')}`,
        ),
    ]);
  const people = project.model.elementsOf('person').map((person) => person.name ?? '');
  return [...lines, `people ${people.sort().join(' ')}`].join('\n');
}

function seenElement(element: Element): string[] {
  const links = outLinks(element).map((link) => `  > ${seenLink(link)}`);
  const incoming = inLinks(element).map((link) => `  < ${seenLink(link)}`);
  const order = `${names(element.linksTo('in'), 'subject')} / ${names(element.links('ranks'), 'target')}`;
  return [`${place(element)} ${element.kind} ${element.id}`, ...links.sort(), ...incoming.sort(), `  ${order}`];
}

function seenLink({
  subject,
  relation,
  key,
  statement,
  value,
  name,
  implied,
  status,
  target,
  candidates,
}: Link): string {
  const parts = [
    place(subject),
    relation,
    key,
    statement,
    value,
    name,
    implied,
    status,
    target ? `${place(target)} ${target.id}` : '-',
  ];
  return [...parts, ...candidates.map(place)].join(' ');
}

function names(links: readonly Link[], end: 'subject' | 'target'): string {
  return links.map((link) => place(link[end])).join(' ');
}

function place(element: Element | undefined): string {
  return element ? `${element.file?.path ?? ''}:${element.index}` : '-';
}

function change(project: Project, texts: Map<string, string>, random: Random): void {
  const path = pick(random, paths);
  if (random(40) === 0) {
    texts.delete(path);
    project.update([{ path, text: undefined }]);
    return;
  }
  const lines = (texts.get(path) ?? '').split('\n');
  pick(random, edits)(lines, random(lines.length), random, path);
  const changes = new Map([[path, lines.join('\n')]]);
  if (random(12) === 0) moveLines(texts, changes, path, random);
  for (const [each, text] of changes) texts.set(each, text);
  project.update([...changes].map(([each, text]) => ({ path: each, text })));
}

/** Cuts some lines from one file and puts them at the end of another, as one change. */
function moveLines(
  texts: ReadonlyMap<string, string>,
  changes: Map<string, string>,
  path: string,
  random: Random,
): void {
  const from = pick(random, paths);
  if (from === path) return;
  const lines = (texts.get(from) ?? '').split('\n');
  const cut = lines.splice(random(lines.length), 1 + random(5));
  changes.set(from, lines.join('\n'));
  changes.set(path, [changes.get(path) ?? '', ...cut].join('\n'));
}

describe('after any edits, the answer is that of a fresh load', () => {
  // From 101 on, faults that were mended. From the seeds that are even, files with few findings are crowded and then are not, again and again.
  it.each([1, 3, 101, 107, 121, 2, 4])('over 120 random edits from seed %i', (seed) => {
    const random = createRandom(seed);
    const texts = new Map(Object.entries(start));
    const mostFindings = seed % 2 === 0 ? seed * 6 : Number.POSITIVE_INFINITY;
    const options = { settings: everyRule, items: itemsOfTeams, mostFindings };
    const project = createProject(options);
    project.update([...texts].map(([path, text]) => ({ path, text })));
    for (let edit = 0; edit < 120; edit += 1) {
      change(project, texts, random);
      // As a check loads it, which remembers nobody as a reader.
      const fresh = createProject({ ...options, isIncremental: false });
      fresh.update([...texts].map(([path, text]) => ({ path, text })));
      expect(seen(project), `after edit ${edit} of seed ${seed}`).toBe(seen(fresh));
    }
  });
});

describe('what an edit costs', () => {
  const load = (): { project: Project; texts: Readonly<Record<string, string>> } => {
    const project = createProject({ settings: everyRule });
    project.update(Object.entries(start).map(([path, text]) => ({ path, text })));
    return { project, texts: start };
  };

  it('checks nothing again for a blank line or a comment', () => {
    const { project, texts } = load();
    const { checkedElements, relinkedFiles } = project.update([
      { path: 'a.thru', text: `// said\n\n${texts['a.thru'] ?? ''}` },
    ]);
    expect({ checkedElements, relinkedFiles }).toEqual({ checkedElements: 0, relinkedFiles: 0 });
  });

  it('checks one element again for its title', () => {
    const { project, texts } = load();
    const text = (texts['b.thru'] ?? '').replace('"Cards"', '"All cards"');
    expect(project.update([{ path: 'b.thru', text }]).relinkedFiles).toBe(0);
  });

  it('looks a name up again only in the files that use it', () => {
    const { project, texts } = load();
    project.update([{ path: 'd.thru', text: 'portfolio other' }]);
    const text = (texts['c.thru'] ?? '').replace('team kite', 'team heron');
    expect(project.update([{ path: 'c.thru', text }]).relinkedFiles).toBe(1);
  });
});
