/** Inlay hints: figures that the text implies. */
import { InlayHintKind, type InlayHint } from 'vscode-languageserver';
import { childrenOf, labelOf, parentOf, type AmountValue, type Element, type Measure, type Statement } from '#language';
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
  if (statement.key === 'budget') return hint(located, at, sumOfBudgets(element, statement));
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

/** The budgets inside, where all are amounts of one currency and period. */
function sumOfBudgets(element: Element, statement: Statement): string | undefined {
  const own = statement.values[0];
  if (own?.type !== 'amount') return undefined;
  const inside = childrenOf(element, 'portfolio', 'value-stream', 'art').flatMap(
    (child) => child.value('budget') ?? [],
  );
  const amounts = inside.filter(
    (value): value is AmountValue =>
      value.type === 'amount' && value.currency === own.currency && value.per === own.per,
  );
  if (amounts.length === 0 || amounts.length < inside.length) return undefined;
  const sum = amounts.reduce((total, { number }) => total + number, 0);
  return `${shortNumber(sum)} of it inside`;
}

function shortNumber(number: number): string {
  const [factor, suffix] =
    number >= 1e9 ? [1e9, 'B'] : number >= 1e6 ? [1e6, 'M'] : number >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${Number((number / factor).toFixed(2))}${suffix}`;
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
