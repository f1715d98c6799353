/**
 * The keys whose value somebody wrote as a text or a measure, so that a comma in it separates nothing. They follow from
 * the table of facts, and a test holds them to it: the page draws comparisons and would carry the whole table for them.
 */
export const writtenKeys: ReadonlySet<string> = new Set([
  'hypothesis',
  'mvp',
  'pinned',
  'external-id',
  'customer',
  'need',
  'outcome',
  'governance',
  'architecture',
  'provides',
  'email',
  'position',
  'links',
  'cost',
  'quality',
  'happiness',
  'outcomes',
  'new',
  'waiting',
  'active',
  'done',
  'canceled',
  'ignore',
  'feature',
  'defect',
  'debt',
  'risk',
]);
