/** What every input shape is turned into: rows about an item at a moment. */

/** What a row says of an item besides its state. Undefined is as before, an empty text is none. */
export type RowProfile = {
  readonly team?: string | undefined;
  readonly type?: string | undefined;
  readonly product?: string | undefined;
  readonly isFlagged?: boolean | undefined;
};

export type TransitionRow = RowProfile & {
  readonly id: string;
  /** The moment; undefined where the text is no date that we read. */
  readonly at: number | undefined;
  /** The state before; undefined where the input does not say. */
  readonly from?: string | undefined;
  /** Undefined where only the profile changes. */
  readonly to?: string | undefined;
};

/** What is true of an item whenever: the last row that states it counts. */
export type ItemFacts = {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly level?: string | undefined;
  readonly points?: number | undefined;
};

/** Where something stands: the number of a file, and a line of it, from 1. */
export type SourcePlace = { readonly file: number; readonly line: number };

/** Takes what readers of files find. */
export type Intake = {
  readonly transition: (row: TransitionRow, place: SourcePlace) => void;
  readonly facts: (facts: ItemFacts) => void;
  readonly objective: (objective: ObjectiveRow, place: SourcePlace) => void;
  /** A row or an entry that cannot be read. */
  readonly reject: (why: Rejection, place: SourcePlace) => void;
  /** The dates of an item contradict the order of its states. */
  readonly contradict: (id: string, place: SourcePlace) => void;
};

export type Rejection = 'no-id' | 'no-date' | 'no-state' | 'no-number' | 'no-entry';

export type ObjectiveRow = {
  readonly pi: string;
  readonly team: string;
  readonly objective: string;
  readonly isCommitted: boolean;
  readonly planned: number;
  readonly actual: number;
};

/** A tracker's text without what could disturb a line of a file or a terminal. */
export function plain(text: string): string {
  // Most texts are plain already, and a million of them come by.
  // eslint-disable-next-line no-control-regex -- these are the characters that are taken out.
  if (!/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|^\s|\s$/.test(text)) return text;
  return (
    text
      // eslint-disable-next-line no-control-regex -- as above.
      .replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
      // Half a character cannot be written as UTF-8.
      .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .trim()
  );
}
