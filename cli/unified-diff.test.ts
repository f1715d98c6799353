/** The difference that `check --diff` shows is the one that comparing the whole texts gives, however much differs. */
import { createTwoFilesPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { createProject, createSettings, fixAll, rules } from '#language';
import { marked, plainText } from '#testing';
import { unifiedDiff } from './unified-diff.ts';

type Repaired = ReturnType<typeof fixAll>['files'];

function repaired(text: string): Repaired {
  const project = createProject({ settings: createSettings({ profile: 'all', rules: {}, overrides: [] }) });
  project.update(marked(text).files);
  return fixAll(project, project.paths(), { fold: false, asOf: '2030-01-01' }).files;
}

/** What the library gives for both texts as a whole. */
function compared({ before, after }: Repaired[number]): string {
  const patch = createTwoFilesPatch('a', 'a', before, after, undefined, undefined, { context: 3 });
  return patch.slice(patch.indexOf('@@')).replaceAll('\r\n', '\n');
}

const needless = '// throughline-ignore art-too-large: shared until the split\n';

describe('the difference of what is repaired', () => {
  it('is that of the whole texts, for the examples of all rules, with each way to end a line and a text', () => {
    let count = 0;
    for (const example of rules.flatMap(({ examples }) => examples.bad.map((each) => plainText(each.text))))
      for (const text of [example, example.trimEnd(), example.replaceAll('\n', '\r\n')])
        for (const file of repaired(text)) {
          expect(unifiedDiff(file)).toBe(compared(file));
          count += 1;
        }
    expect(count).toBeGreaterThan(10);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20])('is that of the whole texts, with %i lines between repairs', (gap) => {
    const between = '// A line between.\n'.repeat(gap);
    const [file] = repaired(
      Array.from({ length: 20 }, (_, index) => `${between}${needless}portfolio p${index}\n`).join(''),
    );
    expect(file && unifiedDiff(file)).toBe(file && compared(file));
    expect(file && unifiedDiff(file).split('\n@@').length).toBe(gap < 6 ? 1 : 20);
  });

  it('shows ten thousand repairs of one file, with more problems than are told of one', () => {
    const count = 10_000;
    const [file] = repaired(Array.from({ length: count }, (_, index) => `${needless}portfolio p${index}\n`).join(''));
    const lines = file ? unifiedDiff(file).split('\n') : [];
    expect(lines[0]).toBe(`@@ -1,${2 * count} +1,${count} @@`);
    expect(lines.filter((line) => `${line}\n` === `-${needless}`).length).toBe(count);
    expect(lines.length).toBe(2 * count + 2);
  });
});
