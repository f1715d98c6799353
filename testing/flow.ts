/** Work items in a few characters, for tests of measured flow. */
import { createProject, type Element, type Project } from '#language';
import { dayLength, joinFlow, toFlowData, type Flow, type PiObjective, type PlainItem } from '#language/flow/index.ts';

/** Day 0 of all tests: a Thursday. */
const origin = Date.UTC(2026, 0, 1);

/** The moment so many days after the first of January 2026. */
export function day(number: number): number {
  return origin + number * dayLength;
}

/** `moves('In Dev', 3, 'Done', 7.5)`: in development from day 3, done in the middle of day 7. */
export function moves(...steps: readonly (string | number)[]): PlainItem['events'] {
  return steps.flatMap((state, index) => {
    const at = steps[index + 1];
    return typeof state === 'string' && typeof at === 'number' ? [{ state, at: day(at) }] : [];
  });
}

/** An item whose first event carries its type, team and product. */
export function item(
  id: string,
  profile: { readonly team?: string; readonly type?: string; readonly product?: string },
  ...steps: readonly (string | number)[]
): PlainItem {
  const [first, ...rest] = moves(...steps);
  return { id, events: first ? [{ ...first, ...profile }, ...rest] : [] };
}

export type FlowCase = {
  readonly project: Project;
  readonly flow: Flow;
  /** The element of an identity such as `team:falcon`. */
  readonly element: (id: string) => Element;
};

export function flowCase(text: string, items: readonly PlainItem[], objectives: readonly PiObjective[] = []): FlowCase {
  const project = createProject();
  project.update([{ path: 'main.thru', text }]);
  const element = (id: string): Element => {
    const found = [...project.model.all()].find((each) => each.id === id);
    if (!found) throw new Error(`There is no ${id} in the test's model.`);
    return found;
  };
  return { project, flow: joinFlow(toFlowData(items, objectives), project.model), element };
}

/** Thirty work items of teams called falcon, kite and heron, or by an alias. */
export const itemsOfTeams = toFlowData(
  Array.from({ length: 30 }, (_, index) => {
    const team = ['falcon', 'Kites', 'Falcons', 'heron', 'kite'][index % 5] ?? '';
    const since = (days: number): number => day(4 + index + days);
    return {
      id: `I-${index}`,
      events: [
        {
          at: since(0),
          state: 'Ready',
          team,
          type: index % 4 === 0 ? 'Bug' : 'Story',
          product: index % 3 === 0 ? 'pay' : '',
        },
        { at: since(9), state: 'Dev' },
        ...(index % 2 === 0 ? [{ at: since(20), state: 'Review' }] : []),
        ...(index % 7 > 2 ? [{ at: since(30), state: 'Done' }] : []),
      ],
    };
  }),
);
