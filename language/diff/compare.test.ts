/** Comparing two versions: what reviewers are told, and what always holds. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { createProject, type Project } from '../project.ts';
import { toVersion } from './canonical.ts';
import { compareVersions } from './compare.ts';
import { matchVersions } from './match.ts';
import { applyOperations, operationsOf } from './operations.ts';

type Texts = Readonly<Record<string, string>>;

function projectOf(texts: Texts | string): Project {
  const project = createProject({ isIncremental: false });
  const files = typeof texts === 'string' ? { 'main.thru': texts } : texts;
  project.update(Object.entries(files).map(([name, text]) => ({ path: name, text })));
  return project;
}

const headlines = (before: Texts | string, after: Texts | string): readonly string[] =>
  compareVersions(projectOf(before), projectOf(after)).groups.map(({ headline }) => headline);

const bank = `portfolio retail {
  lpm: @lea
  value-stream payments "Payments" {
    budget: 6M EUR per year
    art core "Payments Core" {
      rte: @ava "Ava Lind"
      team kite { members: 7 }
      team hawk { members: 8 }
      team wren { members: 6 }
    }
  }
  value-stream cards "Cards" {
    budget: 9M EUR per year
    art issuing "Card Issuing" {
      rte: @ben "Ben Roe"
      team puma { members: 9 }
      product-manager: @cid "Cid Oz"
      backlog {
        feature F-1 "Metal card"
        feature F-2 "Gift card"
        feature F-3 "Virtual card"
      }
    }
    product wallet "Wallet" { delivered-by: issuing }
  }
}
`;

const edited = (...edits: readonly (readonly [string | RegExp, string])[]): string =>
  edits.reduce((text, [from, to]) => text.replace(from, to), bank);

describe('what a reviewer is told', () => {
  it('a train that moves, with who goes along', () => {
    const core = /    art core[^]*?\n    \}\n/.exec(bank)?.[0] ?? '';
    const after = bank.replace(core, '').replace('    product wallet', `${core}    product wallet`);
    expect(headlines(bank, after)).toEqual([
      'Train Payments Core moves from value stream Payments to value stream Cards: 3 teams and 22 people go along. Payments 22 → 0 people, Cards 11 → 33 people.',
    ]);
  });

  it('a train that splits', () => {
    const after = edited(
      [/\n      team wren .*/, ''],
      ['  value-stream cards', '  value-stream cards'],
      [
        '    }\n  }\n  value-stream cards',
        '    }\n    art edge "Payments Edge" {\n      rte: vacant\n      team wren { members: 6 }\n    }\n  }\n  value-stream cards',
      ],
    );
    expect(headlines(bank, after)).toEqual([
      'Train Payments Core splits: the new train Payments Edge takes the team wren, 6 people.',
    ]);
  });

  it('two trains that become one', () => {
    const before = edited([
      '    product wallet',
      '    art loyalty {\n      rte: vacant\n      team lynx { members: 5 }\n    }\n    product wallet',
    ]);
    const after = edited(['      team puma', '      team lynx { members: 5 }\n      team puma']);
    expect(headlines(before, after)).toEqual([
      'Train loyalty becomes a part of train Card Issuing: the team lynx goes along, 5 people.'.replace(
        'go along',
        'goes along',
      ),
    ]);
  });

  it('money that goes from one to the other', () => {
    expect(headlines(bank, edited(['6M EUR', '7M EUR'], ['9M EUR', '8M EUR']))).toEqual([
      '1M EUR per year of the budget go from value stream Cards to value stream Payments.',
    ]);
  });

  it('somebody who takes another seat', () => {
    const after = edited(
      ['rte: @ava "Ava Lind"', 'rte: vacant'],
      ['product-manager: @cid "Cid Oz"', 'product-manager: @ava "Ava Lind"'],
    );
    const [people] = headlines(bank, after);
    expect(people).toBe(
      'Ava Lind, release train engineer of train Payments Core until now, is product manager of train Card Issuing.',
    );
  });

  it('a rename, and nothing of what refers to it', () => {
    expect(headlines(bank, edited(['value-stream payments', 'value-stream pay']))).toEqual([
      'Value stream payments (Payments) is called pay now.',
    ]);
    expect(headlines(bank, bank.replaceAll('issuing', 'making'))).toEqual([
      'Train issuing (Card Issuing) is called making now.',
    ]);
  });

  it('a backlog in another order, by the fewest moves', () => {
    const after = edited(
      ['        feature F-3 "Virtual card"\n', ''],
      ['        feature F-1', '        feature F-3 "Virtual card"\n        feature F-1'],
    );
    expect(headlines(bank, after)).toEqual(['Backlog of Card Issuing: order of the backlog: F-3 1 (before: F-3 3).']);
  });

  it('what is new and what is gone, with what is in it', () => {
    const loans = '  value-stream loans "Loans" {\n    art lend {\n      team owl { members: 4 }\n    }\n  }\n';
    const after = bank.replace(/\}\n$/, `${loans}}\n`);
    expect(headlines(bank, after)).toEqual(['New: value stream Loans, in portfolio retail, with 1 team and 4 people.']);
    expect(headlines(after, bank)).toEqual([
      'Gone: value stream Loans, in portfolio retail, with 1 team and 4 people.',
    ]);
  });

  it('problems that are new, and those that are fixed', () => {
    const after = edited(['art core "Payments Core"', 'art core "Payments Core" in cards']);
    const { problems } = compareVersions(projectOf(bank), projectOf(after));
    expect(problems.new.map(({ rule }) => rule)).toContain('art-in-many-value-streams');
    const back = compareVersions(projectOf(after), projectOf(bank)).problems;
    expect(back.fixed.map(({ rule }) => rule)).toEqual(problems.new.map(({ rule }) => rule));
  });

  it('no new problem where a problem’s element is only called otherwise', () => {
    const { problems } = compareVersions(projectOf(bank), projectOf(bank.replaceAll('wren', 'robin')));
    expect({ new: problems.new, fixed: problems.fixed }).toEqual({ new: [], fixed: [] });
    expect(problems.unchanged.length).toBeGreaterThan(0);
  });

  it('a name that was swapped with another’s', () => {
    const after = bank.replaceAll('kite', '#').replaceAll('puma', 'kite').replaceAll('#', 'puma');
    expect(compareVersions(projectOf(bank), projectOf(after)).changes.length).toBeGreaterThan(0);
  });
});

const folder = path.join(import.meta.dirname, '../../examples/nordhaven-bank');
const nordhaven: Texts = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.thru'))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
);

describe('what changes nothing', () => {
  const unchanged = (after: Texts): void => {
    const { changes } = compareVersions(projectOf(nordhaven), projectOf(after));
    expect(changes).toEqual([]);
  };
  const each = (edit: (text: string, name: string) => string): Texts =>
    Object.fromEntries(Object.entries(nordhaven).map(([name, text]) => [name, edit(text, name)]));

  it('the same text', () => unchanged(nordhaven));
  it('white space, line ends, a byte-order mark, comments', () => {
    unchanged(each((text) => `\uFEFF// Reviewed.\n${text}`.replaceAll('\n', '\r\n')));
    unchanged(each((text) => text.replaceAll(/^ +/gm, '$&$&')));
  });
  it('other files, and other names of files', () => {
    unchanged({ 'all.thru': Object.values(nordhaven).join('\n') });
    unchanged(Object.fromEntries(Object.entries(nordhaven).map(([name, text]) => [`moved/${name}`, text])));
  });
  it('`in` instead of nesting', () => {
    expect(
      headlines(
        'portfolio p {\n  value-stream v { customer: "All" }\n}',
        'portfolio p\nvalue-stream v in p { customer: "All" }',
      ),
    ).toEqual([]);
  });
});

/** Over drawn organisations: see properties.test.ts. Here, edits of lines in organisations that people wrote. */
describe('what always holds', () => {
  const canonical = (project: Project) => toVersion(project);
  /** Some elements have other names, others are gone, others state something else. */
  const random = (seed: number, texts: Texts): Texts => {
    let state = seed * 2_654_435_761;
    const next = (limit: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 0x1_0000_0000) * limit);
    };
    const names = Object.keys(texts);
    const result: Record<string, string> = { ...texts };
    for (let step = 0; step < 4; step += 1) {
      const name = names[next(names.length)] ?? '';
      const lines = (result[name] ?? '').split('\n');
      const at = next(lines.length);
      const line = lines[at] ?? '';
      const sort = next(4);
      if (sort === 0 && !/[{}]/.test(line)) lines.splice(at, 1);
      if (sort === 1) lines[at] = line.replace(/"([^"]*)"/, '"$1 anew"');
      if (sort === 2) lines[at] = line.replace(/\b(team|art|product|feature) ([\w-]+)/, '$1 $2-anew');
      if (sort === 3) lines[at] = line.replace(/\b(\d+)\b/, (digits) => String(Number(digits) + 1));
      result[name] = lines.join('\n');
    }
    return result;
  };
  const generated: Texts = Object.fromEntries(
    generateOrganisation({ elements: 400, layout: 'many-files' }).files.map(({ path: name, text }) => [name, text]),
  );

  it('the operations rebuild the new version, and none can be left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (seed, isBank) => {
        const base = isBank ? nordhaven : generated;
        const [a, b] = [canonical(projectOf(base)), canonical(projectOf(random(seed, base)))];
        const match = matchVersions(a, b);
        const operations = operationsOf(a, b, match);
        const comparable = (items: typeof a.items): unknown =>
          Object.fromEntries([...items].map(([id, { was: _was, ...item }]) => [id, item]));
        expect(comparable(applyOperations(a, operations))).toEqual(comparable(b.items));
        const removed = operations.filter(({ op }) => op === 'removed').length;
        const added = operations.filter(({ op }) => op === 'added').length;
        expect(a.items.size - removed + added).toBe(b.items.size);
        if (operations.length === 0) return;
        const without = operations.toSpliced(seed % operations.length, 1);
        expect(comparable(applyOperations(a, without))).not.toEqual(comparable(b.items));
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('other names for everything are renames and nothing else', () => {
    const names = [...toVersion(projectOf(nordhaven)).items.values()].flatMap(({ kind, name }) =>
      name === undefined || kind === 'cadence' || kind === 'role' ? [] : [name],
    );
    const all = new Set(names);
    const renamed = Object.fromEntries(
      Object.entries(nordhaven).map(([file, text]) => [
        file,
        text.replace(/"(?:[^"\\]|\\.)*"|\/\/.*|\/\*[^]*?\*\/|@?[\p{L}_][\p{L}\p{N}_.-]*/gu, (word) => {
          const isHandle = word.startsWith('@');
          const name = isHandle ? word.slice(1) : word;
          return /^["/]/.test(word) || !all.has(name) ? word : `${isHandle ? '@' : ''}n${[...all].indexOf(name)}x`;
        }),
      ]),
    );
    const { changes } = compareVersions(projectOf(nordhaven), projectOf(renamed));
    expect(changes.filter(({ type }) => type !== 'renamed')).toEqual([]);
    expect(changes.length).toBeGreaterThan(300);
  });
});
