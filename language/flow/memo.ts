/** What was already worked out of a sample for a window: one report asks for the same a dozen times. */
import type { Sample } from './sample.ts';
import type { Window } from './window.ts';

/** The same function, which remembers its answers as long as the sample lives. */
export function remembered<R>(work: (sample: Sample, window: Window) => R): (sample: Sample, window: Window) => R {
  const answers = new WeakMap<Sample, Map<string, R>>();
  return (sample, window) => {
    const own = answers.get(sample) ?? new Map<string, R>();
    answers.set(sample, own);
    const known = own.get(keyOf(window));
    // An answer that is undefined is worked out again, which costs little: there was nothing to work on.
    if (known !== undefined) return known;
    const answer = work(sample, window);
    own.set(keyOf(window), answer);
    return answer;
  };
}

function keyOf({ from, to }: Window): string {
  return `${from} ${to}`;
}
