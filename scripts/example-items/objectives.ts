/** What each train promised for its planning intervals, and what came of it: predictability is measured by that. */
import type { PiObjective } from '#language/flow/index.ts';
import type { Chance } from './chance.ts';
import type { Train } from './features.ts';

const intervals = ['2026.1', '2026.2'] as const;
const planned = [10, 8, 7, 5] as const;

export function objectivesOf({ title, products, story }: Train, chance: Chance): readonly PiObjective[] {
  return intervals.flatMap((pi) =>
    planned.map((value, index): PiObjective => {
      const isCommitted = index < planned.length - 1;
      const kept = story.keepsPromises + 0.16 * (chance.share() - 0.5);
      // A stretch objective comes off now and then; its value counts on top.
      const actual = isCommitted ? Math.min(value, Math.round(value * kept)) : chance.share() < 0.15 ? 1 : 0;
      const product = products[index % products.length] ?? title;
      return { pi, team: title, objective: `${product}, ${aims[index] ?? ''}`, isCommitted, planned: value, actual };
    }),
  );
}

const aims = ['the release', 'fewer errors', 'the new rules', 'a first trial'] as const;
