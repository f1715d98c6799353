/**
 * An organisation as one page that needs nothing else: the preview's own program with the snapshot in it, and the views
 * as pictures with the whole hierarchy as a plain list for print and for where no script runs. Its security policy allows
 * itself and nothing more.
 */
import { kindTable } from '../metamodel/kinds.ts';
import { displayTitle } from '../views/display-title.ts';
import type { SnapshotNode } from '../views/snapshot.ts';
import { escapedMarkup, toSvg } from '../views/svg.ts';
import { exportTheme } from '../views/theme.ts';
import { pictureOf, views, type View } from '../views/views.ts';
import { pageText } from './page.ts';
import type { Subject } from './subject.ts';

export type PageParts = {
  /** The text of the preview's program and of its style sheet. */
  readonly script: string;
  readonly style: string;
  readonly title: string;
  readonly reports?: PageReports | undefined;
};

/** The reports of flow that a page carries: as data for the program, and one as markup, for print and without a script. */
export type PageReports = { readonly json: string; readonly printed: string };

/** The text of the page; the program and the style sheet are put into it. */
export function toHtml(subject: Subject, { script, style, title, reports }: PageParts): string {
  const { snapshot, isChosen, view } = subject;
  const program = safeInScript(script);
  const sheet = style.replaceAll('</', '<\\/');
  const body = `<div id="throughline"></div>
<div class="printout">
<h1>${escapedMarkup(title)}</h1>
${pictures(subject)}
${reports && (!isChosen || view.shape === 'report') ? reports.printed : ''}
${plainList(snapshot.nodes)}
</div>
<script type="application/json" id="throughline-snapshot"${isChosen ? ` data-view="${view.name}"` : ''}>${inScript(JSON.stringify(snapshot))}</script>
${reports ? `<script type="application/json" id="throughline-reports">${inScript(reports.json)}</script>\n` : ''}<script>${program}</script>`;
  return pageText({ title: escapedMarkup(title), style: sheet, body, program });
}

/** So many elements and no more have all their views drawn: each view of a larger organisation has megabytes. */
const mostForAll = 3000;

/** The view that was asked for, or all of them; the tree stands below them as a list. */
function pictures({ view, isChosen, snapshot }: Subject): string {
  if (snapshot.nodes.length === 0) return '';
  const drawn: readonly View[] = isChosen || snapshot.nodes.length > mostForAll ? [view] : views;
  return drawn
    .filter(({ shape }) => shape !== 'rows' && shape !== 'report')
    .map((each) => {
      const svg = toSvg(pictureOf(each, snapshot), { theme: exportTheme('light'), title: each.title });
      return `<section class="printout-view">\n<h2>${escapedMarkup(each.title)}</h2>\n<p>${escapedMarkup(each.doc)}</p>\n${svg}</section>`;
    })
    .join('\n');
}

/** Data between script tags: no `<` can end them. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}

/** In a script only these two could end it or change how it is read. */
function safeInScript(script: string): string {
  return script.replaceAll(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
}

/** Lists in lists, made without recursion: a containment of thousands of levels is text like any other. */
function plainList(nodes: readonly SnapshotNode[]): string {
  if (nodes.length === 0) return '<p>Nothing is declared.</p>';
  const lines: string[] = ['<ul>'];
  const open: string[] = [];
  for (const node of nodes) {
    if (node.parent !== undefined && node.parent === open.at(-1)) lines.push('<ul>');
    else lines.push(...closed(open, node.parent));
    lines.push(`<li>${plainNode(node)}`);
    open.push(node.id);
  }
  lines.push('</li>', ...open.slice(1).map(() => '</ul></li>'), '</ul>');
  return lines.join('\n');
}

/** Closes the items from the innermost up to the one beside which the next stands. */
function closed(open: string[], parent: string | undefined): readonly string[] {
  const lines: string[] = [];
  while (open.length > 0) {
    lines.push('</li>');
    open.pop();
    if (open.at(-1) === parent) break;
    lines.push('</ul>');
  }
  return lines;
}

function plainNode(node: SnapshotNode): string {
  const { kind, facts, problems } = node;
  const seen = facts.filter(({ tone }) => tone !== 'detail').map(({ label, text }) => `${label} ${text}`);
  return [
    `<b><bdi>${escapedMarkup(displayTitle(node))}</bdi></b> <span class="printout-kind">${escapedMarkup(kindTable[kind].label)}</span>`,
    ...(seen.length === 0 ? [] : [`<br><span class="printout-facts">${escapedMarkup(seen.join(' · '))}</span>`]),
    ...problems.map(({ severity, message }) => `<br><strong>${severity}:</strong> ${escapedMarkup(message)}`),
  ].join('');
}
