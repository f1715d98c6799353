import { describe, expect, it } from 'vitest';
import { textTable } from './text-table.ts';

const columns = [{ title: 'Objective' }, { title: 'Key result' }, { title: 'Target', isNumber: true }];
const rows = [['Lend more to small companies', 'Net new lending to companies', '450,000,000 EUR']];

/** The KPIs of the bank: nine columns, which need 81 beside each other with two spaces between them. */
const kpiColumns = [
  { title: 'Of' },
  { title: 'KPI' },
  ...['From', 'Now', 'Target', 'Progress', 'Time passed'].map((title) => ({ title, isNumber: true })),
  { title: 'By' },
  { title: 'State' },
];
const kpis = [
  [
    'Everyday Banking',
    'Customers active in app',
    '1,310,000',
    '1,380,000',
    '1,600,000',
    '24.1%',
    '0%',
    'FY27',
    'on track',
  ],
  ['Wealth', 'Cost to serve per account', '84 EUR', '81 EUR', '65 EUR', '15.8%', '0%', 'FY27', 'on track'],
];

describe('a table in a terminal', () => {
  it('breaks between words', () => {
    expect(textTable(columns, rows, 34)).toEqual([
      'Objective  Key result       Target',
      '─────────  ──────────  ───────────',
      'Lend more  Net new     450,000,000',
      'to small   lending to          EUR',
      'companies  companies',
    ]);
  });

  it('puts columns closer together before it puts them below one another', () => {
    expect(textTable(columns, rows, 32)).toEqual([
      'Objective Key result      Target',
      '───────── ────────── ───────────',
      'Lend more Net new    450,000,000',
      'to small  lending to         EUR',
      'companies companies',
    ]);
    expect(textTable(columns, rows, 22)).toEqual([
      'Objective   Key result',
      '──────────  ──────────',
      'Lend more   Net new',
      'to small    lending to',
      'companies   companies',
      '',
      'Objective       Target',
      '─────────  ───────────',
      'Lend more  450,000,000',
      'to small           EUR',
      'companies',
    ]);
  });

  it('breaks a word that is longer than the line has room for', () => {
    expect(Math.max(...textTable(columns, rows, 16).map(({ length }) => length))).toBe(16);
  });

  it.each([40, 50, 60, 72, 80, 100])('breaks no word, no figure and no row of KPIs at %i columns', (width) => {
    const lines = textTable(kpiColumns, kpis, width);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
    const words = new Set([...kpiColumns.map(({ title }) => title), ...kpis.flat()].flatMap((text) => text.split(' ')));
    const written = lines.flatMap((line) => line.split(/[ ─]+/u)).filter((word) => word !== '');
    expect([...new Set(written)].toSorted()).toEqual([...words].toSorted());
  });
});
