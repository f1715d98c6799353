import { Option } from 'commander';
import {
  ancestorsOf,
  computedOf,
  downwardsFrom,
  factsOf,
  flowFiguresOf,
  kindRow,
  labelOf,
  levelTitle,
  lineAt,
  moneyTerms,
  rounded,
  shortened,
  upwardsFrom,
  type Element,
  type FlowFigures,
  type Kind,
  type Problem,
} from '#language';
import { findRoot, loadProject, type LoadedProject } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { shownPath } from '../files.ts';
import { failOnBrokenConfig } from '../loading.ts';
import { elementCalled } from '../named.ts';
import { day } from '../options.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';
import { wrappedText } from '../wrapped-text.ts';

type Options = { readonly format: 'text' | 'json'; readonly asOf?: string };

export const show: CommandDefinition = {
  name: 'show',
  define(command, terminal, done) {
    command
      .description('Show one element: its place, roles, money, products, strategy up and down, and its problems.')
      .argument('<element>', 'its name, or its kind and name: art:pay-core')
      .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'))
      .option('--as-of <date>', 'judge dated facts as on this day (2026-12-31)', day)
      .addHelpText('after', '\nExamples:\n  throughline show payments\n  throughline show art:pay-core --format json\n')
      .action((name: string) => {
        const options = command.opts<Options>();
        const loaded = loadProject(findRoot(terminal.cwd, terminal.cwd), {
          override: { asOf: options.asOf },
          isMeasured: true,
        });
        failOnBrokenConfig(terminal, [loaded]);
        const portrait = portraitOf(terminal, loaded, elementCalled(loaded.project.model, name), options.asOf);
        terminal.out(
          options.format === 'json' ? `${JSON.stringify(portrait, null, 2)}\n` : textOf(portrait, terminal.columns),
        );
        done(0);
      });
  },
};

type Named = { readonly id: string; readonly label: string };

type Portrait = Named & {
  readonly kind: Kind;
  readonly kindLabel: string;
  /** Absent for what stands at any level. */
  readonly level?: string;
  readonly place?: { readonly file: string; readonly line: number };
  readonly within: readonly Named[];
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly computed: {
    readonly people?: number;
    readonly teams?: number;
    readonly budget?: string;
    readonly allocated?: string;
    readonly themes: readonly Named[];
    readonly streams: readonly Named[];
    readonly products: readonly Named[];
    readonly solutions: readonly Named[];
    readonly reaches: readonly Named[];
    /** What imported work items say of it. */
    readonly flow?: FlowFigures;
  };
  readonly strategy: { readonly up: readonly Named[]; readonly down: readonly Named[] };
  readonly problems: readonly Pick<Problem, 'rule' | 'severity' | 'message'>[];
};

function portraitOf(terminal: Terminal, loaded: LoadedProject, element: Element, asked: string | undefined): Portrait {
  const { project, config, root } = loaded;
  const { kind, file, declaration } = element;
  if (kind === 'file' || kind === 'unknown') throw new CommandError('This is no element.');
  const asOf = asked ?? config.config.asOf;
  const computed = computedOf(element, moneyTerms(config.config));
  const flow = flowFiguresOf(project.measured(), element);
  const { id } = element;
  const problems = file ? project.problems(file.path, { fold: false, asOf }) : [];
  const line = file && declaration ? lineAt(file.summary.lineStarts, declaration.offset) + 1 : undefined;
  return {
    ...named(element),
    kind,
    kindLabel: kindRow(kind).label,
    ...(kindRow(kind).level === 'any' ? {} : { level: levelTitle(kindRow(kind).level, project.vocabulary()) }),
    ...(file && line !== undefined ? { place: { file: shownPath(terminal.cwd, root, file.path), line } } : {}),
    within: ancestorsOf(element).map(named),
    facts: factsOf(element).map(({ label, text }) => ({ label, text })),
    computed: {
      ...(computed.people > 0 ? { people: computed.people } : {}),
      ...(computed.teams > 0 ? { teams: computed.teams } : {}),
      ...(computed.budget === undefined ? {} : { budget: computed.budget }),
      ...(computed.allocated === undefined ? {} : { allocated: computed.allocated }),
      themes: computed.themes.map(named),
      streams: computed.streams.map(named),
      products: computed.products.map(named),
      solutions: computed.solutions.map(named),
      reaches: computed.reaches.map(named),
      ...(flow ? { flow } : {}),
    },
    strategy: { up: upwardsFrom(element).map(named), down: downwardsFrom(element).map(named) },
    problems: problems
      .filter((problem) => problem.element === id)
      .map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

function named(element: Element): Named {
  return { id: element.id, label: labelOf(element) };
}

/** Nobody reads further at a terminal; in the JSON all is told. */
const longestTitle = 300;
const longestLabel = 40;
const longestFact = 2000;

/** Each fact on one line where nobody watches; else in lines that fit. */
function textOf(portrait: Portrait, columns: number | undefined): string {
  const { computed, strategy } = portrait;
  const list = (elements: readonly Named[]): string => elements.map(({ label }) => label).join(', ');
  const rows: readonly (readonly [string, string])[] = [
    ['level', portrait.level ?? ''],
    [
      'in',
      portrait.within
        .toReversed()
        .map(({ label }) => label)
        .join(' › '),
    ],
    ['declared in', portrait.place ? `${portrait.place.file}:${portrait.place.line}` : ''],
    ...portrait.facts.map(({ label, text }) => [shortened(label, longestLabel), text] as const),
    ['given out', computed.allocated === undefined ? '' : `${computed.allocated} of ${computed.budget ?? ''}`],
    ...(computed.flow ? flowRows(computed.flow) : []),
    ['products', list(computed.products)],
    ['part of', list(computed.solutions)],
    ['value streams', list(computed.streams)],
    ['themes', list(computed.themes)],
    ['reaches', list(computed.reaches)],
    ['strategy up', strategy.up.map(({ label }) => label).join(' → ')],
    ['strategy down', list(strategy.down)],
  ];
  const told = rows.filter(([, text]) => text !== '');
  const widest = Math.max(0, ...told.map(([label]) => label.length));
  const title = `${shortened(portrait.label, longestTitle)}, ${portrait.kindLabel} (${shortened(portrait.id, longestTitle)})`;
  const lines = told.flatMap(([label, text]) =>
    hanging(`  ${shown(label).padEnd(widest)}  `, shown(shortened(text, longestFact)), columns),
  );
  const problems = portrait.problems.flatMap(({ severity, message, rule }) =>
    hanging('  ', `${severity} ${shown(message)} ${rule}`, columns),
  );
  const none = 'No problems.';
  return `${[...hanging('', shown(title), columns), '', ...lines, '', ...(problems.length > 0 ? ['Problems', ...problems] : [none])].join('\n')}\n`;
}

function flowRows(figures: FlowFigures): readonly (readonly [string, string])[] {
  const { level, inProgress, most, finished, from, to, half, nearlyAll, target } = figures;
  const items = (count: number): string => `${count} ${count === 1 ? kindRow(level).label : kindRow(level).plural}`;
  const wanted = target ? `, target ${target.percentile}% within ${target.days} days` : '';
  return [
    ['in progress', `${items(inProgress)}${most === undefined ? '' : `, target at most ${most}`}`],
    ['finished', `${items(finished)} from ${from} to ${to}`],
    [
      'time taken',
      half === undefined || nearlyAll === undefined
        ? ''
        : `half within ${rounded(half, 1)} days, 85% within ${rounded(nearlyAll, 1)} days${wanted}`,
    ],
  ];
}

/** What belongs to a word stands beside it, also where it takes several lines. */
function hanging(head: string, text: string, columns: number | undefined): readonly string[] {
  if (columns === undefined) return [`${head}${text}`];
  const lines = wrappedText(text, Math.max(narrowest, columns - head.length));
  return lines.map((line, index) => `${index === 0 ? head : ' '.repeat(head.length)}${line}`);
}

const narrowest = 12;
