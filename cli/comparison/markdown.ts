import { comparisonToMarkdown } from '#language';
import type { ComparisonFormat } from './comparison-format.ts';

export const markdown: ComparisonFormat = {
  name: 'markdown',
  doc: 'for a comment on a pull request',
  render: (comparison, context) => comparisonToMarkdown(comparison, context),
};
