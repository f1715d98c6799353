/** Chance that is the same each time, as shares, choices and times. */
import { createRandom } from '../../testing/random.ts';

export type Chance = {
  /** From 0 up to, not including, 1. */
  readonly share: () => number;
  /** One of several, each as likely as its weight. */
  readonly pick: <T>(choices: readonly (readonly [T, number])[]) => T;
  /** A number of days that is mostly near the mean and at times much more, as waiting is. */
  readonly days: (mean: number, spread?: number) => number;
};

export function createChance(seed: number): Chance {
  const draw = createRandom(seed);
  const share = (): number => draw(1_000_000) / 1_000_000;
  /** The sum of four even numbers is near enough to the normal distribution, and needs no logarithm. */
  const normal = (): number => (share() + share() + share() + share() - 2) * Math.sqrt(3);
  return {
    share,
    pick: (choices) => {
      let left = share() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const found = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1);
      if (!found) throw new Error('There is nothing to pick from.');
      return found[0];
    },
    days: (mean, spread = 0.45) => mean * Math.exp(spread * normal() - (spread * spread) / 2),
  };
}
