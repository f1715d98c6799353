/** `throughline.json`: its shape, how it is read, and what is wrong with it. */
import { parseTree, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import { isTimeZone } from '../flow/dates.ts';
import { vocabularies, type Vocabulary } from '../metamodel/index.ts';
import { severities } from '../rules/rule.ts';
import {
  createSettings,
  profileNames,
  type ProfileName,
  type RuleSetting,
  type RuleSettings,
} from '../rules/settings.ts';
import { isDay } from '../syntax/days.ts';
import type { Span } from '../syntax/summary.ts';
import { defaultFlow, flowSchema, toFlowConfig, type FlowConfig } from './flow-config.ts';
import { toProblems } from './issues.ts';
import { deepestBracket } from './json-depth.ts';
import { spanOf } from './json-places.ts';
import { valueOf } from './json-values.ts';
import { moneyTerms } from './money-terms.ts';
import { pathMatcher } from './patterns.ts';
import { pathProblems } from './path-problems.ts';
import { noCurrency, rateProblems } from './rate-problems.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { ruleProblems, soundOptions, type ConfigProblem } from './rule-problems.ts';
import { soundPart } from './sound-part.ts';
import { unknownSettings } from './unknown-settings.ts';

/** The file that marks a project's root, and says how it is judged. */
export const configFileName = 'throughline.json';

const severity = v.picklist([...severities, 'off']);
const glob = v.pipe(
  v.string(),
  v.minLength(1, 'A pattern of paths has at least one character, such as `archive/**`.'),
  v.description('A pattern of paths relative to the folder of this file, such as `archive/**`.'),
);

const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, noCurrency));
const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written `2026-12-31`.'),
  v.check(isDay, 'The calendar has no such day.'),
);

/** A rule's severity, or an object with its severity and options. */
const ruleSetting = v.union([severity, v.looseObject({ severity: v.optional(severity) })]);
const ruleSettings = v.record(v.string(), ruleSetting);

export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  name: v.optional(
    v.pipe(v.string(), v.description('The name of the organisation or project, shown in the preview and in exports.')),
  ),
  include: v.optional(
    v.pipe(
      v.array(glob),
      v.description('The `.thru` files that belong to the project; all of them where this is left out.'),
    ),
  ),
  exclude: v.optional(v.pipe(v.array(glob), v.description('Files and folders that do not belong to the project.'))),
  profile: v.optional(
    v.pipe(
      v.picklist(profileNames),
      v.description(
        'Which rules are on: what the guide asks, what most organisations want (the default), or every rule.',
      ),
    ),
  ),
  rules: v.optional(
    v.pipe(
      ruleSettings,
      v.description('The severity of rules, `off` included, and their options, by the name of the rule.'),
    ),
  ),
  overrides: v.optional(
    v.pipe(
      v.array(v.strictObject({ files: v.array(glob), rules: ruleSettings })),
      v.description('Other settings of rules for some files; the later ones win.'),
    ),
  ),
  currency: v.optional(v.pipe(currency, v.description('The currency of amounts that state none, ISO 4217.'))),
  exchangeRates: v.optional(
    v.pipe(
      v.record(
        currency,
        v.pipe(v.number(), v.gtValue(0, 'A rate is more than 0.'), v.maxValue(1e12, 'A rate is at most 1000 billion.')),
      ),
      v.description('What one unit of another currency is worth in the project’s own.'),
    ),
  ),
  fiscalYearStart: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{2}-\d{2}$/, 'The start of the fiscal year is a month and a day, such as `04-01`.'),
      v.check(
        (text) => isDay(`2001-${text}`),
        'Not every year has that day; the start of the fiscal year is one such as `04-01`.',
      ),
      v.description('Month and day on which the fiscal year starts.'),
    ),
  ),
  timeZone: v.optional(
    v.pipe(
      v.string(),
      v.check(isTimeZone, 'No time zone is called that; one is called `Europe/Oslo`.'),
      v.description('The time zone of dates without a time, such as `Europe/Oslo`; UTC where it is left out.'),
    ),
  ),
  calendar: v.optional(v.pipe(v.array(day), v.description('Days on which nobody works, as dates.'))),
  flow: flowSchema,
  vocabulary: v.optional(
    v.pipe(
      v.picklist(vocabularies),
      v.description('The words that people read: the guide’s (the default), or those of today’s SAFe.'),
    ),
  ),
  asOf: v.optional(v.pipe(day, v.description('The date by which dated facts are judged.'))),
});

type Written = v.InferOutput<typeof configSchema>;

export type Config = {
  readonly name: string | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly profile: ProfileName;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly rules: Readonly<Record<string, RuleSetting>>;
  }[];
  readonly currency: string | undefined;
  /** What one unit of another currency is worth in the project's own. */
  readonly exchangeRates: Readonly<Record<string, number>>;
  readonly vocabulary: Vocabulary;
  readonly asOf: string | undefined;
  /** Month and day. */
  readonly fiscalYearStart: string;
  readonly timeZone: string;
  /** Days on which nobody works, as dates. */
  readonly calendar: readonly string[];
  readonly flow: FlowConfig;
};

export const defaultConfig: Config = {
  name: undefined,
  include: [],
  exclude: [],
  profile: 'recommended',
  rules: {},
  overrides: [],
  currency: undefined,
  exchangeRates: {},
  vocabulary: 'guide',
  asOf: undefined,
  fiscalYearStart: '01-01',
  timeZone: 'UTC',
  calendar: [],
  flow: defaultFlow,
};

/** Reads the text of a configuration. Never throws: what is wrong becomes problems, and the rest counts. */
export function parseConfig(text: string): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  const json = text.replace(/^\uFEFF/, ' ');
  const tooDeep = deepestBracket(json);
  if (tooDeep) return defaults('No setting stands in so many brackets.', tooDeep);
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree) return defaults(...unreadable(json, error));
  if (tree.type !== 'object')
    return {
      config: defaultConfig,
      problems: [{ message: 'A configuration is an object in braces: `{ "name": "…" }`.', span: spanOf(tree) }],
    };
  const value: unknown = valueOf(tree, configSchema);
  const problems = judged(value).issues.flatMap((issue) => toProblems(tree, issue));
  const sound = soundPart<Written>(value, judged, {});
  return {
    config: toConfig(sound),
    problems: [
      ...problems,
      ...unknownSettings(tree, configSchema),
      ...ruleProblems(tree),
      ...rateProblems(tree),
      ...pathProblems(tree),
      ...repeatedKeys(tree),
    ].toSorted((a, b) => a.span.start - b.span.start),
  };
}

/** Why a text is no JSON, and where. */
function unreadable(json: string, error: ParseError | undefined): readonly [message: string, span: Span] {
  if (json.trim() === '')
    return ['This file is empty; write `{ }` where there is nothing to set.', { start: 0, end: 0 }];
  const mark = /^(?:<{7}|>{7})(?: .*)?$/m.exec(json);
  if (mark)
    return [
      'Here stand two versions that were not merged. Keep one of them, and take the marks of the merge out.',
      { start: mark.index, end: mark.index + mark[0].length },
    ];
  const start = error?.offset ?? 0;
  return [
    'This is not JSON: something before this place is missing or too much.',
    { start, end: start + (error?.length ?? 0) },
  ];
}

/** Where nothing of the file can be read. */
function defaults(message: string, span: Span): ReturnType<typeof parseConfig> {
  return { config: defaultConfig, problems: [{ message: `${message} Until it is mended, the defaults count.`, span }] };
}

function judged(value: unknown): { readonly output?: Written; readonly issues: readonly v.BaseIssue<unknown>[] } {
  const parsed = v.safeParse(configSchema, value, { abortPipeEarly: true });
  return parsed.success ? { output: parsed.output, issues: [] } : { issues: parsed.issues };
}

function toConfig(written: Written): Config {
  return {
    name: written.name,
    include: written.include ?? [],
    exclude: written.exclude ?? [],
    profile: written.profile ?? defaultConfig.profile,
    rules: toRuleSettings(written.rules ?? {}),
    overrides: (written.overrides ?? []).map((each) => ({ files: each.files, rules: toRuleSettings(each.rules) })),
    currency: written.currency,
    exchangeRates: written.exchangeRates ?? {},
    vocabulary: written.vocabulary ?? defaultConfig.vocabulary,
    asOf: written.asOf,
    fiscalYearStart: written.fiscalYearStart ?? defaultConfig.fiscalYearStart,
    timeZone: written.timeZone ?? defaultConfig.timeZone,
    calendar: written.calendar ?? [],
    flow: toFlowConfig(written.flow),
  };
}

function toRuleSettings(written: v.InferOutput<typeof ruleSettings>): Readonly<Record<string, RuleSetting>> {
  return Object.fromEntries(
    Object.entries(written).map(([name, setting]): [string, RuleSetting] => {
      if (typeof setting === 'string') return [name, { severity: setting }];
      const { severity: own, ...options } = setting;
      return [name, { ...(own === undefined ? {} : { severity: own }), options: soundOptions(name, options) }];
    }),
  );
}

/** What stands above the configuration: the command line, or a person's own settings. */
export type SettingsOverride = {
  readonly profile?: ProfileName | undefined;
  readonly only?: ReadonlySet<string>;
  /** The day of the check. */
  readonly asOf?: string | undefined;
};

/** How rules judge by a configuration, and by what stands above it. */
export function toSettings(config: Config, { profile, only, asOf }: SettingsOverride = {}): RuleSettings {
  return createSettings({
    profile: profile ?? config.profile,
    rules: config.rules,
    overrides: config.overrides.map((each) => ({ matches: pathMatcher(each.files), rules: each.rules })),
    ...(only ? { only } : {}),
    shared: moneyTerms(config),
    vocabulary: config.vocabulary,
    measures: {
      days: config.flow.days,
      reopen: config.flow.reopen,
      calendar: { holidays: config.calendar },
      span: config.flow.span,
      fiscalYearStart: config.fiscalYearStart,
      checkedOn: asOf ?? config.asOf,
    },
  });
}
