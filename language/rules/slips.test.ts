/** One slip of the hand, one squiggle: every line and block of sound organisations, written wrong in some way. */
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

/** What a hand that slips makes of a block from its first line to its last. */
const blockSlips: Readonly<Record<string, (block: readonly string[]) => readonly string[]>> = {
  'that stands twice': (block) => [...block, ...block],
  'with a brace too many': (block) => [...block, ...block.slice(-1)],
  'without its last brace': (block) => block.slice(0, -1),
  'whose first line stands twice': (block) => [...block.slice(0, 1), ...block],
  'whose first line is lost': (block) => block.slice(1),
};

describe('a block', () => {
  it.each(Object.keys(blockSlips).flatMap((slip) => organisationPairs().map((pair) => ({ slip, ...pair }))))(
    '$slip is told once: $name',
    ({ slip, sound }) => {
      const [file] = marked(sound).files;
      if (!file) throw new Error('There is no file.');
      const lines = file.text.split('\n');
      const project = createProject();
      const twice = lines.flatMap((line, at) => {
        const indent = /^ *(?=\S.*\{$)/.exec(line)?.[0];
        if (indent === undefined) return [];
        const count = lines.slice(at).indexOf(`${indent}}`) + 1;
        const slipped = blockSlips[slip]?.(lines.slice(at, at + count)) ?? [];
        project.update([{ ...file, text: lines.toSpliced(at, count, ...slipped).join('\n') }]);
        // Who refers to what is gone has a line of its own to mend.
        const told = project
          .problems(file.path, { fold: true, asOf: '2026-06-30' })
          .filter(({ rule }) => rule !== 'unresolved-reference');
        return told.length < 2 ? [] : [`${line.trim()}: ${told.map(({ rule }) => rule).join(', ')}`];
      });
      expect(twice).toEqual([]);
    },
  );
});
