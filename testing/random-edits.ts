/** An organisation of several files, and edits of it at random, broken texts among them. */
/** Its files, by path. */
export const start: Readonly<Record<string, string>> = {
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
/** The files that edits change or make. */
export const editedPaths = ['a.thru', 'b.thru', 'c.thru', 'd.thru'];

export type Random = (below: number) => number;
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

/** Edits a file at random, and at times another with it, in these texts by path; gives what changed, without a text where a file went. */
export function editAtRandom(
  texts: Map<string, string>,
  random: Random,
): readonly { readonly path: string; readonly text: string | undefined }[] {
  const path = pick(random, editedPaths);
  if (random(40) === 0) {
    texts.delete(path);
    return [{ path, text: undefined }];
  }
  const lines = (texts.get(path) ?? '').split('\n');
  pick(random, edits)(lines, random(lines.length), random, path);
  const changes = new Map([[path, lines.join('\n')]]);
  if (random(12) === 0) moveLines(texts, changes, path, random);
  for (const [each, text] of changes) texts.set(each, text);
  return [...changes].map(([each, text]) => ({ path: each, text }));
}

/** Cuts some lines from one file and puts them at the end of another, as one change. */
function moveLines(
  texts: ReadonlyMap<string, string>,
  changes: Map<string, string>,
  path: string,
  random: Random,
): void {
  const from = pick(random, editedPaths);
  if (from === path) return;
  const lines = (texts.get(from) ?? '').split('\n');
  const cut = lines.splice(random(lines.length), 1 + random(5));
  changes.set(from, lines.join('\n'));
  changes.set(path, [changes.get(path) ?? '', ...cut].join('\n'));
}
