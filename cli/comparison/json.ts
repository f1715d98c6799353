import type { ComparisonFormat } from './comparison-format.ts';

export const json: ComparisonFormat = {
  name: 'json',
  doc: 'for programs; `schemas/comparison.schema.json` describes it',
  render: (comparison, { from, to }) => `${JSON.stringify({ formatVersion: '1', from, to, ...comparison }, null, 2)}\n`,
};
