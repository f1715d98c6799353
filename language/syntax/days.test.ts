import { describe, expect, it } from 'vitest';
import { isDay, monthsAfter } from './days.ts';

describe('a day', () => {
  it.each(['2026-01-01', '2028-02-29', '0001-12-31'])('is %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00', '', 'x', '26-01-01'])(
    'is not %j',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

it.each([
  ['2026-01-15', '2026-04-15'],
  ['2026-11-30', '2027-02-28'],
  ['2027-11-30', '2028-02-29'],
  ['2026-03-31', '2026-06-30'],
  ['2026-10-31', '2027-01-31'],
])('a quarter after %s is %s', (day, later) => {
  expect(monthsAfter(day, 3)).toBe(later);
});
