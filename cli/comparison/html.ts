/**
 * One page that needs nothing else and runs nothing: the verdict, the groups, the picture of both versions, the problems,
 * each change. Its security policy allows its own style sheet and nothing more.
 */
import {
  changesModes,
  escapedMarkup,
  pageText,
  pageTheme,
  toSvg,
  type Change,
  type ComparedProblem,
  type Comparison,
  type ListedChanges,
} from '#language';
import { shown } from '../terminal.ts';
import type { ComparisonContext, ComparisonFormat } from './comparison-format.ts';
import { sheet } from './html-style.ts';
import { pictureOf } from './picture.ts';
import { detailText, groupMark, impactWords, changeSubject, verdict } from './wording.ts';

export const html: ComparisonFormat = {
  name: 'html',
  doc: 'a page with the picture of both versions, for any browser',
  render(comparison, context) {
    const title = escaped(verdict(comparison, context));
    const body = `<main>
<h1>${title}</h1>
${sections(comparison, context).join('\n')}
<footer>Compared by Throughline: ${escaped(context.from)} and ${escaped(context.to)}.</footer>
</main>`;
    return pageText({ title, style: sheet, body });
  },
};

function sections(comparison: Comparison, context: ComparisonContext): readonly string[] {
  const { changes, problems, suggestions } = comparison;
  return [
    ...(changes.length === 0 ? [] : [groupList(comparison), pictures(comparison, context)]),
    ...problemTable('New problems', problems.new),
    ...problemTable('Fixed problems', problems.fixed),
    ...(suggestions.length === 0 ? [] : [suggestionList(suggestions)]),
    ...(changes.length === 0 ? [] : [details(comparison)]),
  ];
}

function groupList({ groups, changes }: Comparison): string {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const impacts = [...new Set(groups.map(({ impact }) => impact))];
  const lists = impacts.map((impact) => {
    const own = groups.filter((group) => group.impact === impact);
    const items = own.map((group) => {
      const mark = escaped(groupMark(group, byId));
      return `<li><span class="mark" aria-hidden="true">${mark}</span><span>${withCode(group.headline)}</span></li>`;
    });
    return `<h3>${impactWords[impact]}</h3>\n<ul class="groups">\n${items.join('\n')}\n</ul>`;
  });
  return `<section>\n${lists.join('\n')}\n</section>`;
}

/** One layout, three views of it; choosing between them needs no script. */
function pictures(comparison: Comparison, context: ComparisonContext): string {
  const { sceneOf, list } = pictureOf(comparison, context);
  const inputs = changesModes.map(
    ({ name }) => `<input type="radio" name="mode" id="mode-${name}"${name === 'both' ? ' checked' : ''}>`,
  );
  const labels = changesModes.map(({ name, title }) => `<label for="mode-${name}">${title}</label>`);
  const drawings = changesModes.map(
    ({ name, title }) =>
      `<div class="picture picture-${name}" tabindex="0">${toSvg(sceneOf(name), { theme: pageTheme, title })}</div>`,
  );
  return `<section class="pictures">
<h2>The picture</h2>
${inputs.join('\n')}
<div class="modes">${labels.join('')}</div>
${legend}
<div class="beside">
<div>${drawings.join('\n')}</div>
${changeList(list)}
</div>
</section>`;
}

/** What the picture marks, in words: the same as beside it in the editor. */
function changeList({ groups, totals, unchanged }: ListedChanges): string {
  const parts = groups.map(({ tone, title, changes }) => {
    const rows = changes.map(({ title: own, note }) => {
      const small = note === undefined ? '' : `<small>${escaped(note)}</small>`;
      return `<li>${tone === 'removed' ? `<s>${escaped(own)}</s>` : escaped(own)}${small}</li>`;
    });
    return `<h3 class="${tone}">${title} <small>${changes.length}</small></h3>\n<ul>${rows.join('\n')}</ul>`;
  });
  const sums = totals.map(({ label, before, after }) => {
    const then = before === after ? '' : `${escaped(before)} → `;
    return `<tr><th>${label}</th><td>${then}<b>${escaped(after)}</b></td></tr>`;
  });
  return `<aside class="list" aria-label="What changes">
${parts.join('\n')}
<table><tbody>${sums.join('\n')}</tbody></table>
<p>${unchanged === 1 ? '1 element stays as it was.' : `${unchanged.toLocaleString('en')} elements stay as they were.`}</p>
</aside>`;
}

const legend = `<ul class="legend">
<li class="added">+ added</li>
<li class="removed">− gone, dashed</li>
<li class="moved">→ moved; dashed where it stood before</li>
<li class="renamed">Aa renamed</li>
<li class="changed">Δ changed; with a number, so many inside</li>
</ul>`;

function problemTable(title: string, problems: readonly ComparedProblem[]): readonly string[] {
  if (problems.length === 0) return [];
  const rows = problems.map(
    ({ severity, message, rule, place }) =>
      `<tr><td class="${severity}">${severity}</td><td>${withCode(message)}</td><td><code>${escaped(rule)}</code></td><td><code>${escaped(`${place.file}:${place.line}`)}</code></td></tr>`,
  );
  return [
    `<section><h2>${title}</h2>\n<table><thead><tr><th></th><th>What is wrong</th><th>Rule</th><th>Place</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody></table></section>`,
  ];
}

function suggestionList(suggestions: Comparison['suggestions']): string {
  const rows = suggestions.map(
    ({ from, to, settle }) => `<li>${escaped(from)} → ${escaped(to)}: <code>${escaped(settle)}</code></li>`,
  );
  return `<section><h2>Perhaps renamed</h2><p>A line in the new element settles it:</p><ul>${rows.join('\n')}</ul></section>`;
}

function details({ groups, changes, homes }: Comparison): string {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const rows = groups
    .flatMap((group) => group.changes.flatMap((id) => byId.get(id) ?? []))
    .map((change) => row(change, homes));
  return `<details><summary>Each change</summary>\n<table><thead><tr><th>Impact</th><th>Element</th><th>Change</th><th>Place</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody></table></details>`;
}

function row(change: Change, homes: Comparison['homes']): string {
  const place = change.locations.after ?? change.locations.before;
  const where = place ? `<code>${escaped(`${place.file}:${place.line}`)}</code>` : '';
  return `<tr><td>${impactWords[change.impact]}</td><td>${escaped(changeSubject(change, homes))}</td><td>${escaped(detailText(change, homes))}</td><td>${where}</td></tr>`;
}

/** Names stand between backticks in what rules say. */
function withCode(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function escaped(text: string): string {
  return escapedMarkup(shown(text));
}
