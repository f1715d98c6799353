/** The notation of rule examples: carets under the words that a problem is about, with its severity and message. */
import {
  createProject,
  createSettings,
  type Problem,
  type Project,
  type Example,
  type ExampleItem,
  type ProfileName,
  type Rule,
  type RuleSetting,
} from '#language';
import { dateReader, toFlowData } from '#language/flow/index.ts';
import { marked } from './marked.ts';

const caretLine = /^\/\/ *\^+ .*$/;

/** The text of an example without its caret lines. */
export function plainText(text: string): string {
  return text
    .split('\n')
    .filter((line) => !caretLine.test(line))
    .join('\n');
}

export type ExampleOptions = {
  readonly only?: Rule;
  readonly profile?: ProfileName;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** The example that the text is of: what was imported, and the day of the check. */
  readonly of?: Pick<Example, 'items' | 'objectives' | 'checkedOn'>;
};

/** A project of an example's files. A suppression is judged by what it hides, so those rules are not run alone. */
export function exampleProject(
  text: string,
  { only, profile = 'recommended', rules = {}, of: { items, objectives, checkedOn } = {} }: ExampleOptions = {},
): Project {
  const settings = createSettings({
    profile,
    rules,
    overrides: [],
    measures: { checkedOn },
    ...(only && !only.name.startsWith('suppression-') ? { only: new Set([only.name]) } : {}),
  });
  const project = createProject({
    settings,
    ...(items || objectives ? { items: flowDataOf(items ?? [], objectives) } : {}),
  });
  project.update(marked(plainText(text)).files);
  return project;
}

/** The items of an example, read as a packed column is. */
function flowDataOf(items: readonly ExampleItem[], objectives: Example['objectives']) {
  const read = dateReader();
  return toFlowData(
    items.map(({ id, team, type = 'Story', history, isContradictory = false }) => ({
      id,
      isContradictory,
      events: history.split('; ').map((step) => {
        const [state = '', date = ''] = step.split('@');
        return { state, at: read(date) ?? Number.NaN, team, type };
      }),
    })),
    objectives,
  );
}

export function exampleProblems(project: Project, rule: Rule, asOf?: string): readonly Problem[] {
  return project
    .paths()
    .flatMap((path) => project.problems(path, { fold: false, asOf }).filter((problem) => problem.rule === rule.name));
}

/** The text with a caret line under each problem: what a rule's example should look like. */
export function annotated(text: string, problems: readonly Problem[], project: Project): string {
  const files = marked(plainText(text)).files.map(({ path, text: own }) => {
    const lines = own.split('\n');
    const notes = new Map<number, string[]>();
    for (const problem of problems.filter((each) => each.path === path)) {
      const { line, column, width } = spotOf(project, problem, lines);
      const note = `//${' '.repeat(Math.max(0, column - 2))}${'^'.repeat(width)} ${problem.severity}: ${problem.message}`;
      notes.set(line, [...(notes.get(line) ?? []), note]);
    }
    return { path, text: lines.flatMap((line, index) => [line, ...(notes.get(index) ?? [])]).join('\n') };
  });
  return files.length === 1 ? (files[0]?.text ?? '') : files.map((file) => `//- ${file.path}\n${file.text}`).join('\n');
}

function spotOf(project: Project, { path, span, message }: Problem, lines: readonly string[]) {
  const before = (project.file(path)?.text ?? '').slice(0, span.start).split('\n');
  const line = before.length - 1;
  const column = before.at(-1)?.length ?? 0;
  if (column < 2) throw new Error(`A caret line cannot mark the first two columns; indent the example: ${message}`);
  const width = Math.max(1, Math.min(span.end - span.start, (lines[line]?.length ?? 0) - column));
  return { line, column, width };
}

/** One rule alone, for fixtures of pictures and exports: a rule more must not change them. */
export const oneRule = createSettings({
  profile: 'recommended',
  rules: {},
  overrides: [],
  only: new Set(['art-in-many-value-streams']),
});
