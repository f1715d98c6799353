import { describe, expect, it } from 'vitest';
import { createDateOrderSearch, dateReader, hasSlashedDate } from './index.ts';

function found(...parts: readonly string[]) {
  const search = createDateOrderSearch();
  for (const part of parts) search.read(part);
  return search.found();
}

describe('the order of day and month', () => {
  it.each([
    ['A,3/27/2026 3:04:05 PM,Ready\n', 'month-first', '3/27/2026'],
    ['A;27/3/2026;Ready\n', 'day-first', '27/3/2026'],
    ['3/27/2026,A\n', 'month-first', '3/27/2026'],
    ['id,at\nA,27/03/2026', 'day-first', '27/03/2026'],
    ['A,Ready@1/2/2026; Dev@ 1/13/2026\n', 'month-first', '1/13/2026'],
    ['{"created": "13/1/2026 10:00"}', 'day-first', '13/1/2026'],
  ])('is what a date shows: %s', (text, order, date) => {
    expect(found(text)).toEqual({ order, date });
  });

  it.each([
    'A,3/4/2026,Ready\n',
    'A,3/27/2026,Ready\nB,27/3/2026,Ready\n',
    'A,27/28/2026,Ready\n',
    'A,2026-03-27,src/27/3/2026\n',
    'A,2026-03-27\n',
    '',
  ])('is not known where none shows it, or two contradict each other: %s', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it('is found wherever the text is cut', () => {
    const text = `id,at\nA,1/2/2026\nB,"12/31/2026 11:59:59 PM",x\nC,1/3/2026`;
    for (let at = 0; at <= text.length; at += 1)
      for (const next of [at, at + 1, at + 7])
        expect(found(text.slice(0, at), text.slice(at, next), text.slice(next))).toEqual({
          order: 'month-first',
          date: '12/31/2026',
        });
  });

  it('is looked for only where such dates are', () => {
    expect(hasSlashedDate('id,at\nA,1/2/2026\n')).toBe(true);
    expect(hasSlashedDate('id,at\nA,2026-01-02\nB,12/Mar/26')).toBe(false);
  });

  it('makes dates of numbers with slashes, and of none where it is not known', () => {
    const day = (text: string, order?: 'day-first' | 'month-first') => {
      const at = dateReader('UTC', order)(text);
      return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
    };
    expect(day('3/12/2026', 'month-first')).toBe('2026-03-12T00:00');
    expect(day('3/12/2026', 'day-first')).toBe('2026-12-03T00:00');
    expect(day('3/12/2026 3:04:05 PM', 'month-first')).toBe('2026-03-12T15:04');
    expect(day('03/12/2026 15:04', 'day-first')).toBe('2026-12-03T15:04');
    expect(day('3/12/2026')).toBeUndefined();
    expect(day('13/12/2026', 'month-first')).toBeUndefined();
    expect(day('30/2/2026', 'day-first')).toBeUndefined();
    expect(day('3/12/26', 'month-first')).toBeUndefined();
    expect(day('2026-03-12', 'month-first')).toBe('2026-03-12T00:00');
  });
});
