import { expect, it } from 'vitest';
import { factTable } from '../metamodel/index.ts';
import { writtenKeys } from './written-keys.ts';

it('the keys of texts and measures are those of the table of facts', () => {
  const written = factTable.filter(({ form }) => form.form === 'text' || form.form === 'measure');
  expect([...writtenKeys].sort()).toEqual([...new Set(written.map(({ key }) => key))].sort());
});
