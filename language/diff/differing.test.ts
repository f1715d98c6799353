/** What is taken for the same in two versions is the same: over drawn organisations, edited line by line and rearranged. */
import { describe, expect, it } from 'vitest';
import { drawOrganisation } from '../../testing/drawn-organisation.ts';
import { createRandom } from '../../testing/random.ts';
import { reorganise } from '../../testing/reorganising.ts';
import { writeOrganisation, type Texts } from '../../testing/written-organisation.ts';
import { createProject } from '../project.ts';
import { summarize } from '../syntax/summarize.ts';
import { differing } from './differing.ts';
import { toVersion, type Version } from './version.ts';

const seeds = Array.from({ length: 30 }, (_, at) => 30_001 + at);

/** Two versions as they come from a repository: what both have in the same words is read once. */
function versionsOf(...texts: readonly [Texts, Texts]): readonly [Version, Version] {
  const summaries = new Map([...texts[0].values(), ...texts[1].values()].map((text) => [text, summarize(text)]));
  const versionOf = (files: Texts): Version => {
    const project = createProject({ isIncremental: false, rules: [] });
    project.update([...files].map(([path, text]) => ({ path, text, summary: summaries.get(text) ?? summarize(text) })));
    return toVersion(project);
  };
  return [versionOf(texts[0]), versionOf(texts[1])];
}

/** The identities of what was taken for the same, and is not. */
function mistakenIn(a: Version, b: Version): readonly string[] {
  const differs = differing(a, b);
  const all = new Set([...a.items.keys(), ...b.items.keys()]);
  return [...all].filter(
    (id) => !differs.has(id) && JSON.stringify(a.items.get(id)) !== JSON.stringify(b.items.get(id)),
  );
}

/** Lines go, come twice, change places, and say something else. */
function withOtherLines(texts: Texts, seed: number): Texts {
  const random = createRandom(seed);
  const edited = new Map(texts);
  for (let step = 0; step <= seed % 5; step += 1) {
    const path = [...edited.keys()][random(edited.size)] ?? '';
    const lines = (edited.get(path) ?? '').split('\n');
    const [at, other] = [random(lines.length), random(lines.length)];
    const [line = '', second = ''] = [lines[at], lines[other]];
    const isWhole = !/[{}]/.test(line + second);
    const kind = random(5);
    if (kind === 0 && isWhole) lines.splice(at, 1);
    if (kind === 1 && isWhole) lines.splice(other, 0, line);
    if (kind === 2 && isWhole) [lines[at], lines[other]] = [second, line];
    if (kind === 3) lines[at] = line.replace(/@?[a-z]\w+$/, (word) => `${word}-anew`);
    if (kind === 4) lines[at] = line.replace(/\b\d+\b/, (digits) => `${digits}1`);
    edited.set(path, lines.join('\n'));
  }
  return edited;
}

describe('what is taken for the same', () => {
  it('is the same where lines were edited', () => {
    for (const seed of seeds) {
      const texts = writeOrganisation(drawOrganisation(seed));
      expect([seed, mistakenIn(...versionsOf(texts, withOtherLines(texts, seed)))]).toEqual([seed, []]);
    }
  });

  it('is the same where much happened, in the same layout and in another', () => {
    for (const seed of seeds) {
      const before = drawOrganisation(seed);
      const { organisation } = reorganise(before, seed, 1 + (seed % 12));
      const [old, now] = [writeOrganisation(before), writeOrganisation(organisation)];
      expect([seed, mistakenIn(...versionsOf(old, now))]).toEqual([seed, []]);
      expect([seed, mistakenIn(...versionsOf(old, writeOrganisation(organisation, seed)))]).toEqual([seed, []]);
    }
  });

  it('is all of it where nothing happened, and nearly all of it where one title did', () => {
    for (const seed of seeds.slice(0, 10)) {
      const texts = writeOrganisation(drawOrganisation(seed));
      const [a, b] = versionsOf(texts, texts);
      expect([seed, [...differing(a, b)]]).toEqual([seed, []]);
      const retitled = new Map(
        [...texts].map(([path, text]) => [path, text.replace(/^team ([\w-]+)/m, 'team $1 "Anew"')]),
      );
      const [c, d] = versionsOf(texts, retitled);
      expect(differing(c, d).size).toBeLessThan(c.items.size / 10);
    }
  });
});
