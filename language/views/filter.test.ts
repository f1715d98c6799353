import { describe, expect, test } from 'vitest';
import { filterChoices, filtered, type Filters } from './filter.ts';
import { focusOn } from './focus.ts';
import { acme, snapshotOf } from './scene-testing.ts';
import { pictureOf, viewNamed } from './views.ts';

const snapshot = snapshotOf(`${acme}\nart tagged "Tagged" in cards {\n tags: #cloud\n team inner\n}`);
const left = (filters: Filters): readonly string[] => filtered(snapshot, filters).nodes.map(({ id }) => id);

describe('a filter leaves what matches, and what that stands in', () => {
  test('by kind', () => {
    expect(left({ kind: 'product' })).toEqual([
      'enterprise:acme',
      'portfolio:retail',
      'value-stream:payments',
      'product:pay',
      'product:wallet',
    ]);
  });

  test('by level', () => {
    const kinds = new Set(filtered(snapshot, { level: 'team' }).nodes.map(({ kind }) => kind));
    expect(kinds.has('team')).toBe(true);
    expect(kinds.has('solution')).toBe(false);
  });

  test('by tag: also what stands in what is tagged', () => {
    expect(left({ tag: '#cloud' })).toEqual([
      'enterprise:acme',
      'portfolio:retail',
      'value-stream:cards',
      'art:tagged',
      'team:inner',
    ]);
  });

  test('by value stream: with the themes, epics and solutions that are related to it', () => {
    const ids = left({ stream: 'value-stream:payments' });
    expect(ids).toEqual(expect.arrayContaining(['theme:digital', 'epic:instant', 'solution:omni', 'team:falcon']));
    expect(ids).not.toContain('value-stream:cards');
    expect(ids).not.toContain('epic:orphan');
  });

  test('by person: where somebody holds a seat', () => {
    expect(left({ person: 'person:ben' })).toEqual(expect.arrayContaining(['epic:instant', 'team:falcon', 'art:core']));
    expect(left({ person: 'person:ben' })).not.toContain('team:osprey');
    // A person who holds no seat is found where they are declared.
    const declared = snapshotOf('portfolio p\nperson @kim "Kim"');
    expect(filtered(declared, { person: 'person:kim' }).nodes.map(({ id }) => id)).toEqual(['person:kim']);
  });

  test('by problem, and by several at once', () => {
    expect(left({ problem: 'error', kind: 'art' }).at(-1)).toBe('art:shared');
    expect(left({ problem: 'error', kind: 'theme' })).toEqual([]);
  });

  test('no filter leaves the snapshot as it is', () => {
    expect(filtered(snapshot, {})).toBe(snapshot);
  });
});

describe('what a filter leaves out is not told as missing', () => {
  const text = `enterprise acme { theme t  portfolio p { budget: 9M EUR
    epic e { supports: t flows-into: v }
    value-stream v { budget: 4M EUR product x { delivered-by: a } art a { team m } }
    value-stream w { budget: 5M EUR }
    cadence annual { participants: executives } } }
    art lone "Lone" in w { tags: #cloud }`;
  const whole = snapshotOf(text);
  const drawn = (view: string, filters: Filters, variant?: string): string => {
    const shown = viewNamed(view);
    if (!shown) throw new Error('There is no such view.');
    return JSON.stringify(
      pictureOf(shown, filtered(whole, filters), { toggled: new Set(), ...(variant ? { variant } : {}) }),
    );
  };

  test.each([
    ['funding', { stream: 'value-stream:v' }, 'Not given out'],
    ['map', { stream: 'value-stream:v' }, 'allocated'],
    ['map', { kind: 'theme' }, 'Nothing is in it yet'],
    ['map', { kind: 'portfolio' }, 'value streams'],
    ['trace', { kind: 'theme' }, 'nothing follows it'],
    ['trace', { kind: 'product' }, 'nobody delivers it'],
    ['cadence', { kind: 'person' }, 'nowhere'],
  ] as const)('%s, %o', (view, filters, said) => {
    expect(drawn(view, {})).not.toBe(drawn(view, filters));
    expect(drawn(view, filters)).not.toContain(said);
  });

  test('in the matrix, and a train keeps the value stream that it names', () => {
    expect(drawn('alignment', { kind: 'product' }, 'products')).not.toContain('nobody delivers it');
    expect(left({ tag: '#cloud' })).toContain('value-stream:cards');
    expect(filtered(whole, { tag: '#cloud' }).nodes.map(({ id }) => id)).toContain('value-stream:w');
  });

  test('while the money that is not given out is told of the whole', () => {
    const less = snapshotOf('portfolio p { budget: 9M EUR value-stream v { budget: 4M EUR } }');
    const funding = viewNamed('funding');
    expect(JSON.stringify(funding && pictureOf(funding, less, { toggled: new Set() }))).toContain('Not given out');
  });
});

test('the part of one value stream shows that a train of it serves another as well', () => {
  const both = snapshotOf('value-stream v { art a }\nvalue-stream w\nart b "B" in v, w');
  const alignment = viewNamed('alignment');
  const part = focusOn(both, { root: 'value-stream:v' });
  expect(JSON.stringify(alignment && pictureOf(alignment, part, { toggled: new Set() }))).toContain('1 does not.');
  const map = viewNamed('map');
  expect(JSON.stringify(map && pictureOf(map, part, { toggled: new Set() }))).toContain('also B');
});

test('only what the organisation has can be chosen', () => {
  const choices = filterChoices(snapshot, (kind) => kind);
  expect(choices.map(({ name }) => name)).toEqual(['level', 'kind', 'tag', 'stream', 'person', 'problem']);
  expect(choices.find(({ name }) => name === 'tag')?.choices).toEqual([{ value: '#cloud', title: '#cloud' }]);
  expect(filterChoices(snapshotOf(''), (kind) => kind)).toEqual([]);
});

test('value streams and people can be chosen in the order of the alphabet, whatever that of the text', () => {
  const text = 'value-stream z "Zoo"\nvalue-stream a "Air"\nperson @zoe "Zoe"\nperson @ann "Ann"';
  const choices = filterChoices(snapshotOf(text), (kind) => kind);
  const titlesOf = (wanted: string): readonly string[] =>
    choices.flatMap(({ name, choices: some }) => (name === wanted ? some.map(({ title }) => title) : []));
  expect(titlesOf('stream')).toEqual(['Air', 'Zoo']);
  expect(titlesOf('person')).toEqual(['Ann', 'Zoe']);
});
