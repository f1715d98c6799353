/**
 * Renames found again in organisations of another make: the synthetic ones of the benchmarks, in which elements of a kind
 * are as like each other as can be. The thresholds of the matcher were chosen over drawn organisations, and never over these.
 */
import { expect, it } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { capital, drawWord, pick } from '../../testing/drawn-organisation.ts';
import { createRandom } from '../../testing/random.ts';
import { createProject, type Project } from '../project.ts';
import { toVersion } from './version.ts';
import { matchVersions } from './match.ts';

type Files = ReturnType<typeof generateOrganisation>['files'];

function projectOf(files: Files): Project {
  const project = createProject({ isIncremental: false, rules: [] });
  project.update(files);
  return project;
}

const renamedKinds: ReadonlySet<string> = new Set(['value-stream', 'art', 'team', 'epic', 'product', 'feature']);

type Reworked = { readonly edited: Files; readonly truth: ReadonlyMap<string, string> };

/** Other names for some elements, all through the text, with other titles where wanted, and other sizes here and there. */
function reworked(files: Files, seed: number, isRetitled: boolean): Reworked {
  const random = createRandom(seed);
  const elements = [...toVersion(projectOf(files)).items.values()].filter(
    ({ kind, name }) => name !== undefined && renamedKinds.has(kind),
  );
  const truth = new Map<string, string>();
  const names = new Map<string, string>();
  while (truth.size < 12) {
    const { id, kind, name = '' } = pick(random, elements);
    if (names.has(name)) continue;
    const fresh = `${drawWord(random)}-${drawWord(random)}`;
    names.set(name, fresh);
    truth.set(id, `${kind}:${fresh}`);
  }
  const fresh = new Set(isRetitled ? names.values() : []);
  const edited = files.map(({ path, text }) => ({
    path,
    text: text
      .replaceAll(/(?<![\w@-])[A-Za-z][\w-]*/g, (word) => names.get(word) ?? word)
      .replaceAll(/([a-z-]+) "[^"]*"/g, (all, name: string) => (fresh.has(name) ? `${name} "${capital(name)}"` : all))
      .replaceAll(/(?<=members: |size )\d+/g, (number) => (random(12) === 0 ? String(Number(number) + 1) : number)),
  }));
  return { edited, truth };
}

/** Of what was renamed: how many were found again, and how many matches were wrong. */
function counted(isRetitled: boolean) {
  let [renamed, right, wrong] = [0, 0, 0];
  for (let seed = 1; seed <= 30; seed += 1) {
    const { files } = generateOrganisation({ elements: 220, layout: 'many-files', seed });
    const { edited, truth } = reworked(files, seed, isRetitled);
    const { pairs } = matchVersions(toVersion(projectOf(files)), toVersion(projectOf(edited)));
    renamed += truth.size;
    for (const [from, to] of pairs) {
      if (from === to || from.includes('/')) continue;
      if (truth.get(from) === to) right += 1;
      else wrong += 1;
    }
  }
  return { renamed, right, wrong };
}

it('where the title stays all are found, and none wrongly', () => {
  expect(counted(false)).toEqual({ renamed: 360, right: 360, wrong: 0 });
});

it('where the title goes as well, what is as like as its neighbours is not guessed wrongly', () => {
  // Few can be told from their neighbours: the others stay removed and added, which `was` settles.
  const { renamed, right, wrong } = counted(true);
  expect([renamed, wrong]).toEqual([360, 0]);
  expect(right).toBeGreaterThan(30);
});
