/** A team’s board: what is in progress, how old it is, what stands still; and what to talk about. */
import type { Element } from '../binding/element.ts';
import { ageingOf, cycleTimesIn, dayLength, flowTimesIn, sameName, type AgedItem } from '../flow/index.ts';
import { labelOf } from '../model/queries.ts';
import { ageBoards } from './age-board.ts';
import { elementsIn, type ReportContext } from './context.ts';
import { daysText, elementCell, numberCell, numberText, textCell, timeCell } from './figures.ts';
import { improvementSentences } from './improve.ts';
import type { Cell, Section, Sentence } from './report.ts';
import { allTeams } from './streams.ts';
import { tableOf } from './strategy.ts';
import { coincidenceSentences } from './timeline.ts';

const mostItems = 30;

/** A row a team, and below it the items that need somebody. */
export function boardSection(context: ReportContext): Section {
  const teams = elementsIn(context, 'team').filter(
    (team) => context.sample(team).open.length > 0 || team === context.element,
  );
  const shown: readonly (Element | undefined)[] = teams.length > 0 ? teams : [context.element];
  const rows = shown.map((team): readonly Cell[] => {
    const sample = context.sample(team);
    const ageing = ageingOf(sample, context.span);
    const times = context.level === 'story' ? cycleTimesIn(sample, context.span) : flowTimesIn(sample, context.span);
    const count = (test: (item: AgedItem) => boolean, isConcern = false): Cell => {
      const found = ageing.items.filter(test).map(({ item }) => item);
      return numberCell(found.length, {
        items: context.ids(() => found),
        tone: isConcern && found.length > 0 ? 'attention' : undefined,
      });
    };
    return [
      elementCell(team, allTeams),
      count(() => true),
      count(({ band }) => band === 'fresh'),
      count(({ band }) => band === 'ageing'),
      count(({ band }) => band === 'stale', true),
      count(({ isNeglected }) => isNeglected, true),
      count(({ blockedFor }) => blockedFor !== undefined, true),
      numberCell(ageing.items[0]?.age, { items: context.ids(() => ageing.items.slice(0, 1).map(({ item }) => item)) }),
      timeCell(times, 'p85', { items: context.finished(team, context.span) }),
    ];
  });
  const time = context.level === 'story' ? 'Cycle time, days (85 of 100)' : 'Flow time, days (85 of 100)';
  const columns = [
    'Team',
    'In progress',
    'Fresh',
    'Ageing',
    'Stale',
    'Not moved for 14 days',
    'Blocked',
    'Oldest, days',
    time,
  ];
  return { heading: 'Team board', blocks: [...ageBoards(context), tableOf(columns, rows, 1), ...itemTable(context)] };
}

function itemTable(context: ReportContext): Section['blocks'] {
  const { flow } = context;
  const rows = troubled(context)
    .slice(0, mostItems)
    .map((item): readonly Cell[] => {
      const open = context.sample(context.element).open.find((each) => each.item === item.item);
      const team = flow.teams[open?.profile ?? -1];
      const items = context.ids(() => [item.item]);
      return [
        textCell(flow.data.idOf(item.item), { items }),
        elementCell(team),
        textCell(item.state),
        numberCell(item.age, { items }),
        numberCell(item.idle, { items }),
        textCell(item.blockedFor === undefined ? '' : numberText(item.blockedFor), {
          items,
          tone: item.blockedFor === undefined ? undefined : 'attention',
        }),
        textCell(item.band),
      ];
    });
  const columns = ['Item', 'Team', 'State', 'Age, days', 'Not moved, days', 'Blocked, days', 'Is'];
  return rows.length === 0 ? [] : [tableOf(columns, rows, 3, 3)];
}

/** Stale, neglected or blocked. */
function troubled(context: ReportContext): readonly AgedItem[] {
  const { items } = ageingOf(context.sample(context.element), context.span);
  return items.filter(
    ({ band, isNeglected, blockedFor }) => band === 'stale' || isNeglected || blockedFor !== undefined,
  );
}

/** What a retrospective may take up, each with its reason. */
export function suggestionSection(context: ReportContext): Section {
  const weeks = { from: context.span.from - 4 * 7 * dayLength, to: context.span.to };
  const sentences = [
    ...limitSentences(context),
    ...itemSentences(context),
    ...improvementSentences(context).slice(0, 2),
    ...coincidenceSentences(context, weeks),
  ];
  const calm: Sentence = { text: 'Nothing is blocked, stale or left alone. Keep going.', tone: 'good' };
  return {
    heading: 'To talk about',
    blocks: [{ kind: 'list', sentences: sentences.length > 0 ? sentences : [calm] }],
  };
}

function itemSentences(context: ReportContext): readonly Sentence[] {
  const { ids, flow } = context;
  const all = troubled(context);
  const blocked = all.filter(({ blockedFor }) => blockedFor !== undefined);
  const still = all.filter(({ isNeglected, blockedFor }) => isNeglected && blockedFor === undefined);
  const told = blocked.slice(0, 5).map((each): Sentence => ({
    text: `Clear the way for ${flow.data.idOf(each.item)}: it has been blocked for ${daysText(each.blockedFor)} in “${each.state}”.`,
    tone: 'attention',
    items: ids(() => [each.item]),
  }));
  const [first] = still;
  if (!first) return told;
  const longest = Math.max(...still.map(({ idle }) => idle));
  const text = `Decide what happens to ${still.length === 1 ? 'the item' : `the ${numberText(still.length)} items`} that nobody has moved for 14 days or more (the longest for ${daysText(longest)}): finish, split or drop.`;
  return [...told, { text, tone: 'attention', items: ids(() => still.map(({ item }) => item)) }];
}

/** States that hold more than the team’s own limit. */
function limitSentences(context: ReportContext): readonly Sentence[] {
  const { states } = context.flow.data;
  return elementsIn(context, 'team').flatMap((team) =>
    team.values('wip').flatMap((limit): readonly Sentence[] => {
      if (limit.type !== 'labelled') return [];
      const here = context
        .sample(team)
        .open.filter(({ state }) => sameName(states[state] ?? '') === sameName(limit.label));
      if (here.length <= limit.number) return [];
      return [
        {
          text: `${labelOf(team)} has ${numberText(here.length)} items in “${limit.label}”; its own limit is ${numberText(limit.number)}. Finish one before another is begun.`,
          tone: 'attention',
          items: context.ids(() => here.map(({ item }) => item)),
        },
      ];
    }),
  );
}
