/** One slip of the hand, one squiggle: every line of sound organisations, written wrong in six ways. */
import { describe, expect, it } from 'vitest';
import { marked } from '#testing';
import { organisationPairs } from '../../testing/organisations.ts';
import { createProject } from '../project.ts';

/** What a hand that slips makes of a line with a key. */
const slips: Readonly<Record<string, (line: string) => string>> = {
  'a colon that is left out': (line) => line.replace(':', ''),
  'a misspelt key': (line) => line.replace(/([a-z])([a-z]): /, '$2$1: '),
  'a value that is still to come': (line) => line.replace(/: .*/, ':'),
  'a value that means nothing': (line) => line.replace(/: .*/, ': zzqq'),
  'a line that stands twice': (line) => `${line}\n${line}`,
  'a line that is taken out': () => '',
};

describe('a slip of the hand is told once', () => {
  it.each(Object.keys(slips).flatMap((slip) => organisationPairs().map((pair) => ({ slip, ...pair }))))(
    '$slip: $name',
    ({ slip, sound }) => {
      const [file] = marked(sound).files;
      if (!file) throw new Error('There is no file.');
      const lines = file.text.split('\n');
      const project = createProject();
      const twice = lines.flatMap((line, at) => {
        if (!/^\s*[a-z-]+: [^{]*$/.test(line)) return [];
        project.update([{ ...file, text: lines.toSpliced(at, 1, slips[slip]?.(line) ?? '').join('\n') }]);
        const told = project.problems(file.path, { fold: true, asOf: '2026-06-30' });
        return told.length < 2 ? [] : [`${line.trim()}: ${told.map(({ rule }) => rule).join(', ')}`];
      });
      expect(twice).toEqual([]);
    },
  );
});
