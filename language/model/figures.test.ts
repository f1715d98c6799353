import { expect, it } from 'vitest';
import { compact, grouped } from './figures.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [1638, '1,638'],
  [12_052, '12,052'],
  [1_234_567, '1,234,567'],
])('%d is counted as %s', (number, text) => {
  expect(grouped(number)).toBe(text);
});

it.each([
  [0.125, '0.13'],
  [9500, '9,500'],
  [450_000, '450k'],
  [12_000_000, '12M'],
  [2_500_000_000, '2.5B'],
])('%d is %s at a glance', (number, text) => {
  expect(compact(number)).toBe(text);
});
