/**
 * The scene: what to draw, with positions. Every view makes one from a snapshot, and every painter draws it as it is:
 * a painter computes no geometry, so that the page, an exported picture and a test see the same.
 */
import type { Kind } from '../metamodel/types.ts';
import type { Severity } from '../rules/rule.ts';
import type { NodeFact } from './snapshot.ts';

/** In pixels; the scene's origin is its upper left corner. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export type Scene = {
  readonly view: string;
  readonly width: number;
  readonly height: number;
  /** In tree order: each item is followed by what is drawn inside or below it. */
  readonly items: readonly SceneItem[];
  /** How many elements a filter found; absent where nothing is filtered. */
  readonly found?: number;
};

export type SceneItem = Box & {
  /** The identity of the element, or of a group of elements such as `group:person`. */
  readonly id: string;
  readonly kind: Kind;
  readonly isGroup: boolean;
  /** The index of the first item after this one and all that it contains: culling and searching skip a subtree with it. */
  readonly next: number;
  /** What is drawn, from back to front, relative to the item's upper left corner. */
  readonly ops: readonly Op[];
  /** How the item stands in its tree, for those who hear it. */
  readonly outline: Outline;
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

export type Op =
  | (Box & { readonly op: 'card'; readonly tone: 'panel' | 'plain' })
  /** The bar in the colour of the item's kind. */
  | (Box & { readonly op: 'lane' })
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
    })
  | (Box & { readonly op: 'chip'; readonly label: string; readonly text: string; readonly tone?: NodeFact['tone'] })
  | (Box & { readonly op: 'badge'; readonly severity: Severity; readonly count: number; readonly isInside: boolean });

/** By the rank of what is named, then the numbers beside it. */
export type TextStyle = 'title-1' | 'title-2' | 'title-3' | 'title-4' | 'title-5' | 'more' | 'count';
