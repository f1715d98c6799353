/** Values that are a number: counts, percentages, limits. */
import type { Form } from '../../metamodel/index.ts';
import { T } from '../scanner.ts';
import type { Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { stringOf } from './images.ts';
import { isConcealed, unknownWord } from './words.ts';

/** A number with its thousands and millions: `12_000`, `450k`, `2.1M`, `1.2B`. */
export function toNumber(text: string): number | undefined {
  // Nearly all numbers are a few digits.
  if (text.length < 10 && /^\d+$/.test(text)) return Number(text);
  const match = /^([+-]?\d[\d_]*(?:\.\d+)?)([kKMBbm]?)$/.exec(text);
  if (!match) return undefined;
  const factor = factors[match[2] ?? ''] ?? 1;
  const value = Number((match[1] ?? '').replaceAll('_', '')) * factor;
  // 2.1 * 1e6 is 2100000.0000000002: six decimals are finer than any money or measure.
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : undefined;
}

const factors: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, m: 1e6, B: 1e9, b: 1e9 };

/** What is made of a number, where the text is one. */
function numberValue(text: string, make: (value: number) => Value): Value | undefined {
  const value = toNumber(text);
  return value === undefined ? undefined : make(value);
}

/** A number, or that it is not told. */
export function plainNumber(entry: Entry): Value | undefined {
  const span = entry.span();
  if (isConcealed(entry)) return { type: 'word', word: entry.next(), span };
  return entry.type() === T.number
    ? numberValue(entry.next(), (number) => ({ type: 'number', number, span }))
    : undefined;
}

/** Whether a text is a percentage, as `60%`. */
export function isPercent(text: string): boolean {
  return text.endsWith('%') && /^[+-]?\d[\d_]*(\.\d+)?%$/.test(text);
}

/** The number of a text that is a percentage. */
export function percentOf(text: string): number {
  return Number(text.slice(0, -1).replaceAll('_', ''));
}

/** `40%`, which is known to stand next. */
export function share(entry: Entry): Value {
  const span = entry.span();
  return { type: 'share', percent: percentOf(entry.next()), span };
}

/** A label and its number or share: `features 60%`. */
export function readLabelled(entry: Entry, form: Extract<Form, { form: 'labelled' }>): Value | undefined {
  const span = entry.span();
  const image = entry.takeType(T.word, T.string, T.openString);
  if (image === undefined) return undefined;
  const label = image.startsWith('"') ? stringOf(image) : image;
  if (form.labels !== 'any' && !form.labels.includes(label)) return unknownWord(label, form.labels, span);
  const number = entry.text();
  if (entry.type() !== T.number || (form.unit === 'percent') !== isPercent(number)) return undefined;
  entry.next();
  if (form.unit === 'percent') return { type: 'labelled', label, number: percentOf(number), unit: 'percent', span };
  const value = toNumber(number);
  return value === undefined ? undefined : { type: 'labelled', label, number: value, span };
}

/** `52`, `external 11`. */
export function readHeadcount(entry: Entry): Value | undefined {
  const span = entry.span();
  if (!entry.takes('external')) return plainNumber(entry);
  return entry.type() === T.number
    ? numberValue(entry.next(), (number) => ({ type: 'labelled', label: 'external', number, span }))
    : undefined;
}

/** `8 people`, `80%`. */
export function readCapacity(entry: Entry): Value | undefined {
  if (isPercent(entry.text())) return share(entry);
  const value = plainNumber(entry);
  if (value && !entry.takes('people')) entry.takes('person');
  return value;
}

/** `max 12`, `min 40%`: the bound that the key has. */
export function readLimit(entry: Entry, form: Extract<Form, { form: 'limit' }>): Value | undefined {
  const span = entry.span();
  if (!entry.takes(form.bound)) return undefined;
  const text = entry.text();
  if (entry.type() !== T.number || (form.unit === 'percent') !== isPercent(text)) return undefined;
  entry.next();
  if (form.unit === 'percent')
    return { type: 'limit', bound: form.bound, number: percentOf(text), unit: 'percent', span };
  return numberValue(text, (number) => ({ type: 'limit', bound: form.bound, number, span }));
}

/** `2 pi`. */
export function readSpans(entry: Entry): Value | undefined {
  const value = plainNumber(entry);
  return value && entry.takes('pi') ? value : undefined;
}
