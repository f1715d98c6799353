/** Comparing versions of organisations that people wrote: what changes nothing, and what always holds. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { parseFlowFile } from '../flow/index.ts';
import { createProject, type Project } from '../project.ts';
import { toVersion } from './version.ts';
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

  it('work items, which only one version may know', () => {
    const measured = projectOf(nordhaven);
    const read = parseFlowFile(readFileSync(path.join(folder, 'flow.thruflow'), 'utf8'));
    if ('problem' in read) throw new Error(JSON.stringify(read.problem));
    measured.useItems(read.data);
    const judged = measured.paths().flatMap((name) => measured.problems(name));
    expect(judged.map(({ rule }) => rule)).toContain('flow-load-over-target');
    const { problems } = compareVersions(projectOf(nordhaven), measured);
    expect([...problems.new, ...problems.fixed]).toEqual([]);
  });
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

describe('earlier names', () => {
  it('settle what was renamed', () => {
    expect(headlines('team sky { members: 5 }', 'team alpha { was: sky, members: 5 }')).toEqual([
      'Team sky is called alpha now.',
    ]);
  });
  it('which were known before say nothing about what goes now', () => {
    const before = 'team sky\nteam alpha { was: sky, members: 5 }';
    const { changes } = compareVersions(projectOf(before), projectOf('team alpha { was: sky, members: 6 }'));
    expect(changes.map(({ type, element: { name } }) => `${name} ${type}`)).toEqual(['sky removed', 'alpha changed']);
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

  it('the operations rebuild what became another kind of thing', () => {
    const [a, b] = [
      nordhaven,
      {
        ...nordhaven,
        'payments.thru': (nordhaven['payments.thru'] ?? '').replace('value-stream payments', 'solution payments'),
      },
    ].map((texts) => canonical(projectOf(texts)));
    if (!a || !b) throw new Error('Two versions were read.');
    const operations = operationsOf(a, b, matchVersions(a, b));
    expect(operations.filter(({ op }) => op === 'added' || op === 'removed')).toEqual([]);
    expect([...applyOperations(a, operations).keys()].toSorted()).toEqual([...b.items.keys()].toSorted());
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
