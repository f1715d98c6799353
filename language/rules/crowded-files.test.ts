/** A file in which rules find more than anybody mends is judged in part, and the same part whatever came before. */
import { describe, expect, it } from 'vitest';
import { createProject, type Project } from '../project.ts';

const told = (project: Project, path = 'a.thru'): readonly string[] =>
  project.problems(path).map(({ rule, span, message }) => `${rule} ${span.start}-${span.end} ${message}`);

const cutOf = (problems: readonly string[]): number =>
  Number(problems.flatMap((each) => /^syntax (\d+)-\d+ From here on this file is not judged/.exec(each)?.[1] ?? [])[0]);

const mostFindings = 500;

/** Trains alone: each lacks several things. */
const trains = (count: number, name = 'a'): string =>
  Array.from({ length: count }, (_, at) => `art ${name}-${at}\n`).join('');

const fresh = (texts: Readonly<Record<string, string>>): Project => {
  const project = createProject({ isIncremental: false, mostFindings });
  project.update(Object.entries(texts).map(([path, text]) => ({ path, text })));
  return project;
};

describe('a file with more problems than anybody mends', () => {
  it('is judged as far as a hundred thousand of them, however much more there is', () => {
    const project = createProject({ isIncremental: false });
    const copies = 'team x {} '.repeat(110_000);
    expect(project.update([{ path: 'a.thru', text: copies }]).checkedElements).toBeLessThan(100_010);
    expect(told(project)).toContainEqual(
      expect.stringMatching(
        /^syntax \d+-\d+ From here on this file is not judged, since 100,000 problems stand before\. Mend the first ones, or name the file under `exclude`/,
      ),
    );
  });

  it('costs what is judged of it, and no more where more stands behind', () => {
    const checked = (count: number): number =>
      createProject({ isIncremental: false, mostFindings }).update([{ path: 'a.thru', text: trains(count) }])
        .checkedElements;
    expect(checked(8000)).toBe(checked(4000));
  });

  it('is judged in the same part after edits as after a fresh load, and the file beside it whole', () => {
    const good = 'art lone in nowhere\n';
    const many = trains(900);
    const half = many.indexOf('art', many.length / 2);
    const project = createProject({ mostFindings });
    project.update([{ path: 'b.thru', text: good }]);
    const alone = told(project, 'b.thru');
    const after = (text: string): number => {
      project.update([{ path: 'a.thru', text }]);
      const problems = told(project);
      expect(problems).toEqual(told(fresh({ 'a.thru': text, 'b.thru': good })));
      expect(told(project, 'b.thru')).toEqual(alone);
      return cutOf(problems);
    };
    const cut = after(many);
    expect(cut).toBeGreaterThan(0);
    expect(after(`${trains(20, 'b')}${many}`)).toBeGreaterThan(0);
    expect(after(many.replaceAll('art a-1', 'team a-1'))).toBeGreaterThan(cut);
    expect(after(`${many.slice(half)}${many.slice(0, half)}`)).toBeGreaterThan(0);
    expect(after(trains(20))).toBeNaN();
    expect(after(many)).toBe(cut);
    project.update([{ path: 'a.thru', text: undefined }]);
    expect(told(project)).toEqual([]);
  });

  it('is judged in that part too where an organisation is judged a slice at a time', () => {
    const project = createProject({ mostFindings });
    project.read([{ path: 'a.thru', text: trains(900) }]);
    while (project.judge(80));
    expect(told(project)).toEqual(told(fresh({ 'a.thru': trains(900) })));
  });
});
