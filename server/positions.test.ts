import { describe, expect, it } from 'vitest';
import { createProject } from '#language';
import { offsetAt } from './positions.ts';

const ends = ['\n', '\r\n', '\r'] as const;

describe('a position that the text has not', () => {
  for (const end of ends)
    it(`is the nearest in its line, where lines end with ${JSON.stringify(end)}`, () => {
      const project = createProject();
      const text = ['team a', '', 'team b'].join(end);
      project.update([{ path: 'a.thru', text }]);
      const record = project.file('a.thru');
      const at = (line: number, character: number): number | undefined =>
        record && offsetAt(record, { line, character });
      const [second, third] = ['team a'.length + end.length, text.length - 'team b'.length];
      expect([at(0, 6), at(0, 7), at(0, 2 ** 31)]).toEqual([6, 6, 6]);
      expect([at(1, 0), at(1, 5)]).toEqual([second, second]);
      expect([at(2, -3), at(2, 99), at(3, 0), at(99, 99)]).toEqual([third, text.length, text.length, text.length]);
      expect([at(-1, 4), at(-9, 4), at(0, -1)]).toEqual([0, 0, 0]);
    });
});
