import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, item } from '#testing';
import {
  flowFileText,
  parseFlowFile,
  parseFlowFileInTurns,
  toFlowData,
  type FlowData,
  type FlowSource,
  type PlainItem,
} from './index.ts';

const textOf = (data: FlowData): string => [...flowFileText(data)].join('');

function bytesOf(text: string): FlowSource {
  const bytes = Buffer.from(text);
  return { codes: bytes, textOf: (from, to) => bytes.toString('utf8', from, to) };
}

const name = fc.string({ unit: 'binary', maxLength: 6 });
const plainItem: fc.Arbitrary<Omit<PlainItem, 'id'>> = fc.record(
  {
    parent: name,
    level: fc.constantFrom('', 'story', 'feature'),
    points: fc.integer({ min: 0, max: 20 }),
    isContradictory: fc.boolean(),
    events: fc.array(
      fc.record({
        at: fc.integer({ min: -1e12, max: 4e12 }),
        state: fc.constantFrom('Ready', 'In Dev', 'Done', 'a\tb\\n'),
        team: fc.constantFrom('', 'Falcon', 'Heron\n'),
        type: fc.constantFrom('Story', 'Bug'),
        isFlagged: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  },
  { requiredKeys: ['events'] },
);
const plainItems = fc
  .uniqueArray(
    name.filter((id) => id !== ''),
    { maxLength: 8 },
  )
  .chain((ids) => fc.tuple(...ids.map((id) => plainItem.map((each): PlainItem => ({ id, ...each })))));

/** The keys of items and of their parents. */
function keysOf({ itemCount, idOf, parentOf }: FlowData): readonly (readonly [string, string])[] {
  return Array.from({ length: itemCount }, (_, place) => [idOf(place), parentOf(place)]);
}

describe('the file of imported work items', () => {
  it('is text that a person can read, a line an item', () => {
    const items = [
      item('PAY-2', { team: 'Falcon', type: 'Bug' }, 'In Dev', 3),
      { ...item('PAY-1', { team: 'Falcon', type: 'Story' }, 'Ready', 0, 'In Dev', 1.5, 'Done', 2), parent: 'PAY-9' },
    ];
    const objective = { pi: '2026.1', team: 'Falcon', objective: 'Refunds', isCommitted: true, planned: 8, actual: 7 };
    expect(textOf(toFlowData(items, [objective])).split('\n')).toEqual([
      'throughline-flow 1',
      expect.stringContaining('No person stands in it.'),
      'state\tDone',
      'state\tIn Dev',
      'state\tReady',
      'profile\tBug\tFalcon\t',
      'profile\tStory\tFalcon\t',
      'objective\t2026.1\tFalcon\tRefunds\tcommitted\t8\t7',
      '',
      `PAY-1\tPAY-9\t\t\t\t1.2+${day(0) / 1000} 1+129600 0+43200`,
      `PAY-2\t\t\t\t\t0.1+${day(3) / 1000}`,
      '',
    ]);
  });

  it('reads back as what was written, and writes the same bytes again', () => {
    fc.assert(
      fc.property(plainItems, (items) => {
        const data = toFlowData(items);
        const text = textOf(data);
        const read = parseFlowFile(text);
        if ('problem' in read) throw new Error(read.problem);
        expect(textOf(read.data)).toBe(text);
        expect(keysOf(read.data)).toEqual(keysOf(data));
        expect(read.data.at).toEqual(data.at);
        expect(Array.from(read.data.state, (state) => read.data.states[state])).toEqual(
          Array.from(data.state, (state) => data.states[state]),
        );
        expect(Array.from(read.data.profile, (profile) => read.data.profiles[profile])).toEqual(
          Array.from(data.profile, (profile) => data.profiles[profile]),
        );
      }),
    );
  });

  it('reads keys with characters that are less than a tab', () => {
    const keys = ['\u0005', '\u0005\u0001', '\u0007', 'PAY-1', 'PAY-1\u0002'];
    const read = parseFlowFile(textOf(toFlowData(keys.map((key) => item(key, { team: 'Falcon' }, 'Ready', 0)))));
    expect('data' in read && keysOf(read.data)).toEqual(keysOf(toFlowData(keys.map((id) => ({ id, events: [] })))));
  });

  it('gives others a turn after each part of a large file, and reads the same', async () => {
    const items = Array.from({ length: 30_000 }, (_, index) =>
      item(`PAY-${index}`, { team: 'Falcon', type: 'Story' }, 'Ready', 0, 'In Dev', 1.5, 'Done', 2 + (index % 40) / 4),
    );
    const text = textOf(toFlowData(items));
    let turns = 0;
    const turn = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    const read = await parseFlowFileInTurns(bytesOf(text), turn);
    // Texts of megabytes are no reading matter where they differ.
    expect('data' in read && textOf(read.data) === text).toBe(true);
    expect(turns).toBe(Math.floor(text.length / 2 ** 20));
    expect(await parseFlowFileInTurns(bytesOf(`${text}half a line`), turn)).toMatchObject({
      line: text.split('\n').length,
    });
  });

  it('reads the same from bytes as from text, in whatever script the keys are', () => {
    fc.assert(
      fc.property(plainItems, (items) => {
        const text = textOf(toFlowData(items));
        const [read, ofBytes] = [parseFlowFile(text), parseFlowFile(bytesOf(text))];
        if ('problem' in read || 'problem' in ofBytes) throw new Error(JSON.stringify([read, ofBytes]));
        expect(keysOf(ofBytes.data)).toEqual(keysOf(read.data));
        expect(textOf(ofBytes.data)).toBe(text);
      }),
    );
    // What takes two units of UTF-16 comes before the last of those that take one, and in UTF-8 after them.
    const sorted = textOf(
      toFlowData(['\u{1F680}-1', '\uFF21-1', '\uE000-1', 'é-1', 'e-1'].map((id) => item(id, {}, 'Ready', 1))),
    );
    expect(parseFlowFile(bytesOf(sorted))).toHaveProperty('data');
    const [first = '', second = '', ...rest] = sorted.split('\n').slice(-6);
    const head = sorted.split('\n').slice(0, -6);
    expect(parseFlowFile(bytesOf([...head, second, first, ...rest].join('\n')))).toMatchObject({
      line: head.length + 2,
    });
  });

  it('is the same for items in any order', () => {
    fc.assert(
      fc.property(plainItems, (items) => {
        expect(textOf(toFlowData([...items].reverse()))).toBe(textOf(toFlowData(items)));
      }),
    );
  });

  it('answers any other text with a sentence and a line', () => {
    const sound = textOf(toFlowData([item('A', { team: 't' }, 'Ready', 1, 'Done', 2), item('B', {}, 'Ready', 1)]));
    const problemOf = (text: string): unknown => {
      const read = parseFlowFile(text);
      return 'problem' in read ? read : 'sound';
    };
    expect(problemOf(sound)).toBe('sound');
    expect(problemOf('id,at,from,to\n')).toEqual({
      problem: expect.stringContaining('not a file of work items'),
      line: 1,
    });
    expect(problemOf('')).toMatchObject({ line: 1 });
    expect(problemOf(sound.replace('A\t', '<<<<<<< HEAD\nA\t'))).toMatchObject({ line: 8 });
    expect(problemOf(sound.replace('B\t', 'A\t'))).toMatchObject({ line: 9 });
    // A state that no line declares.
    expect(problemOf(sound.replace(/1\+/, '9+'))).toMatchObject({ line: 8 });
  });

  it('never throws', () => {
    const sound = textOf(toFlowData([item('A', { team: 't' }, 'Ready', 1, 'Done', 2)]));
    const broken = fc
      .tuple(fc.nat(sound.length), fc.string({ maxLength: 4 }))
      .map(([at, text]) => sound.slice(0, at) + text + sound.slice(at + 2));
    fc.assert(
      fc.property(broken, (text) => {
        const read = parseFlowFile(text);
        expect(['data', 'problem']).toContain(Object.keys(read)[0]);
        expect(Object.keys(parseFlowFile(bytesOf(text)))).toEqual(Object.keys(read));
      }),
    );
  });
});
