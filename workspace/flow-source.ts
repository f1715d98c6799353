/** A file of work items that is being imported, and what is wrong with one that cannot be. */
import type { Intake } from '#language/flow/index.ts';

export type FlowSource = {
  readonly path: string;
  readonly name: string;
  /** How its characters are written. */
  readonly encoding: 'utf8' | 'utf16le';
  /** Its number in the report. */
  readonly file: number;
  readonly intake: Intake;
  readonly onBytes: (bytes: number) => void;
};

/** A file that cannot be imported at all; the message says what to do. */
export class FlowImportError extends Error {}
