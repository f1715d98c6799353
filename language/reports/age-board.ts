/** What is in progress by state and age, as a picture: who looks at it sees at once what has become old, and where. */
import { ageingOf, flowTimesIn, type AgedItem } from '../flow/index.ts';
import { labelOf } from '../model/queries.ts';
import type { ReportContext } from './context.ts';
import { daysText, numberText } from './figures.ts';
import type { AgeBoard, AgeDot } from './report.ts';

/** Of more dots nobody sees one. */
const mostDots = 400;

/** None where nothing is in progress, or so much that no dot could be told from another. */
export function ageBoards(context: ReportContext): readonly AgeBoard[] {
  const sample = context.sample(context.element);
  const { items } = ageingOf(sample, context.span);
  if (items.length === 0 || items.length > mostDots) return [];
  const byState = new Map<string, AgedItem[]>();
  for (const item of items) byState.set(item.state, [...(byState.get(item.state) ?? []), item]);
  const places = placesOf(
    context,
    items.map(({ item }) => item),
  );
  const states = [...byState].sort(([a], [b]) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const times = flowTimesIn(sample, context.span);
  const limits = times
    ? [
        { days: times.p50, text: `half are finished within ${numberText(times.p50)}` },
        { days: times.p85, text: `85 of 100 within ${numberText(times.p85)}` },
      ]
    : [];
  return [
    {
      kind: 'ages',
      title: 'In progress, by state and by age in days',
      states: states.map(([name, aged]) => ({ name, dots: aged.map((item) => dotOf(context, item)) })),
      limits,
    },
  ];
}

function dotOf(context: ReportContext, { item, age = 0, state, band, isNeglected, blockedFor }: AgedItem): AgeDot {
  const { flow, element } = context;
  const open = context.sample(element).open.find((each) => each.item === item);
  const team = flow.teams[open?.profile ?? -1];
  const concerns = [
    ...(band === 'stale' ? ['stale'] : []),
    ...(isNeglected ? ['not moved for 14 days'] : []),
    ...(blockedFor === undefined ? [] : ['blocked']),
  ];
  const who = team ? `, ${labelOf(team)}` : '';
  const text = `${flow.data.idOf(item)}${who}: ${daysText(age)} in progress, in ${state}`;
  return {
    days: age,
    text: [text, ...concerns].join(', '),
    tone: concerns.length > 0 ? 'attention' : 'plain',
    items: context.ids(() => [item]),
  };
}

/** How early items come into each state on average: the order of the work, which no workflow states across its lists. */
function placesOf({ flow: { data } }: ReportContext, items: readonly number[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const item of items) {
    const first = data.firstEvent[item] ?? 0;
    for (let event = first; event < (data.firstEvent[item + 1] ?? 0); event += 1) {
      const name = data.states[data.state[event] ?? 0] ?? '';
      const known = sums.get(name) ?? { sum: 0, count: 0 };
      sums.set(name, { sum: known.sum + event - first, count: known.count + 1 });
    }
  }
  return new Map([...sums].map(([name, { sum, count }]) => [name, sum / count]));
}
