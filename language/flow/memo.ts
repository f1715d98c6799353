/** What was already worked out of a sample for a window: one report asks for the same a dozen times. */
import type { Sample } from './sample.ts';
import type { Window } from './window.ts';

export type Remembered<R> = ((sample: Sample, window: Window) => R) & {
  /** Whether it is known already. */
  readonly isKnown: (sample: Sample, window: Window) => boolean;
  /** Somebody who worked it out on the way tells it. */
  readonly tell: (sample: Sample, window: Window, answer: R) => void;
};

/** The same function, which remembers its answers as long as the sample lives. */
export function remembered<R>(work: (sample: Sample, window: Window) => R): Remembered<R> {
  const answers = new WeakMap<Sample, Map<string, R>>();
  const knownOf = (sample: Sample): Map<string, R> => {
    const known = answers.get(sample) ?? new Map<string, R>();
    answers.set(sample, known);
    return known;
  };
  const ask = (sample: Sample, window: Window): R => {
    const own = knownOf(sample);
    const known = own.get(keyOf(window));
    // An answer that is undefined is worked out again, which costs little: there was nothing to work on.
    if (known !== undefined) return known;
    const answer = work(sample, window);
    own.set(keyOf(window), answer);
    return answer;
  };
  return Object.assign(ask, {
    isKnown: (sample: Sample, window: Window) => knownOf(sample).has(keyOf(window)),
    tell: (sample: Sample, window: Window, answer: R) => void knownOf(sample).set(keyOf(window), answer),
  });
}

function keyOf({ from, to }: Window): string {
  return `${from} ${to}`;
}
