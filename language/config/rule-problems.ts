/** What is wrong with the settings of rules: names and options that do not exist, and values of another form. */
import type { Node } from 'jsonc-parser';
import { rules } from '../rules/index.ts';
import type { OptionSpec, Rule } from '../rules/rule.ts';
import type { RuleSetting } from '../rules/settings.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Span } from '../syntax/summary.ts';
import { nodeAt, spanOf } from './json-places.ts';
import { valueOf } from './json-values.ts';
import { optionForms } from './option-forms.ts';

export type ConfigProblem = { readonly message: string; readonly span: Span };

/** The problems of `rules`, and of `rules` in `overrides`. */
export function ruleProblems(tree: Node): readonly ConfigProblem[] {
  const own = nodeAt(tree, ['rules']);
  const tables = [own, ...(nodeAt(tree, ['overrides'])?.children ?? []).map((each) => nodeAt(each, ['rules']))];
  return tables.flatMap((table) =>
    table?.type === 'object'
      ? (table.children ?? []).flatMap((each) => [...ruleProblem(each), ...rangeProblem(each, own)])
      : [],
  );
}

/** Limits between which nothing lies: everything would be told as too little or too much. */
function rangeProblem({ children }: Node, project: Node | undefined): readonly ConfigProblem[] {
  const [key, setting] = children ?? [];
  const name = String(key?.value ?? '');
  const specs = rules.find((each) => each.name === name)?.options;
  const written = setting && (nodeAt(setting, ['min']) ?? nodeAt(setting, ['max']));
  if (!written || !specs?.['min'] || !specs['max']) return [];
  const [min, max] = ['min', 'max'].map(
    (option): unknown =>
      (nodeAt(setting, [option]) ?? (project && nodeAt(project, [name, option])))?.value ?? specs[option]?.default,
  );
  // What is no limit at all is told as such.
  if (!isSound(specs['min'], min) || !isSound(specs['max'], max) || Number(min) <= Number(max)) return [];
  const message = `\`min\` is ${Number(min)} here and \`max\` is ${Number(max)}, so nothing lies between them. Set both.`;
  return [{ message, span: spanOf(written) }];
}

function ruleProblem({ children }: Node): readonly ConfigProblem[] {
  const [key, value] = children ?? [];
  const name = String(key?.value ?? '');
  const rule = rules.find((each) => each.name === name);
  if (!key) return [];
  if (!rule) {
    const suggestion = nearest(
      name,
      rules.map((each) => each.name),
    );
    return [
      {
        message: `No rule is called \`${name}\`${suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`}`,
        span: spanOf(key),
      },
    ];
  }
  if (rule.fixed)
    return [{ message: `\`${name}\` cannot be set: what does not read cannot be judged.`, span: spanOf(key) }];
  const options = value?.type === 'object' ? (value.children ?? []) : [];
  return options.flatMap((option) => {
    const optionKey = option.children?.[0];
    const optionName = String(optionKey?.value ?? '');
    const known = ['severity', ...Object.keys(rule.options ?? {})];
    if (!optionKey) return [];
    const spec = specOf(rule.options, optionName);
    if (spec) return optionProblem(optionName, spec, option.children?.[1]);
    if (known.includes(optionName)) return [];
    const suggestion = nearest(optionName, known);
    return [
      {
        message: `\`${name}\` has no option \`${optionName}\`; it has ${known.map((each) => `\`${each}\``).join(', ')}${suggestion === undefined ? '.' : `. Did you mean \`${suggestion}\`?`}`,
        span: spanOf(optionKey),
      },
    ];
  });
}

/** The options of a rule as they are written, without those that it does not have and those of another form. */
export function soundOptions(
  name: string,
  written: Readonly<Record<string, unknown>>,
): NonNullable<RuleSetting['options']> {
  const specs = rules.find((rule) => rule.name === name)?.options ?? {};
  const sound = Object.entries(written).filter(([option, value]) => isSound(specOf(specs, option), value));
  // Each has the form that its option takes.
  return Object.fromEntries(sound) as NonNullable<RuleSetting['options']>;
}

/** Not what every object has by nature: `constructor` is an option of no rule. */
function specOf(specs: Rule['options'], name: string): OptionSpec | undefined {
  return specs && Object.hasOwn(specs, name) ? specs[name] : undefined;
}

function isSound(spec: OptionSpec | undefined, value: unknown): boolean {
  if (!spec || !optionForms[spec.type].fits(value, spec)) return false;
  const words: readonly unknown[] = Array.isArray(value) ? value : [value];
  return words.every((word) => spec.words === undefined || spec.words.some((each) => each === word));
}

function optionProblem(name: string, spec: OptionSpec, value: Node | undefined): readonly ConfigProblem[] {
  if (!value) return [];
  const { type, words } = spec;
  if (!optionForms[type].fits(valueOf(value, undefined), spec))
    return [{ message: `\`${name}\` takes ${optionForms[type].words(spec)}.`, span: spanOf(value) }];
  const written = type === 'texts' ? (value.children ?? []) : [value];
  return words ? written.flatMap((node) => wordProblem(name, words, node)) : [];
}

/** An option that takes some words alone. */
function wordProblem(name: string, words: readonly string[], node: Node): readonly ConfigProblem[] {
  const word = String(node.value);
  if (words.includes(word)) return [];
  const suggestion = nearest(word, words);
  const known = words.map((each) => `\`${each}\``).join(', ');
  const meant = suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
  return [{ message: `\`${name}\` takes ${known}, not \`${word}\`.${meant}`, span: spanOf(node) }];
}
