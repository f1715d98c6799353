/** Hover: what a word means, what the element is and where it sits, and what is computed of it. */
import * as l10n from '@vscode/l10n';
import { MarkupKind, type Hover, type TextDocumentPositionParams } from 'vscode-languageserver';
import {
  ancestorsOf,
  computedOf,
  entriesOf,
  entryOf,
  factsOf,
  isKind,
  kindRow,
  labelOf,
  levelTitle,
  lookAt,
  moneyTerms,
  rules,
  shortened,
  type Element,
  type FileRecord,
  type Look,
  type Severity,
  type Span,
} from '#language';
import type { Context, Feature } from '../context.ts';
import type { Host, Located } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';
import { problemsOf } from '../problems.ts';
import { flowFacts } from './hover-flow.ts';
import { code, documentation, escaped, sentence } from './markdown.ts';

type Told = { readonly span: Span; readonly text: string; readonly about?: Element };

function hoverText({ host, record }: Located, offset: number): Told | undefined {
  const switchedOff = suppressedRuleAt(record, offset);
  if (switchedOff) return { span: switchedOff.span, text: aboutRule(switchedOff.rule) };
  const look = lookAt(record, offset);
  const text = look ? textOf(host, look) : undefined;
  if (!look || text === undefined) return undefined;
  const about = look.link?.target ?? (look.part === 'name' || look.part === 'title' ? look.element : undefined);
  return { span: look.span, text, ...(about ? { about } : {}) };
}

/** The name of a rule in a comment that switches it off. */
function suppressedRuleAt(
  record: FileRecord,
  offset: number,
): { readonly rule: string; readonly span: Span } | undefined {
  return record.summary.suppressions
    .flatMap((suppression) => suppression.rules)
    .find(({ span }) => offset >= span.start && offset <= span.end);
}

function aboutRule(name: string): string {
  const rule = rules.find((each) => each.name === name);
  return rule ? `**${rule.name}**\n\n${rule.summary}\n\n${rule.why}` : l10n.t('No rule is called {0}.', code(name));
}

function textOf(host: Host, look: Look): string | undefined {
  if (look.link?.target) return aboutElement(host, look.link.target);
  if (look.part === 'kind' && isKind(look.element.kind)) return aboutKind(look.element.kind);
  if (look.part === 'name' || look.part === 'title') return aboutElement(host, look.element);
  if (look.part === 'key' && look.statement) return aboutKey(look.statement.key, look.element);
  if (look.link && host.isLoading) return stillRead();
  return undefined;
}

function aboutKind(kind: Parameters<typeof kindRow>[0]): string {
  const { label, doc, standsIn } = kindRow(kind);
  const homes = standsIn
    .slice(0, 6)
    .map((each) => code(each))
    .join(', ');
  return `**${label}**\n\n${doc}${homes === '' ? '' : `\n\n${l10n.t('Stands in {0}.', homes)}`}`;
}

function aboutKey(key: string, { kind }: Element): string | undefined {
  const entry = (isKind(kind) ? entryOf(key, kind) : undefined) ?? entriesOf(key)[0];
  if (!entry) return undefined;
  const example = entry.example.startsWith(`${key}:`) ? entry.example : `${key}: ${entry.example}`;
  return `**${key}**\n\n${entry.doc}\n\n\`\`\`thru\n${example}\n\`\`\``;
}

/** As much of a name, a title or a fact as a hover has room for. */
const longest = 300;

/** Nobody scrolls further in a hover. */
const longestDoc = 10_000;

function brief(text: string): string {
  return escaped(shortened(text, longest));
}

function aboutElement(host: Host, element: Element): string {
  const { kind } = element;
  const label = isKind(kind) ? kindRow(kind).label : l10n.t('element');
  const name =
    element.name === undefined
      ? ''
      : ` ${code(shortened(kind === 'person' ? `@${element.name}` : element.name, longest))}`;
  const line = [...ancestorsOf(element)].reverse().map((each) => brief(labelOf(each)));
  const parts = [
    `**${brief(labelOf(element))}**, ${label}${name}`,
    [levelOf(host, element), line.length > 0 ? l10n.t('In {0}', line.join(' › ')) : '']
      .filter((part) => part !== '')
      .join(' · '),
    element.doc === undefined ? '' : documentation(shortened(element.doc, longestDoc)),
    computed(host, element)
      .map((fact) => `- ${fact}`)
      .join('\n'),
    problemsLine(host, element),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `Program (ART)`; nothing for what stands at any level. */
function levelOf({ project }: Host, { kind }: Element): string {
  const level = isKind(kind) ? kindRow(kind).level : 'any';
  return level === 'any' ? '' : levelTitle(level, project.vocabulary());
}

function computed(host: Host, element: Element): readonly string[] {
  const facts = factsOf(element).map(({ label, text }) => `${brief(label)}: ${brief(text)}`);
  const told = computedOf(element, moneyTerms(host.config.config));
  return [
    ...facts,
    ...(told.allocated === undefined
      ? []
      : [l10n.t('given out: {0} of {1}', escaped(told.allocated), escaped(told.budget ?? ''))]),
    ...flowFacts(host.project, element),
    ...listOf(l10n.t('products'), told.products),
    ...listOf(l10n.t('part of'), told.solutions),
    ...listOf(l10n.t('value streams'), told.streams),
    ...listOf(
      element.kind === 'theme' ? l10n.t('reaches') : l10n.t('themes'),
      element.kind === 'theme' ? told.reaches : told.themes,
    ),
  ];
}

function listOf(label: string, elements: readonly Element[]): readonly string[] {
  if (elements.length === 0) return [];
  const shown = elements.slice(0, 6).map((each) => brief(labelOf(each)));
  const more = elements.length > shown.length ? ` ${l10n.t('and {0} more', elements.length - shown.length)}` : '';
  return [`${label}: ${shown.join(', ')}${more}`];
}

function stillRead(): string {
  return l10n.t('The workspace is still being read; not all is known yet.');
}

function problemsLine(host: Host, element: Element): string {
  const path = element.file?.path;
  if (path === undefined) return '';
  // What is missing may be in a file that is read next.
  if (host.isLoading) return stillRead();
  const { id } = element;
  const found = problemsOf(host, path, element).filter((problem) => problem.element === id);
  if (found.length === 0) return '';
  return found
    .slice(0, 5)
    .map((problem) => `${severityWord(problem.severity)}: ${sentence(problem.message)}`)
    .join('\n\n');
}

function severityWord(severity: Severity): string {
  const words: Readonly<Record<Severity, string>> = {
    error: l10n.t('error'),
    warning: l10n.t('warning'),
    info: l10n.t('info'),
    hint: l10n.t('hint'),
  };
  return words[severity];
}

/** The views that show an element best, as links that our extension follows. */
function viewLinks(uri: string, { id, kind }: Element): string {
  const shown = linkedViews.filter(({ kinds }) => kinds === undefined || kinds.has(kind));
  if (!isKind(kind) || shown.length === 0) return '';
  const links = shown.map(({ view, title }) => {
    const args = encodeURIComponent(JSON.stringify([uri, id, view])).replaceAll(
      /[()]/g,
      (each) => `%${each.codePointAt(0)?.toString(16) ?? ''}`,
    );
    return `[${title()}](command:throughline.showView?${args})`;
  });
  return `\n\n${l10n.t('Show in: {0}', links.join(' · '))}`;
}

const linkedViews: readonly {
  readonly view: string;
  readonly title: () => string;
  readonly kinds?: ReadonlySet<string>;
}[] = [
  {
    view: 'map',
    title: () => l10n.t('Map'),
    kinds: new Set(['enterprise', 'portfolio', 'value-stream', 'solution', 'solution-train', 'art', 'team', 'theme']),
  },
  { view: 'tree', title: () => l10n.t('Tree') },
  {
    view: 'trace',
    title: () => l10n.t('Trace'),
    kinds: new Set([
      'theme',
      'epic',
      'value-stream',
      'product',
      'art',
      'team',
      'solution',
      'capability',
      'feature',
      'story',
    ]),
  },
];

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, hosts, guard, hasCommands }: Context) {
    connection.onHover(
      guard<TextDocumentPositionParams, Hover | null>('hover', null, ({ textDocument, position }) => {
        const located = hosts.find(textDocument.uri);
        const found = located ? hoverText(located, offsetAt(located.record, position)) : undefined;
        if (!located || !found) return null;
        const links = hasCommands && found.about ? viewLinks(textDocument.uri, found.about) : '';
        return {
          contents: { kind: MarkupKind.Markdown, value: `${found.text}${links}` },
          range: rangeOf(located.record, found.span),
        };
      }),
    );
  },
};
