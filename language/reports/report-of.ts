/** One report as data, put together of its sections. Pure: the span and the day as of which it speaks are given or follow from the data. */
import type { Element } from '../binding/element.ts';
import {
  dateText,
  dayLength,
  earliestMoment,
  emptyFlowData,
  joinFlow,
  latestMoment,
  levelsIn,
  type Flow,
  type FlowData,
  type FlowEvent,
  type ItemLevel,
  type MeasureOptions,
  type Window,
} from '../flow/index.ts';
import { inVocabulary, type Vocabulary } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { labelOf } from '../model/queries.ts';
import { boardSection, suggestionSection } from './board.ts';
import { intervalSection } from './by-interval.ts';
import { cadences, type CadenceName } from './cadences.ts';
import { createContext, type ReportContext } from './context.ts';
import { declaredSection } from './declared.ts';
import { bottleneckFindings, bottleneckSection, improvementSection, improvementSentences } from './improve.ts';
import { glanceFindings, glanceSection } from './glance.ts';
import { exclusionFindings, notesOf, unknownDaysFindings } from './notes.ts';
import type { Report, Section, Sentence } from './report.ts';
import { latestSpan, spanFinder, type Span } from './spans.ts';
import {
  alignmentSection,
  balanceSection,
  businessValueSection,
  kpiSection,
  okrFindings,
  okrSection,
} from './strategy.ts';
import { capacityFindings, capacitySection, distributionSection, insightSection, productSection } from './streams.ts';
import { coincidenceSentences, timelineSection, trendFindings, trendSection } from './timeline.ts';

/** Changes of the organisation in the order of time, and what is not known of them, in sentences. */
export type EventsKnown = { readonly events: readonly FlowEvent[]; readonly notes: readonly string[] };

export type ReportOptions = {
  readonly cadence: CadenceName;
  readonly data?: FlowData | undefined;
  /** The data where they are joined already; they win over `data`. */
  readonly flow?: Flow | undefined;
  /** What it is about; the whole organisation where it is left out. */
  readonly element?: Element | undefined;
  /** What the whole organisation is called. */
  readonly name?: string | undefined;
  readonly from?: number | undefined;
  /** Not included. */
  readonly to?: number | undefined;
  /** What happened later is not known; the end of `to`, else the latest event, where it is left out. */
  readonly asOf?: number | undefined;
  /** The day by which strategy is judged where nothing was imported. */
  readonly asOfWithoutData?: number | undefined;
  readonly level?: ItemLevel | undefined;
  readonly measures?: Omit<MeasureOptions, 'asOf'>;
  readonly fiscalYearStart?: string | undefined;
  /** The words in which it names who reads it; the guide’s where this is left out. */
  readonly vocabulary?: Vocabulary | undefined;
  /** Changes of the organisation; asked for with the span that the report is about. */
  readonly eventsIn?: ((span: Window) => EventsKnown) | undefined;
};

/** Without items it says what the model alone tells; without a span it takes the latest that the items know. */
export function reportOf(model: Model, options: ReportOptions): Report {
  const context = contextOf(model, options);
  const { cadence, element, name } = options;
  const { span, asOf, level } = context;
  const { findings, sections } = parts[cadence](context);
  const known = span.to > span.from;
  return {
    cadence,
    title: cadences[cadence].title,
    audience: inVocabulary(cadences[cadence].audience, options.vocabulary ?? 'guide'),
    subject: element ? { id: element.id, label: labelOf(element) } : { label: name ?? 'The whole organisation' },
    ...(known ? { window: { name: span.name, from: dateText(span.from), to: dateText(span.to) } } : {}),
    ...(asOf === undefined ? {} : { asOf: dateText(asOf) }),
    level,
    hasItems: context.hasData,
    findings: [
      ...unknownDaysFindings(context),
      ...exclusionFindings(context),
      ...[...findings].sort((a, b) => gravity(b) - gravity(a)),
    ],
    sections: sections.filter((section) => section !== undefined),
    notes: notesOf(context),
  };
}

function gravity({ tone }: Sentence): number {
  return tone === 'attention' ? 1 : 0;
}

function contextOf(model: Model, options: ReportOptions): ReportContext {
  const { cadence, element, data, measures = {}, fiscalYearStart } = options;
  const flow = options.flow ?? joinFlow(data ?? emptyFlowData, model);
  const latest = latestMoment(flow.data);
  const asOf =
    options.asOf ??
    (latest !== undefined && options.to !== undefined
      ? Math.min(latest, options.to - 1)
      : (latest ?? options.asOfWithoutData));
  const level = options.level ?? levelOf(flow, element, cadence);
  const span = spanOf(model, flow, options, asOf);
  const known = span.to > span.from ? options.eventsIn?.(span) : undefined;
  const { events, notes } = known ?? { events: [], notes: [] };
  const hasData = latest !== undefined;
  return createContext({
    flow,
    element,
    asOf,
    fiscalYearStart,
    events,
    notes,
    options: measures,
    hasData,
    level,
    span,
  });
}

/** Features for those who steer, stories for those who build, as far as the data have them. */
function levelOf(flow: Flow, element: Element | undefined, cadence: CadenceName): ItemLevel {
  const wanted = cadence === 'iteration' ? 'story' : 'feature';
  const levels = levelsIn(flow, element);
  return levels.includes(wanted) ? wanted : (levels.at(-1) ?? wanted);
}

function spanOf(model: Model, flow: Flow, options: ReportOptions, asOf: number | undefined): Span {
  const { cadence, element, from, to, fiscalYearStart } = options;
  if (asOf === undefined && (from === undefined || to === undefined)) return { from: 0, to: 0, name: '' };
  const until = asOf ?? (to ?? 0) - 1;
  const spanAt = spanFinder(cadence, model, element, fiscalYearStart);
  const usual = latestSpan(spanAt, { from: earliestMoment(flow.data) ?? until, until });
  if (from === undefined && to === undefined) return usual;
  const end = to ?? Math.ceil((until + 1) / dayLength) * dayLength;
  const start = from ?? spanAt(end - 1).from;
  return { from: start, to: end, name: `${dateText(start)} to ${dateText(end - dayLength)}` };
}

type Parts = { readonly findings: readonly Sentence[]; readonly sections: readonly (Section | undefined)[] };

const parts: Readonly<Record<CadenceName, (context: ReportContext) => Parts>> = {
  annual: (context) => ({
    findings: [...okrFindings(context), ...measured(context, () => capacityFindings(context))],
    sections: [
      alignmentSection(context),
      okrSection(context),
      kpiSection(context),
      insightSection(context),
      ...measured(context, () => [intervalSection(context), distributionSection(context), timelineSection(context)]),
    ],
  }),
  quarterly: (context) => ({
    findings: [
      ...measured(context, () => [...glanceFindings(context), ...trendFindings(context), ...capacityFindings(context)]),
      ...okrFindings(context),
      ...measured(context, () => coincidenceSentences(context, context.span)),
    ],
    sections: [
      ...measured(context, () => [
        glanceSection(context, 'Flow at a glance'),
        distributionSection(context),
        trendSection(context),
        capacitySection(context),
      ]),
      context.hasData ? undefined : declaredSection(context),
      okrSection(context),
      businessValueSection(context),
      ...measured(context, () => [timelineSection(context)]),
    ],
  }),
  monthly: (context) => ({
    findings: measured(context, () => [
      ...bottleneckFindings(context),
      ...glanceFindings(context),
      ...improvementSentences(context).slice(0, 1),
    ]),
    sections: [
      ...measured(context, () => [
        bottleneckSection(context),
        improvementSection(context),
        glanceSection(context, 'Throughput and flow time against targets'),
        productSection(context),
      ]),
      context.hasData ? undefined : declaredSection(context),
      okrSection(context),
      ...measured(context, () => [timelineSection(context)]),
    ],
  }),
  iteration: (context) => ({
    findings: measured(context, () => glanceFindings(context)),
    sections: [
      ...measured(context, () => [
        boardSection(context),
        balanceSection(context),
        distributionSection(context),
        glanceSection(context, 'The iteration in figures'),
        suggestionSection(context),
        timelineSection(context, 'Day by day and week by week'),
      ]),
      ...(context.hasData ? [] : [okrSection(context)]),
    ],
  }),
};

function measured<T>({ hasData }: ReportContext, make: () => readonly T[]): readonly T[] {
  return hasData ? make() : [];
}
