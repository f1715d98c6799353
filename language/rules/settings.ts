/** What a project says of the rules: which are on, how grave they are, and their options. */
import type { Vocabulary } from '../metamodel/index.ts';
import type { MeasureSettings } from './measured.ts';
import type { OptionValue, Profile, Rule, Severity } from './rule.ts';

export type RuleSetting = {
  /** Absent where the rule's own severity counts. */
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, OptionValue>>;
};

export type RuleSettings = {
  readonly of: (rule: Rule, path: string) => ResolvedSetting;
  /** Whether a rule is set the same for every file. */
  readonly isUniform: boolean;
  /** Whether only what the guide asks counts. */
  readonly isGuideOnly: (path: string) => boolean;
  /** The words in which problems are told; the guide’s where this is left out. */
  readonly vocabulary?: Vocabulary;
  /** How the project measures its work items; the usual way where this is left out. */
  readonly measures?: MeasureSettings;
};

export type ResolvedSetting = {
  readonly severity: Severity | 'off' | undefined;
  readonly option: (name: string) => OptionValue | undefined;
};

/** The profiles that a project may choose; every one holds the rules of those before it. */
export const profileNames = ['guide', 'recommended', 'all'] as const satisfies readonly Profile[];
export type ProfileName = (typeof profileNames)[number];

const included: Readonly<Record<ProfileName, ReadonlySet<Profile>>> = {
  guide: new Set<Profile>(['always', 'guide']),
  recommended: new Set<Profile>(['always', 'guide', 'recommended']),
  all: new Set<Profile>(['always', 'guide', 'recommended', 'all']),
};

/** Whether a word is the name of a profile. */
export function isProfileName(word: string): word is ProfileName {
  return profileNames.some((name) => name === word);
}

export type SettingsSource = {
  readonly profile: ProfileName;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Settings for some files, the later ones win. */
  readonly overrides: readonly {
    readonly matches: (path: string) => boolean;
    readonly rules: Readonly<Record<string, RuleSetting>>;
  }[];
  /** Run these alone, whatever the profile says. */
  readonly only?: ReadonlySet<string>;
  /** What the project states for every rule that has an option of that name, such as its currency. */
  readonly shared?: Readonly<Record<string, OptionValue>>;
  readonly vocabulary?: Vocabulary;
  readonly measures?: MeasureSettings;
};

/** How each rule is set for each file. */
export function createSettings({
  profile,
  rules,
  overrides,
  only,
  shared,
  vocabulary = 'guide',
  measures = {},
}: SettingsSource): RuleSettings {
  const defaults = new Map<string, ResolvedSetting>();
  const resolve = (rule: Rule, path: string): ResolvedSetting => {
    const settings = [
      rules[rule.name],
      ...overrides.filter(({ matches }) => matches(path)).map((each) => each.rules[rule.name]),
    ];
    const severity = settings.findLast((each) => each?.severity !== undefined)?.severity;
    const options = new Map<string, OptionValue | undefined>();
    for (const [name, spec] of Object.entries(rule.options ?? {})) options.set(name, shared?.[name] ?? spec.default);
    for (const each of settings)
      for (const [name, value] of Object.entries(each?.options ?? {})) options.set(name, value);
    return { severity: severityOf(rule, severity, profile, only), option: (name) => options.get(name) };
  };
  return {
    of: (rule, path) => {
      if (overrides.length > 0) return resolve(rule, path);
      let setting = defaults.get(rule.name);
      if (!setting) defaults.set(rule.name, (setting = resolve(rule, '')));
      return setting;
    },
    isUniform: overrides.length === 0,
    isGuideOnly: () => profile === 'guide',
    vocabulary,
    measures,
  };
}

function severityOf(
  rule: Rule,
  configured: Severity | 'off' | undefined,
  profile: ProfileName,
  only: ReadonlySet<string> | undefined,
): Severity | 'off' | undefined {
  if (rule.fixed) return undefined;
  if (only) return only.has(rule.name) ? (configured === 'off' ? undefined : configured) : 'off';
  if (configured !== undefined) return configured;
  return included[profile].has(rule.profile) ? undefined : 'off';
}

export const defaultSettings: RuleSettings = createSettings({ profile: 'recommended', rules: {}, overrides: [] });
