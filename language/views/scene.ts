/**
 * The scene: what to draw, with positions. Every view makes one from a snapshot, and every painter draws it as it is:
 * a painter computes no geometry, so that the page, an exported picture and a test see the same.
 */
import type { Kind } from '../metamodel/types.ts';
import type { Severity } from '../rules/rule.ts';
import type { NodeFact } from './snapshot.ts';

/** In pixels; the scene's origin is its upper left corner. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export type Scene<O extends Op = Op> = {
  readonly view: string;
  readonly width: number;
  readonly height: number;
  /** In tree order: each item is followed by what is drawn inside or below it. */
  readonly items: readonly SceneItem<O>[];
  /** What is drawn behind all items and is none of them: the names of lanes and columns, ribbons. */
  readonly backdrop?: readonly O[];
  /** What is drawn over all items, such as arrows between them. */
  readonly overlay?: readonly O[];
  /** How many elements a filter found; absent where nothing is filtered. */
  readonly found?: number;
};

export type SceneItem<O extends Op = Op> = Box & {
  /** The identity of the element, or of a group of elements such as `group:person`. */
  readonly id: string;
  readonly kind: Kind;
  readonly isGroup: boolean;
  /** The index of the first item after this one and all that it contains: culling and searching skip a subtree with it. */
  readonly next: number;
  /** What is drawn, from back to front, relative to the item's upper left corner. */
  readonly ops: readonly O[];
  /** How the item stands in its tree, for those who hear it. */
  readonly outline: Outline;
  /** It stands back, since something else is selected. */
  readonly isDim?: boolean;
};

export type Outline = {
  /** Counts from 1. */
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Absent where there is nothing inside. */
  readonly isOpen?: boolean;
  /** All that the item shows, as one sentence. */
  readonly label: string;
  /** What a typed letter finds. */
  readonly title: string;
};

/** What a row of the tree is made of. */
export type RowOp =
  | (Box & { readonly op: 'card'; readonly tone: 'panel' | 'plain' })
  /** The bar in the colour of a kind; the item's where it is left out. */
  | (Box & { readonly op: 'lane'; readonly kind?: Kind })
  /** A connecting line; either its width or its height is nought. */
  | (Box & { readonly op: 'line' })
  | (Box & { readonly op: 'toggle'; readonly isOpen: boolean })
  | (Box & { readonly op: 'icon'; readonly icon: Kind })
  | (Box & {
      readonly op: 'text';
      readonly text: string;
      readonly style: TextStyle;
      /** In small print after it, as far as there is room. */
      readonly aside?: string;
      /** The part of the text that a search found. */
      readonly mark?: { readonly start: number; readonly end: number };
      /** Where in its box it stands; at the start where it is left out. */
      readonly align?: 'middle' | 'end';
      readonly tone?: Tone;
      /** It is no longer so. */
      readonly isStruck?: boolean;
    })
  | (Box & { readonly op: 'chip'; readonly label: string; readonly text: string; readonly tone?: NodeFact['tone'] })
  | (Box & { readonly op: 'badge'; readonly severity: Severity; readonly count: number; readonly isInside: boolean });

/** What a drawing has beside that. */
export type DrawnOp =
  | (Box & {
      readonly op: 'box';
      /** `panel`: tinted with its kind's colour. `bare`: the line alone. */
      readonly tone: 'panel' | 'card' | 'bare';
      readonly radius: number;
      readonly isDashed?: boolean;
      readonly edge?: Tone;
      /** Whose colour it has; its item's where it is left out. */
      readonly kind?: Kind;
    })
  /** A band that runs from the middle of the left side to the middle of the right, at heights of its own. */
  | (Box & {
      readonly op: 'ribbon';
      readonly from: number;
      readonly to: number;
      readonly thickness: number;
      readonly tone: 'plain' | 'lit' | 'over' | 'spare';
      readonly isDashed?: boolean;
    })
  /** A share of its box filled; what is over the whole stands out at the end. */
  | (Box & { readonly op: 'meter'; readonly share: number })
  | (Box & { readonly op: 'dot'; readonly kind: Kind })
  /** Nothing of what lies behind it is seen. */
  | (Box & { readonly op: 'cover'; readonly radius: number })
  | (Box & { readonly op: 'bridge'; readonly kind: Kind })
  /** What happened to an element; `inside`: to so many that are too small to be drawn. */
  | (Box & {
      readonly op: 'change';
      readonly tone: ChangeTone;
      readonly mark: ChangeTone | 'inside';
      readonly count?: number;
    })
  /** From its upper left corner to its lower right one; width and height may be negative. */
  | (Box & {
      readonly op: 'arrow';
      readonly tone: ChangeTone;
      /** In an arc over both ends. */
      readonly isOver?: boolean;
    });

export type Op = RowOp | DrawnOp;

export type Tone = 'muted' | 'error' | 'warning' | 'lit' | ChangeTone;

/** What happened to an element between two versions. */
export type ChangeTone = 'added' | 'removed' | 'moved' | 'renamed' | 'changed';

/** By the rank of what is named, then headings, small print and the numbers beside it. */
export type TextStyle =
  'title-1' | 'title-2' | 'title-3' | 'title-4' | 'title-5' | 'heading' | 'figure' | 'meta' | 'more' | 'count';
