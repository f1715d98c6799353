/** What an edit costs the tree, in counts. */
import { describe, expect, test } from 'vitest';
import { editedTo, snapshotOf } from './scene-testing.ts';
import { createCards } from './tree-cards.ts';
import { treeView } from './tree.ts';

const state = { toggled: new Set<string>(), filter: '', width: 700 };
const trains = Array.from(
  { length: 20 },
  (_, at) => `art a${at} "Train ${at}" { team t${at} "Team ${at}" { members: 7 } }`,
);
const text = `value-stream pay { ${trains.join('\n')} }`;

function laidOutAfter(edited: string): number {
  const cards = createCards();
  const before = snapshotOf(text);
  treeView(before, state, cards);
  const first = cards.laidOut();
  expect(first).toBe(41);
  const scene = treeView(editedTo(before, edited), state, cards);
  expect(scene).toEqual(treeView(snapshotOf(edited), state, createCards()));
  return cards.laidOut() - first;
}

describe('an edit lays out', () => {
  test('nothing where nothing that is drawn changed', () => {
    expect(laidOutAfter(`// a word\n${text}`)).toBe(0);
  });

  test('the card that got another title', () => {
    expect(laidOutAfter(text.replace('"Team 7"', '"A team with a longer name"'))).toBe(1);
  });

  test('the new card and those that tell how much is in them, whatever moves down', () => {
    expect(laidOutAfter(text.replace('team t0 ', 'team fresh "Fresh"\nteam t0 '))).toBeLessThanOrEqual(4);
  });
});
