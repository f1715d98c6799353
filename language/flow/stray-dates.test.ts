/** Dates that must be wrong since they lie years after all others. */
import { expect, it } from 'vitest';
import { strayDatesIn, toFlowData } from './index.ts';

const changedIn = (...years: readonly number[]) =>
  strayDatesIn(
    toFlowData(
      years.map((year, at) => ({
        id: `I-${100 + at}`,
        events: [{ state: 'Ready', at: Date.UTC(year, 5, 1 + (at % 20)) }],
      })),
    ),
  );
const many = (count: number, year: number): readonly number[] => Array.from({ length: count }, () => year);

it('finds the few items that changed last after a year without any change', () => {
  expect(changedIn(2026, 2999, 2026)).toEqual({ items: [1], usual: 2026, stray: 2999 });
  expect(changedIn(...many(20, 2025), 2026, ...many(2, 2028))).toMatchObject({ items: [21, 22], usual: 2026 });
});

it('takes work that goes on, or was begun again, for what it is', () => {
  expect(changedIn()).toBeUndefined();
  expect(changedIn(2026)).toBeUndefined();
  expect(changedIn(2026, 2030)).toBeUndefined();
  expect(changedIn(2024, 2025, 2026, 2027)).toBeUndefined();
  expect(changedIn(...many(10, 2020), ...many(2, 2026))).toBeUndefined();
});
