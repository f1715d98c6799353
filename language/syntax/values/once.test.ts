/** Every fact that takes one value, given two: read off the metamodel's table, so that a new fact is held to it as well. */
import { describe, expect, it } from 'vitest';
import { factTable } from '../../metamodel/facts.ts';
import { kindRow } from '../../metamodel/index.ts';
import { summarize } from '../summarize.ts';
import { isList } from './once.ts';

const single = factTable.filter(({ form }) => !isList(form));

/** What is said of the values of a line in a kind of element. */
function told(kind: Parameters<typeof kindRow>[0], line: string): readonly string[] {
  const name = kindRow(kind).naming === 'none' ? '' : kind === 'person' ? '@x' : 'x';
  const { declarations } = summarize(`${kind} ${name} {\n  ${line}\n}`);
  return (declarations[1]?.statements ?? []).flatMap(({ values }) =>
    values.flatMap((value) => (value.type === 'invalid' ? value.reason : [])),
  );
}

describe('a fact that takes one value', () => {
  it.each(single.map(({ key, on, example }) => ({ key, kind: on[0] ?? 'enterprise', example })))(
    '$key of $kind says of a second one what to do with it',
    ({ key, kind, example }) => {
      const value = example.replace(/^[\w-]+: /, '');
      const [reason, ...others] = told(kind, `${key}: ${value}, ${value}`).filter((each) => !/`now \d/.test(each));
      expect(others).toEqual([]);
      expect(reason).toMatch(
        /^`[\w-]+` takes one value; `.+` is a second one\. (Keep the one that is right(, or write both as one text)?|Write it on a line of its own)\.$/s,
      );
    },
  );
});

describe('a list', () => {
  it.each([
    ['team', 'members: 7, 8', '`members` takes one number; `8` is a second one. Keep the one that is right.'],
    [
      'team',
      'members: @ann, 8',
      '`members` takes a number or people. Write the number on a line of its own: `members: 8`.',
    ],
    [
      'art',
      'people: 52, external 3, external 4',
      '`people` says `external` a second time here. Keep the one that is right.',
    ],
    [
      'art',
      'capacity: 8 people, 80%, 9 people',
      '`capacity` takes one number; `9 people` is a second one. Keep the one that is right.',
    ],
    ['portfolio', 'wip: ready 3, ready 5', '`wip` says `ready` a second time here. Keep the one that is right.'],
  ] as const)('of %s: `%s`', (kind, line, sentence) => {
    expect(told(kind, line)).toEqual([sentence]);
  });

  it.each([
    ['team', 'members: @ann, @ben, vacant, vacant'],
    ['art', 'people: 52, external 11'],
    ['art', 'iterations: 4 x 2 weeks, 4 x 2 weeks'],
    ['portfolio', 'tags: #a, #b'],
    ['view', 'hides: person, team'],
  ] as const)('of %s may hold several: `%s`', (kind, line) => {
    expect(told(kind, line)).toEqual([]);
  });
});
