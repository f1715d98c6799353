/** Inlay hints: figures that the text implies. */
import * as l10n from '@vscode/l10n';
import { InlayHintKind, type InlayHint } from 'vscode-languageserver';
import {
  allocationOf,
  ancestorsOf,
  atLink,
  compact,
  labelOf,
  locate,
  moneyTerms,
  parentOf,
  wsjfOf,
  type Element,
  type LinkRelation,
  type Measure,
  type MoneyTerms,
  type Statement,
} from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { positionAt, spanAt } from '../positions.ts';

export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register({ connection, hosts, guard }: Context) {
    connection.languages.inlayHint.on(
      guard('inlay hints', [] as InlayHint[], ({ textDocument, range }) => {
        const located = hosts.find(textDocument.uri);
        if (!located) return [];
        const { start, end } = spanAt(located.record, range);
        return located.record.elements
          .filter(({ declaration }) => declaration && declaration.head.start <= end && declaration.span.end >= start)
          .flatMap((element) => hintsOf(located, element));
      }),
    );
  },
};

function hintsOf(located: Located, element: Element): readonly InlayHint[] {
  const { declaration, kind } = element;
  if (!declaration || kind === 'file') return [];
  return [
    ...declaration.statements.flatMap((statement) => statementHints(located, element, statement)),
    ...streamHint(located, element),
    ...trainHints(located, element),
  ];
}

function statementHints(located: Located, element: Element, statement: Statement): readonly InlayHint[] {
  const at = statement.span.end;
  if (statement.key === 'wsjf') return hint(located, at, wsjf(element));
  if (statement.key === 'budget')
    return hint(located, at, givenInside(element, moneyTerms(located.host.config.config)));
  const [value] = statement.values;
  if (value?.type === 'measure' && statement.key !== 'now') return hint(located, at, progress(value.measure));
  return [];
}

/** Weighted shortest job first, one decimal. */
function wsjf(element: Element): string | undefined {
  const figure = wsjfOf(element);
  return figure === undefined ? undefined : `= ${figure.toFixed(1)}`;
}

/** How far a measure has come from where it started to where it shall be, in whole per cent. */
function progress({ from, to, now }: Measure): string | undefined {
  if (from === undefined || from === 'unknown' || now === undefined || to === from.number) return undefined;
  const way = Math.round(((now.number - from.number) / (to - from.number)) * 100);
  return way < 0 ? l10n.t('{0}% the wrong way', -way) : l10n.t('{0}% of the way', way);
}

/** What is given out of a budget to the elements inside, where all of it adds up. */
function givenInside(element: Element, terms: MoneyTerms): string | undefined {
  const given = allocationOf(element, terms)?.parts.filter(({ key }) => key === 'budget') ?? [];
  if (given.length === 0) return undefined;
  let sum = 0;
  for (const { number } of given) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return l10n.t('{0} of it inside', compact(sum));
}

/** The value stream that a team or a product works in, where it names a train of another file as its parent. */
function streamHint(located: Located, element: Element): readonly InlayHint[] {
  if (element.kind !== 'team' && element.kind !== 'product') return [];
  const parent = parentOf(element);
  const stream = parent?.kind === 'art' ? parentOf(parent) : undefined;
  const isElsewhere = parent?.file !== element.file;
  const name = element.declaration?.head.end;
  return stream && isElsewhere && name !== undefined ? hint(located, name, `› ${labelOf(stream)}`) : [];
}

const toTrains = ['delivered-by', 'trains', 'coordinated-by', 'assigned-to'] as const satisfies readonly LinkRelation[];

/** At the name of a train of another file: its value stream, where the text around does not say it. */
function trainHints(located: Located, element: Element): readonly InlayHint[] {
  const around = new Set([element, ...ancestorsOf(element)]);
  return toTrains.flatMap((relation) =>
    element.links(relation).flatMap((link) => {
      const { target: train, implied } = link;
      const stream = train?.kind === 'art' ? parentOf(train) : undefined;
      if (implied || !train || !stream || train.file === element.file || around.has(stream)) return [];
      const place = locate(atLink(link));
      return place ? hint(located, place.span.end, `› ${labelOf(stream)}`) : [];
    }),
  );
}

function hint({ record }: Located, offset: number, label: string | undefined): readonly InlayHint[] {
  if (label === undefined) return [];
  return [{ position: positionAt(record, offset), label, kind: InlayHintKind.Type, paddingLeft: true }];
}
