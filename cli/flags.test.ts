import { expect, test } from 'vitest';
import { flagsFor } from './flags.ts';

const here = { isInRoom: false, hasMaglev: true, hasBudget: false };
const node20 = { ...here, hasMaglev: false, hasBudget: true };

test('a command is compiled once, where this Node can do that soon', () => {
  expect(flagsFor({ ...here, words: ['check'] })).toContain('--no-turbofan');
  expect(flagsFor({ ...here, words: ['check'], isInRoom: true })).toContain('--no-turbofan');
});

test('where this Node cannot, what runs often is compiled later than usual', () => {
  const flags = flagsFor({ ...node20, words: ['check'] });
  expect(flags).not.toContain('--no-turbofan');
  expect(flags).toContain('--interrupt-budget=400000');
  expect(flagsFor({ ...node20, words: ['flow', 'report'] })).not.toContain('--interrupt-budget=400000');
});

test('a Node that knows neither is told of neither, since V8 complains of flags that it does not know', () => {
  const flags = flagsFor({ ...here, words: ['check'], hasMaglev: false });
  expect(flags).not.toContain('--no-turbofan');
  expect(flags).not.toContain('--interrupt-budget=400000');
});

test('what runs for long is compiled thoroughly', () => {
  expect(flagsFor({ ...here, words: ['flow', 'import', 'tracker.csv'] })).not.toContain('--no-turbofan');
  expect(flagsFor({ ...here, words: ['lsp', '--stdio'] })).toEqual([]);
  expect(flagsFor({ ...here, words: ['check', '--watch'] })).toEqual([]);
});

test('only a thread with room for all never looks for garbage', () => {
  expect(flagsFor({ ...here, words: ['check'], isInRoom: true })).toContain('--no-incremental-marking');
  expect(flagsFor({ ...here, words: ['check'] })).not.toContain('--no-incremental-marking');
});
