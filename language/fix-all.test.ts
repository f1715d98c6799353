/** Repairing all that is safe: once is enough, however much there is, and what is not mended stays as it is. */
import { describe, expect, it } from 'vitest';
import { marked, plainText } from '#testing';
import { fixAll, type FixAll } from './fix-all.ts';
import { createProject } from './project.ts';
import { rules } from './rules/index.ts';
import { createSettings } from './rules/settings.ts';

type Files = readonly { readonly path: string; readonly text: string }[];

function repaired(files: Files): FixAll {
  const project = createProject({ settings: createSettings({ profile: 'all', rules: {}, overrides: [] }) });
  project.update(files);
  return fixAll(project, project.paths(), { fold: false, asOf: '2030-01-01' });
}

const after = (files: Files, { files: changed }: FixAll): Files =>
  files.map((file) => ({ ...file, text: changed.find(({ path }) => path === file.path)?.after ?? file.text }));

describe('repairing all that is safe', () => {
  it('leaves nothing to repair in the examples of all rules, with each way to end a line', () => {
    let fixes = 0;
    for (const text of rules.flatMap(({ examples }) => examples.bad.map((each) => plainText(each.text))))
      for (const end of ['\n', '\r\n']) {
        const files = marked(text).files.map((file) => ({ ...file, text: file.text.replaceAll('\n', end) }));
        const once = repaired(files);
        fixes += once.fixes;
        expect(repaired(after(files, once))).toEqual({ files: [], fixes: 0 });
      }
    expect(fixes).toBeGreaterThan(5);
  });

  it('mends thousands of places in one file, and formats the lines of those alone', () => {
    const count = 3000;
    const each = (number: number, [open, close]: readonly [string, string]): string =>
      `art a${number} ${open}Sky${close} {\n  people:   50\n}\n\n`;
    const text = (quotes: readonly [string, string]): string =>
      Array.from({ length: count }, (_, number) => each(number, quotes))
        .join('')
        .replace(/\n$/, '');
    const { files, fixes } = repaired([{ path: 'a.thru', text: text(['“', '”']) }]);
    expect(fixes).toBe(count);
    expect(files.map(({ after: mended }) => mended)).toEqual([text(['"', '"'])]);
  });
});
