import { describe, expect, it } from 'vitest';
import { textTable } from './text-table.ts';

const columns = [{ title: 'Objective' }, { title: 'Key result' }, { title: 'Target', isNumber: true }];
const rows = [['Lend more to small companies', 'Net new lending to companies', '450,000,000 EUR']];

describe('a table in a terminal', () => {
  it('breaks between words as long as all of them fit', () => {
    expect(textTable(columns, rows, 34)).toEqual([
      'Objective  Key result       Target',
      '─────────  ──────────  ───────────',
      'Lend more  Net new     450,000,000',
      'to small   lending to          EUR',
      'companies  companies',
    ]);
  });

  it('breaks words where it must, and figures last of all', () => {
    expect(textTable(columns, rows, 29)).toEqual([
      'Objecti  Key           Target',
      've       result',
      '───────  ───────  ───────────',
      'Lend     Net new  450,000,000',
      'more to  lending          EUR',
      'small    to',
      'compani  compani',
      'es       es',
    ]);
    expect(Math.max(...textTable(columns, rows, 22).map(({ length }) => length))).toBe(22);
  });
});
