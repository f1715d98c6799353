import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, spreadOf } from './statistics.ts';

describe('how values are spread', () => {
  const values = fc.oneof(
    fc.double({ min: 0, max: 400, noNaN: true }),
    // Trackers that state days alone give the same lengths again and again, and an old item takes for years.
    fc.constantFrom(0, 1, 2, 3, 14, 5000),
  );

  it('is found among many as putting them in order does, whatever they are', () => {
    const many = fc.tuple(fc.array(values, { minLength: 1, maxLength: 60 }), fc.integer({ min: 2000, max: 2600 }));
    fc.assert(
      fc.property(many, ([drawn, length]) => {
        const all = Array.from({ length }, (_, index) => (drawn[(index * 7) % drawn.length] ?? 0) + (index % 13) / 26);
        const sorted = all.toSorted((a, b) => a - b);
        const { p50, p85, max } = spreadOf(all) ?? {};
        expect([p50, p85, max]).toEqual([percentile(sorted, 0.5), percentile(sorted, 0.85), sorted.at(-1)]);
      }),
    );
  });

  it('is one value where all are alike', () => {
    expect(spreadOf(new Float64Array(3000).fill(7.25))).toEqual({
      count: 3000,
      mean: 7.25,
      p50: 7.25,
      p85: 7.25,
      max: 7.25,
    });
  });

  it('leaves the values where they are, and is none of nothing', () => {
    const given = Float64Array.from({ length: 4000 }, (_, index) => (index * 37) % 101);
    const before = given.slice();
    spreadOf(given);
    expect(given).toEqual(before);
    expect(spreadOf([])).toBeUndefined();
  });
});
