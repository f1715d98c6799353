/** The hierarchy in DOT, the language of Graphviz. */
import { exportTheme, groupOfKind, type ThemeName } from '../views/theme.ts';
import { graphOf } from './graph.ts';
import { onOneLine } from './plain-text.ts';
import type { Subject } from './subject.ts';

export function toDot(subject: Subject, themeName: ThemeName): string {
  const { nodes, edges } = graphOf(subject);
  const theme = exportTheme(themeName);
  const lines = [
    `graph [rankdir=LR, bgcolor="${theme.colourOf('bg')}", fontname="Helvetica", fontcolor="${theme.colourOf('fg')}", label=${quoted(subject.title)}, labelloc=t, nodesep=0.15]`,
    `node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, fontcolor="${theme.colourOf('fg')}", margin="0.14,0.07"]`,
    `edge [color="${theme.colourOf('muted')}", fontname="Helvetica", fontsize=9, fontcolor="${theme.colourOf('muted')}", arrowsize=0.6]`,
    ...nodes.map(({ key, title, note, kind }) => {
      const group = groupOfKind(kind);
      return `${key} [label="${inQuotes(title)}\\n${inQuotes(note)}", color="${theme.colourOf(`k-${group}`)}", fillcolor="${theme.colourOf(`t-${group}`)}"]`;
    }),
    ...edges.map(({ from, to, label }) =>
      label === undefined
        ? `${from} -> ${to} [arrowhead=none]`
        : `${from} -> ${to} [label="${inQuotes(label)}", style=dashed, constraint=false]`,
    ),
  ];
  return `digraph organisation {\n${lines.map((line) => `  ${line};`).join('\n')}\n}\n`;
}

function quoted(text: string): string {
  return `"${inQuotes(text)}"`;
}

/** In a label a backslash begins an escape, and Graphviz reads the entities of HTML. */
function inQuotes(text: string): string {
  return onOneLine(text).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
