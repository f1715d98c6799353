/** What an edit costs the tree, in counts. */
import { describe, expect, test } from 'vitest';
import { snapshotOf } from './scene-testing.ts';
import type { Snapshot } from './snapshot.ts';
import { createCards } from './tree-cards.ts';
import { treeView } from './tree.ts';

const state = { toggled: new Set<string>(), filter: '', width: 700 };
const trains = Array.from(
  { length: 20 },
  (_, at) => `art a${at} "Train ${at}" { team t${at} "Team ${at}" { members: 7 } }`,
);
const text = `value-stream pay { ${trains.join('\n')} }`;

/** As the page has it: what did not change is the same object as before. */
function after(before: Snapshot, edited: string): Snapshot {
  const next = snapshotOf(edited, before.rev + 1);
  const known = new Map(before.nodes.map((node) => [JSON.stringify(node), node]));
  return { ...next, nodes: next.nodes.map((node) => known.get(JSON.stringify(node)) ?? node) };
}

function laidOutAfter(edited: string): number {
  const cards = createCards();
  const before = snapshotOf(text);
  treeView(before, state, cards);
  const first = cards.laidOut();
  expect(first).toBe(41);
  const scene = treeView(after(before, edited), state, cards);
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
