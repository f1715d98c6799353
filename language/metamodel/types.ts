/** The shapes of the one table of the vocabulary: kinds, levels, keys and the forms that their values take. */

export const levels = ['enterprise', 'portfolio', 'solution', 'program', 'team', 'any'] as const;
export type Level = (typeof levels)[number];

export const kinds = [
  'enterprise',
  'theme',
  'objective',
  'key-result',
  'kpi',
  'portfolio',
  'epic',
  'value-stream',
  'solution',
  'solution-train',
  'supplier',
  'capability',
  'product',
  'art',
  'feature',
  'team',
  'story',
  'system',
  'milestone',
  'backlog',
  'cadence',
  'flow',
  'business-value',
  'meta',
  'workflow',
  'item-types',
  'person',
  'role',
  'view',
] as const;
export type Kind = (typeof kinds)[number];

/** How an element of a kind is named in its header. */
export type Naming = 'required' | 'optional' | 'none' | 'handle';

export type KindRow = {
  readonly level: Level;
  /** The word in a sentence, singular and plural. */
  readonly label: string;
  readonly plural: string;
  /** Other words that people say for it: a text that uses one is read as this kind, and a message says so. */
  readonly also?: readonly string[];
  /** What it is, in one or two sentences of Markdown: hover, completion and the reference manual show it. */
  readonly doc: string;
  /** The kinds in which it may stand. */
  readonly standsIn: readonly Kind[];
  /** Whether it may stand at the top of a file without an `in`. */
  readonly top: boolean;
  readonly naming: Naming;
  /** The only names that it may have (a cadence's). */
  readonly names?: readonly string[];
  /** Unique within its owner only, and never referred to by name alone. */
  readonly owned?: true;
  /** What follows a colon in the header. */
  readonly header?: Form;
  /** The relation that standing in a parent states, beside containment. */
  readonly states?: Readonly<Partial<Record<Kind, Implication>>>;
  /** Any key is welcome inside (`meta`). */
  readonly free?: true;
  /** The lines in it are references to, or declarations of, elements of these kinds, in the order of priority. */
  readonly ranks?: readonly Kind[];
};

/** `{relation: 'implements', subject: 'child'}`: the child implements the parent. */
export type Implication = { readonly relation: RelationKey; readonly subject: 'child' | 'parent' };

export const relationKeys = [
  'supports',
  'flows-into',
  'serves',
  'networked-with',
  'contributes-to',
  'delivered-by',
  'comprises',
  'coordinated-by',
  'trains',
  'suppliers',
  'implements',
  'assigned-to',
  'depends-on',
  'uses',
  'funded-by',
  'affects',
  'of',
] as const;
export type RelationKey = (typeof relationKeys)[number];

/** A relation as stored: a written one, containment (`in`), or a backlog's line (`ranks`). */
export type Relation = RelationKey | 'in' | 'ranks';

/** The form of a value: what may stand after the colon. */
export type Form =
  | { readonly form: 'references'; readonly to: readonly Kind[]; readonly shares?: true; readonly lead?: true }
  | { readonly form: 'amount'; readonly share?: true }
  | { readonly form: 'text'; readonly many?: true; readonly words?: readonly string[] }
  | {
      readonly form: 'word';
      readonly words: readonly string[];
      readonly details?: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly form: 'words'; readonly suggested: readonly string[] }
  | { readonly form: 'funding' }
  | { readonly form: 'approval' }
  | { readonly form: 'labelled'; readonly labels: readonly string[] | 'any'; readonly unit: 'percent' | 'number' }
  | { readonly form: 'count' }
  | { readonly form: 'percent'; readonly most?: number }
  | { readonly form: 'date' }
  | { readonly form: 'span' }
  | { readonly form: 'duration' }
  | { readonly form: 'iterations' }
  | { readonly form: 'headcount' }
  | { readonly form: 'capacity' }
  | { readonly form: 'rate' }
  | { readonly form: 'members' }
  | { readonly form: 'person' }
  | { readonly form: 'employer' }
  | { readonly form: 'planned' }
  | { readonly form: 'spans' }
  | { readonly form: 'tags' }
  | { readonly form: 'names' }
  | { readonly form: 'measure' }
  | { readonly form: 'reading' }
  | {
      readonly form: 'limit';
      readonly bound: 'max' | 'min';
      readonly unit: 'number' | 'percent';
      /** What nothing can exceed: a share of time is part of it, and predictability, which compares two sums, may be more. */
      readonly most?: number;
    }
  | { readonly form: 'percentile' }
  | { readonly form: 'role-at' }
  | { readonly form: 'holders' }
  | { readonly form: 'seats' }
  | { readonly form: 'filter' }
  | { readonly form: 'kinds' };

export type KeyRow = {
  readonly key: string;
  /** The kinds that take it. */
  readonly on: readonly Kind[];
  readonly form: Form;
  readonly doc: string;
  /** A value as an architect would write it: messages, completion and the manual show it. */
  readonly example: string;
  /** May be stated on several lines. */
  readonly repeated?: true;
};
