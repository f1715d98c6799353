/** The page of a rule, in Markdown, from what the rule itself says. */
import { capitalised } from '../metamodel/capitalised.ts';
import { inVocabulary, type Vocabulary } from '../metamodel/index.ts';
import type { Example, OptionValue, Rule } from './rule.ts';

const profiles: Readonly<Record<Rule['profile'], string>> = {
  always: 'on in every profile',
  guide: 'on in the profiles `guide`, `recommended` and `all`',
  recommended: 'on in the profiles `recommended` and `all`',
  all: 'on in the profile `all`',
};

const scopes: Readonly<Record<NonNullable<Rule['scope']> | 'project', string>> = {
  file: 'judged from one file alone',
  project: 'judged from the whole project',
  items:
    'judged from the whole project and the imported work items, as of their latest day; without items it is silent',
  date: 'judged from the whole project, on the day that `--as-of` or `asOf` names',
};

/** In the words in which a project tells its problems. */
export function rulePage(rule: Rule, vocabulary: Vocabulary = 'guide'): string {
  return inVocabulary(pageOf(rule), vocabulary);
}

function pageOf(rule: Rule): string {
  const severity = rule.severityFrom === undefined ? rule.severity : `as ${rule.severityFrom} says`;
  return `${[
    `# ${rule.name}`,
    `${rule.summary} Severity: ${severity}; ${profiles[rule.profile]}; ${scopes[rule.scope ?? 'project']}.`,
    `## Why\n\n${rule.why}\n\nSource: ${rule.source}.`,
    `## What to do\n\n${rule.advice}`,
    rule.details ?? '',
    optionsOf(rule),
    `## In order\n\n${rule.examples.ok.map(exampleOf).join('\n\n')}`,
    `## Out of order\n\n${rule.examples.bad.map(exampleOf).join('\n\n')}`,
    setting(rule),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function exampleOf({ title, text, fixed, options, items, objectives, checkedOn }: Example): string {
  const shown = `\`\`\`thru\n${text.trimEnd()}\n\`\`\`${itemsOf(items)}${objectivesOf(objectives)}${checkedOn === undefined ? '' : `\n\nChecked on ${checkedOn}.`}`;
  const set = options && `with ${Object.entries(options).map(settingText).join(' and ')}`;
  const words = title === undefined || set === undefined ? (title ?? set) : `${title}, ${set}`;
  const lead = words === undefined ? '' : `${capitalised(words)}:\n\n`;
  return fixed === undefined
    ? `${lead}${shown}`
    : `${lead}${shown}\n\nThe quick fix makes of it:\n\n\`\`\`thru\n${fixed.trimEnd()}\n\`\`\``;
}

function itemsOf(items: Example['items'] = []): string {
  if (items.length === 0) return '';
  const rows = items.map(({ id, team, history }) => `| ${id} | ${team} | ${history} |`);
  return `\n\nThe work items:\n\n| id | team | history |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function objectivesOf(objectives: Example['objectives'] = []): string {
  if (objectives.length === 0) return '';
  const rows = objectives.map(
    ({ pi, team, objective, isCommitted, planned, actual }) =>
      `| ${pi} | ${team} | ${objective} | ${isCommitted ? 'yes' : 'no'} | ${planned} | ${actual} |`,
  );
  return `\n\nThe objectives:\n\n| pi | team | objective | committed | planned | actual |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

function settingText([name, value]: readonly [string, OptionValue]): string {
  return `\`"${name}": ${JSON.stringify(value).replaceAll('","', '", "')}\``;
}

function optionsOf({ options }: Rule): string {
  const rows = Object.entries(options ?? {}).map(
    ([name, { doc, default: value }]) =>
      `| \`${name}\` | ${value === undefined ? '–' : `\`${JSON.stringify(value).replaceAll('","', '", "')}\``} | ${doc} |`,
  );
  return rows.length === 0
    ? ''
    : `## Options\n\n| option | default | what it changes |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function setting({ name, fixed }: Rule): string {
  if (fixed) return '## Settings\n\nThis rule cannot be switched off: what does not read cannot be judged.';
  return `## Settings\n\nIn \`throughline.json\`: \`"rules": { "${name}": "off" }\`, or another severity. In place, with a reason:\n\n\`\`\`thru\n// throughline-ignore ${name}: why it is all right here\n\`\`\``;
}
