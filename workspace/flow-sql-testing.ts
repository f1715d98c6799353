/** For the test of the SQL: the states of a tracker, and items that do what items do, drawn or told one by one. */
import { day } from '#testing';
import type { PlainItem } from '#language/flow/index.ts';
import { createRandom } from '../testing/random.ts';

/** What the states of the tracker mean. */
export const meaning: Readonly<Record<string, string>> = {
  Backlog: 'new',
  Ready: 'waiting',
  Review: 'waiting',
  Blocked: 'waiting',
  Dev: 'active',
  Test: 'active',
  Done: 'done',
  Closed: 'done',
  Canceled: 'canceled',
  Triage: 'ignore',
};
const names = Object.keys(meaning);

/** Items that go forward and back, are reopened, canceled and handed over; no two changes of one at the same moment. */
export function drawn(count: number, seed: number): readonly PlainItem[] {
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    let at = random(50);
    const length = 1 + random(7);
    const events = Array.from({ length }, (_each, step) => {
      at += (1 + random(40)) / 4;
      const team = step === 0 || random(6) === 0 ? { team: pick(['falcon', 'heron', 'osprey']) } : {};
      const type = step === 0 ? { type: pick(['Story', 'Story', 'Bug', 'Tech', 'Chore']), ...team } : team;
      // An ignored state may hand an item over too, which the table of the page does not say.
      return {
        at: day(at),
        state: random(3) === 0 ? pick(names.slice(0, 9)) : (['Ready', 'Dev', 'Review', 'Test', 'Done'][step] ?? 'Done'),
        ...type,
      };
    });
    return { id: `I-${String(index).padStart(4, '0')}`, events };
  });
}

/** What few items do, told one by one: a state and a day, and who has it where that changes. */
const told = (id: string, ...changes: readonly (readonly [string, number, string?])[]): PlainItem => ({
  id,
  events: changes.map(([state, at, team], index) => ({
    at: day(at),
    state,
    ...(index === 0 ? { team: 'falcon', type: 'Story' } : {}),
    ...(team === undefined ? {} : { team }),
  })),
});

/** Reopened, canceled, handed over, done at once, at the ends of the window from day 20 to day 55, in no known state. */
export const odd: readonly PlainItem[] = [
  told('REOPENED', ['Ready', 21], ['Dev', 22], ['Done', 25], ['Dev', 27], ['Done', 31]),
  told('REOPENED-AND-OPEN', ['Ready', 21], ['Done', 25], ['Review', 50]),
  told('REOPENED-IN-NEXT-WINDOW', ['Ready', 21], ['Done', 25], ['Dev', 50], ['Done', 56]),
  told('DONE-TWICE', ['Ready', 22], ['Done', 30], ['Closed', 40]),
  told('AT-ONCE', ['Ready', 24], ['Dev', 24], ['Done', 24]),
  told('AT-THE-START', ['Ready', 15], ['Done', 20]),
  told('AT-THE-END', ['Ready', 30], ['Done', 55]),
  told('STARTED-AT-THE-END', ['Ready', 55]),
  told('NEVER-BEGUN', ['Backlog', 23]),
  told('DONE-FROM-NEW', ['Backlog', 23], ['Done', 29]),
  told('DONE-AT-FIRST', ['Done', 29]),
  told('CANCELED', ['Ready', 22], ['Dev', 24], ['Canceled', 28]),
  told('CANCELED-FROM-NEW', ['Backlog', 22], ['Canceled', 28]),
  told('CANCELED-AND-DONE', ['Ready', 22], ['Canceled', 28], ['Done', 33]),
  told('DONE-AND-CANCELED', ['Ready', 22], ['Done', 28], ['Canceled', 33]),
  told('GIVEN-BACK', ['Ready', 22], ['Backlog', 26], ['Ready', 44]),
  told('IGNORED', ['Triage', 21], ['Ready', 23], ['Triage', 25], ['Dev', 26], ['Done', 35]),
  told('ONLY-IGNORED', ['Triage', 21]),
  told('UNMAPPED', ['Ready', 21], ['Parking', 24], ['Done', 30]),
  told('UNMAPPED-LATER', ['Ready', 21], ['Done', 30], ['Parking', 70]),
  told('HANDED-OVER', ['Ready', 21], ['Dev', 24, 'heron'], ['Done', 34]),
  told('HANDED-OVER-IN-A-STATE', ['Dev', 21], ['Dev', 30, 'heron'], ['Done', 36]),
  told('HANDED-OVER-DONE', ['Ready', 21], ['Done', 30], ['Closed', 40, 'heron']),
  told('BLOCKED', ['Dev', 21], ['Blocked', 23], ['Dev', 29], ['Blocked', 50]),
  told('LATER', ['Ready', 75]),
];
