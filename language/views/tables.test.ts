/** What tables say where the golden ones have nothing of the kind: their order, who holds much, what is inherited. */
import { describe, expect, test } from 'vitest';
import { cadenceTable } from '../rules/cadence-table.ts';
import { alignmentTable } from './alignment.ts';
import { cadenceTableView } from './cadence.ts';
import { focusOn } from './focus.ts';
import { peopleTable } from './people.ts';
import { snapshotOf } from './scene-testing.ts';
import type { Row } from './table.ts';

const textsOf = ({ cells }: Row): readonly string[] => cells.map(({ text }) => text);

describe('people', () => {
  const seats = (count: number): string =>
    Array.from({ length: count }, (_, at) => `art t${at} in v { rte: @ann }`).join('\n');

  test('stand by level, from the enterprise down, and within a level as in the text', () => {
    const { rows } = peopleTable(
      snapshotOf(`value-stream v {
  art core {
    team kite { product-owner: @kim "Kim" }
    rte: @rob "Rob"
  }
}
portfolio p { lpm: @lea "Lea" }
art late in v { rte: @zoe "Zoe" }`),
    );
    expect(rows.map(({ title }) => title)).toEqual(['Lea', 'Rob', 'Zoe', 'Kim']);
  });

  test('who holds more than two seats are marked', () => {
    const tones = (count: number): readonly unknown[] =>
      peopleTable(snapshotOf(`value-stream v\n${seats(count)}`)).rows.map(({ cells }) => cells[3]?.tone);
    expect(tones(2)).toEqual([undefined, undefined]);
    expect(tones(3)).toEqual(['warning', 'warning', 'warning']);
  });

  test('who is named for no seat leaves it open, and what the text says of it stands beside', () => {
    const { rows, note } = peopleTable(snapshotOf('art a { rte: vacant }\nart b { rte: @ann "Ann" }'));
    expect(rows.map(({ title, aside }) => [title, aside])).toEqual([
      ['Open seat', 'vacant'],
      ['Ann', undefined],
    ]);
    expect(note?.text).toBe('2 seats: 1 is held by 1 person, 1 is open.');
  });
});

describe('cadences', () => {
  const annual = 'cadence annual { participants: executives  focus: strategic-planning  manages: okrs, budget }';
  const whole = snapshotOf(`portfolio p "Retail" {\n  ${annual}\n  value-stream v "Payments" { art core "Core" }\n}`);

  test('that a part has from around it are said to be inherited', () => {
    const [row] = cadenceTableView(focusOn(whole, { root: 'art:core' })).rows;
    expect(row && textsOf(row)[0]).toBe('inherited from Retail');
    const [own] = cadenceTableView(whole).rows;
    expect(own && textsOf(own)[0]).toBe('Retail');
  });

  test('lack what the guide names and nobody has written, be it a single word', () => {
    const { participants, focus, manages } = cadenceTable.annual;
    const missing = (managed: readonly string[]): string | undefined => {
      const said = { participants: Object.keys(participants), focus, manages: managed };
      const lines = Object.entries(said).map(([key, words]) => `${key}: ${words.join(', ')}`);
      const [row] = cadenceTableView(snapshotOf(`portfolio p {\n cadence annual {\n${lines.join('\n')}\n }\n}`)).rows;
      return row && textsOf(row).at(-1);
    };
    expect(missing(manages)).toBe('nothing');
    expect(missing(manages.slice(1))?.toLowerCase()).toBe(manages[0]?.replaceAll('-', ' '));
  });
});

describe('alignment', () => {
  test('puts trains in the order of their value streams, which makes blocks, those of none last', () => {
    const { rows } = alignmentTable(
      snapshotOf('value-stream a\nvalue-stream b\nart none\nart second in b\nart first in a\nart third in b'),
      'trains',
    );
    expect(rows.map(({ id }) => id)).toEqual(['art:first', 'art:second', 'art:third', 'art:none']);
  });
});
