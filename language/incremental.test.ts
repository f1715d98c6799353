/**
 * The oracle: after each of many random edits over several files, broken texts among them, every identity, link and
 * problem equals those of a fresh load of the same files, and so do the problems of an editor that asks for those of stale
 * files alone.
 */
import { describe, expect, it } from 'vitest';
import { itemsOfTeams } from '../testing/flow.ts';
import { editAtRandom, start } from '../testing/random-edits.ts';
import { createRandom } from '../testing/random.ts';
import { inLinks, outLinks, type Element, type Link } from './binding/element.ts';
import type { Problem } from './rules/problem.ts';
import { createSettings } from './rules/settings.ts';
import { createProject, type Project } from './project.ts';

/** All rules, so that none of them forgets what it has read. */
const everyRule = createSettings({ profile: 'all', rules: {}, overrides: [] });

/** Everything that anybody can see of a project, as text. */
function seen(project: Project): string {
  const lines = project
    .paths()
    .flatMap((path) => [...(project.file(path)?.elements ?? []).flatMap(seenElement), ...problemsIn(project, path)]);
  const people = project.model.elementsOf('person').map((person) => person.name ?? '');
  return [...lines, `people ${people.sort().join(' ')}`].join('\n');
}

function problemsIn(project: Project, path: string): readonly string[] {
  return project.problems(path).map((problem) => {
    const beside = problem.related.map((each) => `${each.path} ${each.span.start} ${each.message}`);
    return `${problemLine(problem)} ${beside.join(' | ')}`;
  });
}

/** Without the places that it tells of in other files: those are not stale when there is a line more above them. */
function shownIn(project: Project, path: string): readonly string[] {
  return project.problems(path).map((problem) => {
    const beside = problem.related.map((each) => `${each.path === path ? each.span.start : each.path} ${each.message}`);
    return `${problemLine(problem)} ${beside.sort().join(' | ')}`;
  });
}

function problemLine({ path, rule, severity, span, element, message }: Problem): string {
  return `${path} ${rule} ${severity} ${span.start}-${span.end} ${element ?? ''} ${message}`;
}

/** What an editor shows that asks again for the files alone that are said to be stale. */
class Shown {
  private readonly lines = new Map<string, readonly string[]>();
  private readonly project: Project;

  constructor(project: Project) {
    this.project = project;
  }

  update(stale: ReadonlySet<string>): void {
    for (const path of stale) this.lines.set(path, shownIn(this.project, path));
  }

  problems(): readonly string[] {
    return this.project.paths().flatMap((path) => this.lines.get(path) ?? []);
  }
}

function seenElement(element: Element): string[] {
  const links = outLinks(element).map((link) => `  > ${seenLink(link)}`);
  const incoming = inLinks(element).map((link) => `  < ${seenLink(link)}`);
  const order = `${names(element.linksTo('in'), 'subject')} / ${names(element.links('ranks'), 'target')}`;
  return [`${place(element)} ${element.kind} ${element.id}`, ...links.sort(), ...incoming.sort(), `  ${order}`];
}

function seenLink({
  subject,
  relation,
  key,
  statement,
  value,
  name,
  implied,
  status,
  target,
  candidates,
}: Link): string {
  const parts = [
    place(subject),
    relation,
    key,
    statement,
    value,
    name,
    implied,
    status,
    target ? `${place(target)} ${target.id}` : '-',
  ];
  return [...parts, ...candidates.map(place)].join(' ');
}

function names(links: readonly Link[], end: 'subject' | 'target'): string {
  return links.map((link) => place(link[end])).join(' ');
}

function place(element: Element | undefined): string {
  return element ? `${element.file?.path ?? ''}:${element.index}` : '-';
}

describe('after any edits, the answer is that of a fresh load', () => {
  // From 101 on, faults that were mended. From the seeds that are even, files with few findings are crowded and then are not, again and again.
  it.each([1, 3, 101, 107, 121, 2, 4, 524])('over 120 random edits from seed %i', (seed) => {
    const random = createRandom(seed);
    const texts = new Map(Object.entries(start));
    const mostFindings = seed % 2 === 0 ? seed * 6 : Number.POSITIVE_INFINITY;
    const options = { settings: everyRule, items: itemsOfTeams, mostFindings };
    const project = createProject(options);
    const shown = new Shown(project);
    shown.update(project.update([...texts].map(([path, text]) => ({ path, text }))).stale);
    for (let edit = 0; edit < 120; edit += 1) {
      shown.update(project.update(editAtRandom(texts, random)).stale);
      // As a check loads it, which remembers nobody as a reader.
      const fresh = createProject({ ...options, isIncremental: false });
      fresh.update([...texts].map(([path, text]) => ({ path, text })));
      expect(seen(project), `after edit ${edit} of seed ${seed}`).toBe(seen(fresh));
      const problems = fresh.paths().flatMap((path) => shownIn(fresh, path));
      expect(shown.problems(), `shown after edit ${edit} of seed ${seed}`).toEqual(problems);
    }
  });
});

describe('what an edit costs', () => {
  const load = (): { project: Project; texts: Readonly<Record<string, string>> } => {
    const project = createProject({ settings: everyRule });
    project.update(Object.entries(start).map(([path, text]) => ({ path, text })));
    return { project, texts: start };
  };

  it('checks nothing again for a blank line or a comment', () => {
    const { project, texts } = load();
    const { checkedElements, relinkedFiles } = project.update([
      { path: 'a.thru', text: `// said\n\n${texts['a.thru'] ?? ''}` },
    ]);
    expect({ checkedElements, relinkedFiles }).toEqual({ checkedElements: 0, relinkedFiles: 0 });
  });

  it('checks one element again for its title', () => {
    const { project, texts } = load();
    const text = (texts['b.thru'] ?? '').replace('"Cards"', '"All cards"');
    expect(project.update([{ path: 'b.thru', text }]).relinkedFiles).toBe(0);
  });

  it('looks a name up again only in the files that use it', () => {
    const { project, texts } = load();
    project.update([{ path: 'd.thru', text: 'portfolio other' }]);
    const text = (texts['c.thru'] ?? '').replace('team kite', 'team heron');
    expect(project.update([{ path: 'c.thru', text }]).relinkedFiles).toBe(1);
  });
});
