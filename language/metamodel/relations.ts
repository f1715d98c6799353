import { kinds, type Form, type Kind, type RelationKey } from './types.ts';

export type RelationRow = {
  readonly key: RelationKey;
  readonly on: readonly Kind[];
  readonly to: readonly Kind[];
  /** How the relation reads from the subject, and from the object. */
  readonly reads: string;
  readonly inverse: string;
  readonly doc: string;
  readonly example: string;
  /** Shares (`payments 60%`) may be stated. */
  readonly shares?: true;
  /** One of several may be marked `lead`. */
  readonly lead?: true;
};

const workItems = ['epic', 'feature', 'capability'] as const satisfies readonly Kind[];
const dependable = [...workItems, 'product', 'art', 'team', 'system'] as const satisfies readonly Kind[];

/** Every relation between elements. The order of the entries of one relation means nothing. */
export const relationTable: readonly RelationRow[] = [
  {
    key: 'supports',
    on: [
      'enterprise',
      'portfolio',
      'epic',
      'value-stream',
      'solution',
      'product',
      'art',
      'team',
      'feature',
      'objective',
    ],
    to: ['theme', 'objective'],
    reads: 'supports',
    inverse: 'supported by',
    doc: 'The strategic themes or objectives that it serves.',
    example: 'supports: digital-first',
  },
  {
    key: 'flows-into',
    on: ['epic'],
    to: ['value-stream'],
    reads: 'flows into',
    inverse: 'receives',
    doc: 'The value streams that fund and deliver the epic.',
    example: 'flows-into: payments, cards',
  },
  {
    key: 'serves',
    on: ['value-stream'],
    to: ['value-stream'],
    reads: 'serves',
    inverse: 'served by',
    doc: 'The operational value stream that this development value stream serves.',
    example: 'serves: borrow-money',
  },
  {
    key: 'networked-with',
    on: ['value-stream'],
    to: ['value-stream'],
    reads: 'networked with',
    inverse: 'networked with',
    doc: 'Value streams whose separate solutions are kept in step.',
    example: 'networked-with: cards',
  },
  {
    key: 'contributes-to',
    on: ['art', 'team', 'value-stream'],
    to: ['value-stream', 'solution'],
    reads: 'contributes to',
    inverse: 'helped by',
    doc: 'Helps without being aligned to it; never counts as alignment.',
    example: 'contributes-to: lending',
  },
  {
    key: 'delivered-by',
    on: ['product', 'capability', 'solution'],
    to: ['art', 'supplier', 'team', 'solution-train'],
    reads: 'delivered by',
    inverse: 'delivers',
    doc: 'The trains that deliver it; `lead` marks the leading one.',
    example: 'delivered-by: pay-core lead, card-core',
    lead: true,
  },
  {
    key: 'comprises',
    on: ['solution'],
    to: ['product', 'solution'],
    reads: 'comprises',
    inverse: 'part of',
    doc: 'The products of which the solution is made; `lead` at a product says that this solution leads for it.',
    example: 'comprises: instant-pay, card-hub',
    lead: true,
  },
  {
    key: 'coordinated-by',
    on: ['solution'],
    to: ['solution-train', 'art'],
    reads: 'coordinated by',
    inverse: 'coordinates',
    doc: 'The solution train, or the trains themselves, that coordinate the solution.',
    example: 'coordinated-by: omni-train',
  },
  {
    key: 'trains',
    on: ['solution-train'],
    to: ['art'],
    reads: 'has on board',
    inverse: 'rides on',
    doc: 'The trains that the solution train coordinates.',
    example: 'trains: pay-core, card-core',
  },
  {
    key: 'suppliers',
    on: ['solution-train'],
    to: ['supplier'],
    reads: 'has as supplier',
    inverse: 'supplies',
    doc: 'The suppliers that the solution train coordinates.',
    example: 'suppliers: card-maker',
  },
  {
    key: 'implements',
    on: ['capability', 'feature', 'story'],
    to: ['epic', 'capability', 'feature'],
    reads: 'implements',
    inverse: 'implemented by',
    doc: 'The item one level up: a story implements a feature, a feature an epic or a capability, a capability an epic.',
    example: 'implements: instant-payments',
  },
  {
    key: 'assigned-to',
    on: ['epic', 'feature', 'story'],
    to: ['art', 'team'],
    reads: 'assigned to',
    inverse: 'works on',
    doc: 'The train or team that works on it.',
    example: 'assigned-to: falcon',
  },
  {
    key: 'depends-on',
    on: dependable,
    to: dependable,
    reads: 'depends on',
    inverse: 'needed by',
    doc: 'What it needs from elsewhere. A dependency is no alignment.',
    example: 'depends-on: identity-hub',
  },
  {
    key: 'uses',
    on: ['product', 'solution', 'art', 'team', 'value-stream'],
    to: ['system'],
    reads: 'uses',
    inverse: 'used by',
    doc: 'The systems that it uses.',
    example: 'uses: core-ledger',
  },
  {
    key: 'funded-by',
    on: ['solution', 'product', 'epic'],
    to: ['value-stream'],
    reads: 'funded by',
    inverse: 'funds',
    doc: 'The value streams that pay for it, with their shares.',
    example: 'funded-by: payments 60%, cards 40%',
    shares: true,
  },
  {
    key: 'affects',
    on: ['milestone'],
    to: kinds,
    reads: 'affects',
    inverse: 'affected by',
    doc: 'The elements that the date or event touches.',
    example: 'affects: payments',
  },
  {
    key: 'of',
    on: ['view'],
    to: kinds,
    reads: 'shows',
    inverse: 'shown by',
    doc: 'The element at the root of the picture.',
    example: 'of: payments',
  },
];

/** The targets of a relation when its subject is of this kind: a story implements features only. */
export function targetsOf(row: RelationRow, subject: Kind): readonly Kind[] {
  return narrowed[row.key]?.[subject] ?? row.to;
}

const narrowed: Partial<Record<RelationKey, Partial<Record<Kind, readonly Kind[]>>>> = {
  implements: { capability: ['epic'], feature: ['epic', 'capability'], story: ['feature'] },
  'delivered-by': { product: ['art', 'supplier', 'team'], capability: ['art', 'supplier', 'team'] },
};

/** The form of the values that a relation takes at a kind. */
export function formOf(row: RelationRow, subject: Kind): Form {
  return {
    form: 'references',
    to: targetsOf(row, subject),
    ...(row.shares ? { shares: true } : {}),
    ...(row.lead ? { lead: true } : {}),
  };
}
