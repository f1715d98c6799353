import { describe, expect, it } from 'vitest';
import { pathMatcher } from './patterns.ts';

const paths = ['a.thru', '.draft.thru', 'teams/b.thru', 'teams/old/c.thru', 'sub dir/a, b: 100%.thru'];

describe('a pattern of paths', () => {
  it.each([
    ['teams', ['teams/b.thru', 'teams/old/c.thru']],
    ['teams/', ['teams/b.thru', 'teams/old/c.thru']],
    ['teams/**', ['teams/b.thru', 'teams/old/c.thru']],
    ['teams/*', ['teams/b.thru']],
    ['*', ['a.thru', '.draft.thru']],
    ['**', paths],
    ['!teams/**', ['a.thru', '.draft.thru', 'sub dir/a, b: 100%.thru']],
    ['sub dir/a, b: 100%.thru', ['sub dir/a, b: 100%.thru']],
    ['./a.thru', ['a.thru']],
    ['[', []],
  ])('%s', (pattern, expected) => {
    expect(paths.filter(pathMatcher([pattern]))).toEqual(expected);
  });
});
