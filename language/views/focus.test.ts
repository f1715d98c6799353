/** A part of an organisation, as the views that it keeps ask for it: by tag, down to a depth, without some kinds. */
import { expect, test } from 'vitest';
import { focusOn, type Focus } from './focus.ts';
import { snapshotOf } from './scene-testing.ts';

const whole = snapshotOf(`portfolio p {
  value-stream v {
    art core {
      tags: #cloud
      team kite
    }
    art other { team owl }
    product q
  }
}
`);
const idsOf = (focus: Focus): readonly string[] => focusOn(whole, focus).nodes.map(({ id }) => id);

test('of a tag is what has it, what that stands in, and what stands in that', () => {
  expect(idsOf({ tags: ['cloud'] })).toEqual(['portfolio:p', 'value-stream:v', 'art:core', 'team:kite']);
});

test('down to a kind holds that kind and nothing below it', () => {
  expect(idsOf({ depth: ['art'] })).toEqual(['portfolio:p', 'value-stream:v', 'art:core', 'art:other', 'product:q']);
  expect(idsOf({ depth: ['value-stream'] })).toEqual(['portfolio:p', 'value-stream:v']);
});

test('without a kind keeps what stood in it, at the top', () => {
  const { nodes } = focusOn(whole, { hides: ['art'] });
  expect(nodes.map(({ id, parent }) => [id, parent])).toContainEqual(['team:kite', undefined]);
  expect(nodes.some(({ kind }) => kind === 'art')).toBe(false);
});

test('of which everything is asked for is the same object', () => {
  expect(focusOn(whole, {})).toBe(whole);
});
