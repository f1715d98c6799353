import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snapshotOf } from '#language/views/scene-testing.ts';
import { changeBetween, changedBy } from './snapshot-change.ts';

const titles = fc.constantFrom('Cards', 'Pay', 'Lend', 'Core', 'Save');
/** Trains with teams, in any order, some of them moved, renamed, gone or new. */
const text = fc
  .array(fc.record({ name: fc.nat(12), title: titles, teams: fc.nat(3), members: fc.nat(9) }), { maxLength: 9 })
  .map((trains) =>
    trains
      .map(({ name, title, teams, members }) => {
        const inside = Array.from({ length: teams }, (_, at) => `team t${name}-${at} { members: ${members} }`);
        return `art a${name} "${title}" { ${inside.join('\n')} }`;
      })
      .join('\n'),
  );

test('a whole snapshot and the one before it with what changed are the same, after any edits', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
      let held = snapshotOf(texts[0] ?? '', 0);
      let sent = held;
      texts.slice(1).forEach((next, at) => {
        const whole = snapshotOf(next, at + 1);
        const change = changeBetween(sent, whole);
        held = (change && changedBy(held, structuredClone(change))) ?? whole;
        sent = whole;
        expect(held).toEqual(whole);
      });
    }),
  );
});

describe('of an edit', () => {
  const many = Array.from({ length: 30 }, (_, at) => `art a${at} "Train ${at}" { team t${at} { members: 7 } }`);
  const before = snapshotOf(many.join('\n'));

  test('only what differs is sent, and the rest stays the same objects', () => {
    const after = snapshotOf(many.join('\n').replace('"Train 7"', '"Seventh"'), 2);
    const change = changeBetween(before, after);
    expect(change?.changed.map(([, { id }]) => id)).toEqual(['art:a7']);
    expect([change?.added, change?.removed]).toEqual([[], 0]);
    const held = change && changedBy(before, change);
    expect(held?.nodes.filter((node, at) => node === before.nodes[at])).toHaveLength(59);
  });

  test('a line that is new moves nothing else', () => {
    const after = snapshotOf([...many.slice(0, 9), 'art fresh "Fresh"', ...many.slice(9)].join('\n'), 2);
    const change = changeBetween(before, after);
    expect(change?.added.map(({ id }) => id)).toEqual(['art:fresh']);
    expect(change?.changed).toEqual([]);
  });

  test('that changes most of it the whole is sent', () => {
    expect(changeBetween(before, snapshotOf('art other', 2))).toBeUndefined();
  });

  test('on another snapshot there is no answer', () => {
    const change = changeBetween(before, snapshotOf(`${many.join('\n')}\nart fresh`, 2));
    expect(change && changedBy(snapshotOf('art other', 7), change)).toBeUndefined();
  });
});
