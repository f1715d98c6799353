/** The hierarchy in Mermaid, which GitHub, GitLab and many wikis draw where it stands in a text. */
import { exportTheme, groupOfKind, kindGroups, type ThemeName } from '../views/theme.ts';
import { graphOf, thinned, type Graph } from './graph.ts';
import { shortened } from '../syntax/shortened.ts';
import { onOneLine } from './plain-text.ts';
import type { Subject } from './subject.ts';

/** What Mermaid takes without being told that it may take more. */
const mostEdges = 500;
const mostCharacters = 50_000;
const longestTitle = 80;

/** As much of it as Mermaid draws; a comment in the text says what was left out. */
export function toMermaid(subject: Subject, themeName: ThemeName): string {
  const whole = graphOf(subject);
  const { graph, left } = thinned(
    whole,
    (each) => each.edges.length <= mostEdges && written(each).length < mostCharacters,
  );
  const theme = exportTheme(themeName);
  const used = new Set(graph.nodes.map(({ kind }) => groupOfKind(kind)));
  const classes = kindGroups
    .filter((group) => used.has(group))
    .map(
      (group) =>
        `  classDef ${group} fill:${theme.colourOf(`t-${group}`)},stroke:${theme.colourOf(`k-${group}`)},color:${theme.colourOf('fg')}`,
    );
  const note =
    left === 0 ? [] : [`  %% ${left} elements of the deepest levels are left out, since Mermaid draws no more.`];
  const title = `  accTitle: ${mermaidText(onOneLine(subject.title)) || 'Organisation'}`;
  return `${['flowchart LR', title, ...note, written(graph), ...classes].filter((line) => line !== '').join('\n')}\n`;
}

function written({ nodes, edges }: Graph): string {
  return [
    ...nodes.map(({ key, title, note, kind }) => {
      const words = mermaidText(shortened(onOneLine(title), longestTitle));
      return `  ${key}["${words}<br>${mermaidText(note)}"]:::${groupOfKind(kind)}`;
    }),
    ...edges.map(({ from, to, label }) =>
      label === undefined ? `  ${from} --> ${to}` : `  ${from} -. ${label} .-> ${to}`,
    ),
  ].join('\n');
}

/** Mermaid reads signs of its own in a text; a number in their place it shows. `\n` is a new line even then. */
export function mermaidText(words: string): string {
  return words
    .replaceAll('\\n', '\\\u200Bn')
    .replace(/[^\p{L}\p{M}\p{N}\u200B .,:\u2026-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
