/** The text of a block as a picture, in colours that the page's theme decides. */
import {
  createProject,
  createSettings,
  lineAt,
  subjectOf,
  toSnapshot,
  wholeOf,
  type Project,
  type Snapshot,
} from '#language';
import { escapedMarkup, pictureOf, toSvg, viewNamed } from '#language/views/index.ts';
import { variableTheme } from './theme.ts';

/** A larger text is no example in a page; it stays a block of code. */
const longest = 200_000;
const mostKept = 50;
const kept = new Map<string, string | undefined>();

/** A part of an organisation lacks much; a page shows it and does not judge it. */
const noRules = createSettings({ profile: 'recommended', rules: {}, overrides: [], only: new Set() });

/** Undefined where there is nothing to draw: then the text itself is shown. */
export function pictureHtml(text: string, view: string | undefined): string | undefined {
  if (text.length > longest) return undefined;
  // The preview is made anew with every letter that is typed anywhere in the page.
  const key = `${view ?? ''}\n${text}`;
  if (!kept.has(key)) {
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, drawn(text, view));
  }
  return kept.get(key);
}

function drawn(text: string, view: string | undefined): string | undefined {
  const project = createProject({ isIncremental: false, settings: noRules });
  project.update([{ path: 'block.thru', text }]);
  const snapshot = toSnapshot(project, { rev: 0 });
  if (snapshot.nodes.length === 0) return undefined;
  const { svg, problem } = svgOf(snapshot, view);
  const notes = [...(problem === undefined ? [] : [problem]), ...syntaxNotes(project)];
  return `<figure class="throughline-picture">${svg}${notes.map((note) => `<figcaption>${escapedMarkup(note)}</figcaption>`).join('')}</figure>`;
}

/** The view that the fence names, else the first that the block keeps, else the map. */
function svgOf(snapshot: Snapshot, asked: string | undefined): { readonly svg: string; readonly problem?: string } {
  const [first] = snapshot.keptViews ?? [];
  const view = asked ?? (first && viewNamed(first.shows) ? `view:${first.name}` : undefined);
  const found = subjectOf(snapshot, { view });
  const subject = 'problem' in found ? wholeOf(snapshot) : found;
  const scene = pictureOf(subject.view, subject.snapshot);
  const isBare = scene.items.length === 0 && (scene.backdrop ?? []).length === 0;
  const tree = viewNamed('tree');
  const shown = isBare && tree ? pictureOf(tree, subject.snapshot) : scene;
  const title = subject.title === '' ? 'Organisation' : subject.title;
  return {
    svg: toSvg(shown, { theme: variableTheme, title }),
    ...('problem' in found ? { problem: found.problem } : {}),
  };
}

function syntaxNotes(project: Project): readonly string[] {
  const file = project.file('block.thru');
  return (file?.summary.syntaxProblems ?? []).slice(0, 3).map(({ message, span }) => {
    const line = file ? lineAt(file.summary.lineStarts, span.start) + 1 : 1;
    return `Line ${line}: ${message}`;
  });
}
