/** What V8 is told before a command is loaded: how it looks for garbage, and how it compiles. */

export type Running = {
  /** What stands behind `throughline`. */
  readonly words: readonly string[];
  /** In a thread with room for all that the command makes (`roomy.ts`). */
  readonly isInRoom: boolean;
  /** Whether this Node brings Maglev, the compiler of V8 that is soon done. */
  readonly hasMaglev: boolean;
  /** Whether it counts how much of a function has run before it is compiled thoroughly: V8 11.3 does, of Node 20. */
  readonly hasBudget: boolean;
};

/**
 * A command loads an organisation, which it keeps to its end, and is done: looking again and again whether something of it
 * is garbage costs more than the memory that is saved.
 */
const collectsLittle = ['--semi-space-growth-factor=16', '--heap-growing-percent=400'];

/** A thread with room for all would begin to look for garbage when it is about to end: piece by piece, or once four fifths are full. */
const collectsNothing = ['--no-incremental-marking', '--no-minor-gc-task'];

/**
 * V8 compiles what runs often twice: soon and plainly, then thoroughly. Nearly every command is over before the second time
 * pays (docs/decisions/0027-a-command-is-compiled-once.md); reading a million changes of work items is not.
 */
const compilesOnce = ['--no-turbofan'];

/**
 * A Node without the first compiler has only the second. That of Node 20 begins later then, after six times as many bytes of
 * a function as are usual; that of Node 22, which counts calls, gains nothing by it.
 */
const compilesLate = ['--interrupt-budget=400000'];

/** The flags for V8; none for what goes on running, which pays for all of this in the end. */
export function flagsFor({ words, isInRoom, hasMaglev, hasBudget }: Running): readonly string[] {
  if (goesOn(words)) return [];
  return [
    ...collectsLittle,
    ...(isInRoom ? collectsNothing : []),
    ...(words[0] === 'flow' ? [] : hasMaglev ? compilesOnce : hasBudget ? compilesLate : []),
  ];
}

/** Whether a command runs until somebody ends it. */
export function goesOn(words: readonly string[]): boolean {
  return words[0] === 'lsp' || words.includes('--watch');
}
