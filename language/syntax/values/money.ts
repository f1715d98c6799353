/** Amounts of money, for how long, and how they are granted. */
import type { Form } from '../../metamodel/index.ts';
import { T } from '../scanner.ts';
import type { Period, Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { isPercent, share, toNumber } from './numbers.ts';
import { readDate } from './time.ts';
import { isConcealed, unknownWord } from './words.ts';

/** `lean`, or `project "Core banking"`. */
export function readFunding(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('lean')) return { type: 'word', word: 'lean', span };
  if (isConcealed(entry)) return { type: 'word', word: entry.next(), span };
  if (!entry.takes('project')) return undefined;
  const project = entry.takeType(T.string, T.openString, T.word);
  return { type: 'project', project: project === undefined ? '' : project.replaceAll('"', ''), span };
}

/** `12M EUR per year from 2026-01-01`, or a share where the key takes one. */
export function readAmount(entry: Entry, form: Extract<Form, { form: 'amount' }>): Value | undefined {
  const span = entry.span();
  if (isConcealed(entry)) return { type: 'word', word: entry.next(), span };
  if (form.share && isPercent(entry.text())) return share(entry);
  const number = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (number === undefined) return undefined;
  const currency = readCurrency(entry);
  if ('type' in currency) return currency;
  const period = readPeriod(entry);
  return period === undefined || 'type' in period ? period : { type: 'amount', number, ...currency, ...period, span };
}

/** ISO 4217, as the runtime knows it. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Nothing where none is stated; any other word behind the number is meant as one. */
function readCurrency(entry: Entry): { readonly currency?: string } | Value {
  const word = entry.text();
  if (entry.type() !== T.word || word.length < 3 || word === 'per' || word === 'from' || word === 'until') return {};
  const upper = word.toUpperCase();
  if (currencies.has(word)) return { currency: entry.next() };
  const suggestion = currencies.has(upper) ? { suggestion: upper } : {};
  const question = currencies.has(upper)
    ? `; did you mean \`${upper}\`?`
    : '. A currency is a code of ISO 4217, such as `EUR`.';
  return { type: 'invalid', reason: `\`${word}\` is no currency${question}`, ...suggestion, span: entry.span() };
}

type AmountPeriod = { per?: Period; from?: string; until?: string };

function readPeriod(entry: Entry): AmountPeriod | Value | undefined {
  const found: AmountPeriod = {};
  if (entry.takes('per')) {
    const span = entry.span();
    const word = entry.next();
    const per = periods[word];
    if (!per) return unknownWord(word, Object.keys(periods), span);
    found.per = per;
  }
  for (const edge of ['from', 'until'] as const) {
    if (!entry.takes(edge)) continue;
    const date = entry.type() === T.number ? readDate(entry) : undefined;
    if (date?.type !== 'date') return date;
    found[edge] = date.date;
  }
  return found;
}

const periods: Readonly<Record<string, Period>> = {
  year: 'year',
  'fiscal-year': 'fiscal-year',
  quarter: 'quarter',
  pi: 'pi',
  month: 'month',
};
