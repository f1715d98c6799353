/** Strategy in a report: themes and where the work goes, objectives with their key results, business value. */
import type { Element } from '../binding/element.ts';
import {
  businessValueOf,
  finishedIn,
  objectiveProgressOf,
  okrBalanceOf,
  progressOf,
  type Progress,
  type ProgressOptions,
} from '../flow/index.ts';
import { ancestorsOf, labelOf, targets } from '../model/queries.ts';
import { epicsOfTheme, streamsOfTheme } from '../model/strategy.ts';
import { elementsIn, homesOf, type ReportContext } from './context.ts';
import {
  amountText,
  behindStatement,
  elementCell,
  none,
  numberCell,
  percentCell,
  percentText,
  statedBy,
  textCell,
} from './figures.ts';
import type { Cell, Column, Section, Sentence, Stated, Table } from './report.ts';

function progressOptions({ asOf, fiscalYearStart }: ReportContext): ProgressOptions {
  return { asOf, fiscalYearStart };
}

/** Themes, who follows each, how far its objectives are, and how much was finished for it. */
export function alignmentSection(context: ReportContext): Section | undefined {
  const themes = themesIn(context);
  if (themes.length === 0) return undefined;
  const balance = okrBalanceOf(context.sample(context.element), context.span);
  const rows = themes.map((theme): readonly Cell[] => {
    const own = balance.filter(({ objective }) => objective && targets(objective, 'in').includes(theme));
    const objectives = objectivesOf(context, theme);
    const progress = meanProgress(objectives, context);
    const [objective] = objectives;
    const streams = streamsOfTheme(theme).map(labelOf);
    const items = context.ids(() => own.flatMap((row) => row.items));
    return [
      elementCell(theme),
      textCell(streams.join(', '), { tone: streams.length === 0 ? 'attention' : undefined }),
      numberCell(epicsOfTheme(theme).length, { stated: statedBy(epicsOfTheme(theme)[0]) }),
      percentCell(progress.shown, {
        tone: progress.isBehind ? 'attention' : undefined,
        stated: statedBy(objective),
      }),
      percentCell(progress.expected, { stated: statedBy(objective) }),
      ...(context.hasData ? [numberCell(sum(own.map(({ done }) => done)), { items })] : []),
    ];
  });
  const columns = [
    'Theme',
    'Value streams',
    'Epics',
    'Progress',
    'Time passed',
    ...(context.hasData ? ['Finished'] : []),
  ];
  return { heading: 'Strategy and where the work goes', blocks: [barred(tableOf(columns, rows, 2), progressBar)] };
}

function themesIn({ flow, element }: ReportContext): readonly Element[] {
  const all = flow.model.elementsOf('theme');
  if (!element || element.kind === 'enterprise') return all;
  const own = [...homesOf(element)];
  return all.filter(
    (theme) => streamsOfTheme(theme).some((each) => own.includes(each)) || ancestorsOf(theme).includes(element),
  );
}

function objectivesOf({ flow }: ReportContext, owner: Element): readonly Element[] {
  return flow.model.elementsOf('objective').filter((objective) => targets(objective, 'in').includes(owner));
}

function meanProgress(objectives: readonly Element[], context: ReportContext) {
  const all = objectives.map((objective) => objectiveProgressOf(objective, progressOptions(context)));
  const mean = (values: readonly number[]) => (values.length === 0 ? undefined : sum(values) / values.length);
  return {
    shown: mean(all.flatMap(({ shown }) => shown ?? [])),
    expected: mean(all.flatMap(({ expected }) => expected ?? [])),
    isBehind: all.some(({ isOffTrack }) => isOffTrack),
  };
}

/** The objectives that a report’s element answers for, or serves where it has none of its own. */
function objectivesIn(context: ReportContext): readonly Element[] {
  const { flow, element } = context;
  const all = flow.model.elementsOf('objective');
  if (!element || element.kind === 'enterprise') return all;
  const own = all.filter((objective) => ancestorsOf(objective).includes(element));
  if (own.length > 0) return own;
  const homes = homesOf(element);
  return all.filter((objective) => homes.some((home) => targets(objective, 'in').includes(home)));
}

/** Each key result with where it started, where it is, where it shall be, and by when. */
export function okrSection(context: ReportContext): Section | undefined {
  const rows = objectivesIn(context).flatMap((objective) => {
    const { keyResults } = objectiveProgressOf(objective, progressOptions(context));
    return keyResults.map(({ element, progress }, index) => [
      index === 0 ? elementCell(objective) : textCell(' '),
      elementCell(element),
      ...progressCells(progress, statedBy(element)),
    ]);
  });
  if (rows.length === 0) return undefined;
  return {
    heading: 'Objectives and key results',
    blocks: [barred(tableOf(['Objective', 'Key result', ...progressColumns], rows, 2, 5), progressBar)],
  };
}

/** How far, and on the bar how far the time is. */
const progressBar = { Progress: 'Time passed' } as const;
const progressColumns = ['From', 'Now', 'Target', 'Progress', 'Time passed', 'By', 'State'];

function progressCells(progress: Progress, stated: Stated | undefined): readonly Cell[] {
  const { from, now, to, unit, raw, expected, by } = progress;
  const amount = (value: number | undefined): string =>
    value === undefined
      ? none
      : `${amountText(value)}${unit === undefined ? '' : unit === '%' || unit === 'percent' ? '%' : ` ${unit}`}`;
  const tone = progress.isOffTrack ? ({ tone: 'attention', stated } as const) : { stated };
  return [
    textCell(amount(from), { stated }),
    textCell(amount(now), { stated }),
    textCell(amount(to), { stated }),
    percentCell(raw, tone),
    percentCell(expected, { stated }),
    textCell(by ?? '', { stated }),
    textCell(stateOf(progress), tone),
  ];
}

function stateOf({ raw, expected, isOffTrack }: Progress): string {
  if (raw === undefined) return 'no reading';
  if (raw >= 1) return 'reached';
  if (isOffTrack) return 'off track';
  return expected === undefined ? 'no date' : 'on track';
}

/** Key results that are more than a quarter of their time behind. */
export function okrFindings(context: ReportContext): readonly Sentence[] {
  return objectivesIn(context).flatMap((objective) =>
    objectiveProgressOf(objective, progressOptions(context)).keyResults.flatMap(({ element, progress }) =>
      progress.isOffTrack
        ? [
            {
              text: `The key result “${labelOf(element)}” of “${labelOf(objective)}” is at ${percentText(progress.raw)} when ${percentText(progress.expected)} of its time has passed.`,
              tone: 'attention' as const,
              ...behindStatement(element),
            },
          ]
        : [],
    ),
  );
}

/** Cost, quality, happiness and outcomes, as measured. */
export function businessValueSection(context: ReportContext): Section | undefined {
  const { element } = context;
  const owners = new Set([...(element ? [element] : []), ...elementsIn(context, 'value-stream')]);
  const rows = [...owners].flatMap((owner) =>
    businessValueOf(owner, progressOptions(context)).map(({ key, progress }, index) => [
      index === 0 ? elementCell(owner) : textCell(' '),
      textCell(key),
      ...progressCells(progress, statedBy(owner, key) ?? statedBy(owner)).slice(0, 4),
      textCell(progress.direction ?? '', { tone: progress.direction === 'worse' ? 'attention' : undefined }),
      textCell(progress.readOn ?? ''),
    ]),
  );
  if (rows.length === 0) return undefined;
  const columns = ['Of', 'Business value', 'From', 'Now', 'Target', 'Progress', 'Trend', 'Read on'];
  return { heading: 'Business value', blocks: [barred(tableOf(columns, rows, 2, 4), { Progress: undefined })] };
}

/** KPIs beside the objectives. */
export function kpiSection(context: ReportContext): Section | undefined {
  const rows = elementsIn(context, 'kpi').flatMap((kpi) => {
    const progress = progressOf(kpi, progressOptions(context));
    const [owner] = ancestorsOf(kpi);
    return progress ? [[elementCell(owner), elementCell(kpi), ...progressCells(progress, statedBy(kpi))]] : [];
  });
  if (rows.length === 0) return undefined;
  return { heading: 'KPIs', blocks: [barred(tableOf(['Of', 'KPI', ...progressColumns], rows, 2, 5), progressBar)] };
}

const balanceBars = { 'Share of open': undefined, 'Share of finished': undefined } as const;

/** How planned and finished work is shared between the objectives. */
export function balanceSection(context: ReportContext): Section | undefined {
  const sample = context.sample(context.element);
  const finished = new Set(finishedIn(sample, context.span).map(({ item }) => item));
  const rows = okrBalanceOf(sample, context.span).map(
    ({ objective, planned, plannedShare, done, doneShare, items: all }) => {
      const [items, open] = [true, false].map((isDone) =>
        context.ids(() => all.filter((item) => finished.has(item) === isDone)),
      );
      return [
        elementCell(objective, 'no objective', { tone: objective ? undefined : 'attention' }),
        numberCell(planned, { items: open }),
        percentCell(plannedShare, { items: open }),
        numberCell(done, { items }),
        percentCell(doneShare, { items }),
      ];
    },
  );
  if (rows.length === 0) return undefined;
  const columns = ['Objective', 'Open', 'Share of open', 'Finished', 'Share of finished'];
  return { heading: 'Balance of work between objectives', blocks: [barred(tableOf(columns, rows, 1), balanceBars)] };
}

/** Bars beside the shares in columns, by their titles: with a mark at a share, or at the figure in another column. */
export function barred(table: Table, bars: Readonly<Record<string, number | string | undefined>>): Table {
  const columns = table.columns.map((column): Column => {
    if (!Object.hasOwn(bars, column.title)) return column;
    const mark = bars[column.title];
    if (typeof mark === 'number') return { ...column, bar: { mark } };
    const markColumn = table.columns.findIndex(({ title }) => title === mark);
    return { ...column, bar: markColumn < 0 ? {} : { markColumn } };
  });
  return { ...table, columns };
}

/** A table whose columns from one on, up to another, are figures. */
export function tableOf(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  firstNumber: number,
  numbers = titles.length,
): Table {
  const columns = titles.map((title, index) =>
    index >= firstNumber && index < firstNumber + numbers ? { title, isNumber: true as const } : { title },
  );
  return { kind: 'table', columns, rows };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
