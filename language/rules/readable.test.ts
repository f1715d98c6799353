/** Messages about names and titles that are longer than anybody reads. */
import { describe, expect, it } from 'vitest';
import { createProject } from '../project.ts';
import { rules } from './index.ts';
import { readableText } from './readable.ts';
import { createSettings } from './settings.ts';

const long = 'a'.repeat(1_000_000);

function problemsIn(text: string) {
  const project = createProject({ settings: createSettings({ profile: 'all', rules: {}, overrides: [] }) });
  project.update([{ path: 'a.thru', text }]);
  const problems = project.problems('a.thru', { fold: false });
  return { problems, titles: problems.flatMap((problem) => project.fixes(problem).map(({ title }) => title)) };
}

describe('a name of a megabyte', () => {
  it.each([
    ['of a train', `value-stream v\nvalue-stream w\nart ${long} in v, w\nart ${long} in v\n`],
    ['of a value stream', `value-stream ${long} { art a }\nportfolio p { team t in ${long} }\n`],
    ['that nothing has', `art a in ${long}\nproduct p { delivered-by: ${long} }\n`],
    ['of a kind', `${long} x { budget: 5 }\n`],
    ['of a key', `art a { ${long}: 5 }\n`],
    ['of a person', `art a { rte: @${long} "One" }\nart b { rte: @${long} "Two" }\nteam @${long}\n`],
    ['in a title', `team t "${long}"\nart a { rte: @b "${long}" }\nperson @b "Ben"\n`],
    ['in a value', `art a { budget: "${long}" }\nepic e { state: ${long} }\nstory ${long} { implements: ${long} }\n`],
    ['of a role', `role ${long} "${long}" { at: art required error }\nvalue-stream v { art a }\n`],
    [
      'in a suppression',
      `// throughline-ignore ${long}: why\nportfolio p\n// throughline-ignore art-too-large: ${long}\nart a\n`,
    ],
  ])('%s is told in sentences that people read', (_, text) => {
    const { problems, titles } = problemsIn(text);
    expect(problems.length).toBeGreaterThan(0);
    const words = [
      ...titles,
      ...problems.flatMap(({ message, related }) => [message, ...related.map((each) => each.message)]),
    ];
    expect(words.filter((each) => each.length > 1000)).toEqual([]);
  });
});

describe('a long sentence', () => {
  it('keeps its own words, and what it quotes as far as it can be known by it', () => {
    const words = 'of what a sentence says by itself nothing is ever taken away, however long that is, '.repeat(4);
    expect(readableText(`\`${'n'.repeat(100)}\` ${words} “${'t'.repeat(100)}” ${words} \`short\`.`)).toBe(
      `\`${'n'.repeat(79)}…\` ${words} “${'t'.repeat(79)}…” ${words} \`short\`.`,
    );
  });

  it('never cuts a character in two', () => {
    expect(readableText(`\`${'😀'.repeat(200)}\``)).toBe(`\`${'😀'.repeat(39)}…\``);
  });

  it('of a rule, in all its examples, is told whole', () => {
    const texts = rules.flatMap(({ examples }) => examples.bad.map(({ text }) => text));
    const told = texts.flatMap((text) => problemsIn(text).problems.map(({ message }) => message));
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter((message) => /[a-z]…(?:`|”|$)/.test(message))).toEqual([]);
  });
});
