/** Inlay hints: figures that the text implies. */
import { InlayHintKind, type InlayHint } from 'vscode-languageserver';
import {
  allocationOf,
  compact,
  labelOf,
  moneyTerms,
  parentOf,
  type Element,
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
  ];
}

function statementHints(located: Located, element: Element, statement: Statement): readonly InlayHint[] {
  const at = statement.span.end;
  if (statement.key === 'wsjf') return hint(located, at, wsjf(statement));
  if (statement.key === 'budget')
    return hint(located, at, givenInside(element, moneyTerms(located.host.config.config)));
  const [value] = statement.values;
  if (value?.type === 'measure' && statement.key !== 'now') return hint(located, at, progress(value.measure));
  return [];
}

/** (value + time + risk) / size, one decimal. */
function wsjf({ values }: Statement): string | undefined {
  const part = (label: string): number | undefined => {
    const found = values.find((value) => value.type === 'labelled' && value.label === label);
    return found?.type === 'labelled' ? found.number : undefined;
  };
  const [value, time, risk, size] = ['value', 'time', 'risk', 'size'].map(part);
  if (value === undefined || time === undefined || risk === undefined || size === undefined || size <= 0)
    return undefined;
  return `= ${((value + time + risk) / size).toFixed(1)}`;
}

/** How far a measure has come from where it started to where it shall be, in whole per cent. */
function progress({ from, to, now }: Measure): string | undefined {
  if (from === undefined || from === 'unknown' || now === undefined || to === from.number) return undefined;
  return `${Math.round(((now.number - from.number) / (to - from.number)) * 100)}% of the way`;
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
  return `${compact(sum)} of it inside`;
}

/** The value stream of a train that is declared outside its braces and names it elsewhere. */
function streamHint(located: Located, element: Element): readonly InlayHint[] {
  if (element.kind !== 'team' && element.kind !== 'product') return [];
  const parent = parentOf(element);
  const stream = parent?.kind === 'art' ? parentOf(parent) : undefined;
  const isElsewhere = parent?.file !== element.file;
  const name = element.declaration?.head.end;
  return stream && isElsewhere && name !== undefined ? hint(located, name, `› ${labelOf(stream)}`) : [];
}

function hint({ record }: Located, offset: number, label: string | undefined): readonly InlayHint[] {
  if (label === undefined) return [];
  return [{ position: positionAt(record, offset), label, kind: InlayHintKind.Type, paddingLeft: true }];
}
