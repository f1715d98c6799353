import type { ComparisonFormat } from './comparison-format.ts';

export const json: ComparisonFormat = {
  name: 'json',
  doc: 'for programs; `schemas/comparison.schema.json` describes it',
  // What each home is called is for pictures; here it stands in its own change, or did not change.
  render: ({ homes: _homes, ...comparison }, { from, to }) =>
    `${JSON.stringify({ formatVersion: '1', from, to, ...comparison }, null, 2)}\n`,
};
