/**
 * Money: what an element's budget is, what is given out inside it, and in which unit amounts add up. Rules, inlay hints,
 * hover and exports read it here, so that a sum is the same wherever it is shown.
 */
import type { Element } from '../binding/element.ts';
import type { AmountValue, ElementKind, Period } from '../syntax/summary.ts';
import { compact, rounded } from './figures.ts';
import { childrenOf, parentOf, parentsOf, targets } from './queries.ts';

/** What a project says of its money. */
export type MoneyTerms = {
  /** The currency of amounts that state none, ISO 4217. */
  readonly currency?: string;
  /** Declared exchange rates, such as `1 EUR = 11.2 SEK`; each holds in both directions. */
  readonly rates: readonly string[];
};

export type Money = {
  readonly number: number;
  /** Undefined where neither the amount nor the project states one; it then adds up with any. */
  readonly currency: string | undefined;
  /** Undefined for an amount without a period. */
  readonly per: Period | undefined;
};

/** Where an amount cannot be said: it is hidden, not known, does not read, or is a share of something like that. */
export type Unknown = 'unknown';

/** What is given out of a budget: the budget of an element inside, or the reserve. */
export type Part = {
  readonly element: Element;
  readonly key: 'budget' | 'reserve';
  readonly money: Money | Unknown;
  /** In the unit of the whole; undefined where it is unknown, or of another unit without a declared rate. */
  readonly number: number | undefined;
};

export type Allocation = {
  readonly whole: Money;
  /** In canonical order, the reserve last. */
  readonly parts: readonly Part[];
  /** In the unit of the whole; undefined where a part has no number. */
  readonly sum: number | undefined;
};

/** What a budget is divided into, by the kind of element that has it. */
const partKinds: Readonly<Partial<Record<ElementKind, readonly ElementKind[]>>> = {
  enterprise: ['portfolio'],
  portfolio: ['value-stream'],
  'value-stream': ['value-stream', 'art', 'product'],
};

const none: readonly Part[] = [];

/** What is given out inside an element, of its own budget; undefined where that is not stated or not known. */
export function allocationOf(element: Element, terms: MoneyTerms): Allocation | undefined {
  const whole = moneyOf(element, 'budget', terms);
  if (whole === undefined || whole === 'unknown') return undefined;
  const parts = partsOf(element, terms).map((part) => ({ ...part, number: numberIn(whole, part.money, terms) }));
  return { whole, parts, sum: sumOf(parts) };
}

/** The budgets inside an element and its reserve, each in its own unit. */
export function partsOf(element: Element, terms: MoneyTerms): readonly Part[] {
  const inside = budgetsInside(element, terms, new Set());
  const reserve = moneyOf(element, 'reserve', terms);
  return reserve === undefined ? inside : [...inside, { element, key: 'reserve', money: reserve, number: undefined }];
}

/** The budget, or another amount, that an element states; a share is taken of the budget of what contains it. */
export function moneyOf(
  element: Element,
  key: string,
  terms: MoneyTerms,
  seen: ReadonlySet<Element> = new Set(),
): Money | Unknown | undefined {
  const value = element.value(key);
  if (value === undefined) return undefined;
  if (value.type === 'amount') return toMoney(value, terms);
  const around = key === 'budget' ? payerOf(element) : element;
  if (value.type !== 'share' || !around || seen.has(around)) return 'unknown';
  const whole = moneyOf(around, 'budget', terms, new Set([...seen, element]));
  if (whole === undefined || whole === 'unknown') return 'unknown';
  return { ...whole, number: (whole.number * value.percent) / 100 };
}

/** An amount, in the currency of the project where it states none. */
export function toMoney({ number, currency, per }: AmountValue, terms: MoneyTerms): Money {
  return { number, currency: currency ?? terms.currency, per };
}

/** The number of an amount in the unit of another; undefined where no declared rate leads there. */
export function numberIn(unit: Money, money: Money | Unknown, terms: MoneyTerms): number | undefined {
  if (money === 'unknown' || !isSamePeriod(money.per, unit.per)) return undefined;
  const rate = rateBetween(money.currency, unit.currency, terms);
  return rate === undefined ? undefined : money.number * rate;
}

/** Years and fiscal years add up; nothing else does. */
export function isSamePeriod(a: Period | undefined, b: Period | undefined): boolean {
  return yearly(a) === yearly(b);
}

/** What one unit of a currency is worth in another; by the declared rates, in either direction and over others. */
export function rateBetween(
  from: string | undefined,
  to: string | undefined,
  terms: MoneyTerms,
  seen: ReadonlySet<string> = new Set(),
): number | undefined {
  if (from === undefined || to === undefined || from === to) return 1;
  for (const text of terms.rates) {
    const step = stepOf(text, from);
    if (!step || seen.has(step.to)) continue;
    const rest = rateBetween(step.to, to, terms, new Set([...seen, from]));
    if (rest !== undefined) return step.worth * rest;
  }
  return undefined;
}

/** `12M EUR per year`. */
export function moneyText({ number, currency, per }: Money): string {
  const parts = [compact(number), ...(currency === undefined ? [] : [currency]), ...(per ? [perText(per)] : [])];
  return parts.join(' ');
}

/** An amount as the language writes it, to the cent: `12M EUR per fiscal-year`. */
export function writtenMoney({ number, currency, per }: Money): string {
  const millions = rounded(number / 1e6, 4);
  const isRound = number >= 1e6 && Math.abs(Number(millions) * 1e6 - number) < 0.01;
  const unit = currency === undefined ? '' : ` ${currency}`;
  return `${isRound ? `${millions}M` : rounded(number, 2)}${unit}${per === undefined ? '' : ` per ${per}`}`;
}

/** `per year`, as people say it. */
export function perText(per: Period): string {
  return `per ${per === 'pi' ? 'PI' : per.replaceAll('-', ' ')}`;
}

/** What has no budget of its own stands for the budgets inside it. */
function budgetsInside(element: Element, terms: MoneyTerms, seen: Set<Element>): readonly Part[] {
  const kinds = partKinds[element.kind];
  if (!kinds || seen.has(element)) return none;
  seen.add(element);
  return childrenOf(element, ...kinds).flatMap((child): readonly Part[] => {
    const isPart = child.states('budget') || partKinds[child.kind] !== undefined;
    if (!isPart || payerOf(child) !== element || isPaidByTrain(child)) return none;
    const money = moneyOf(child, 'budget', terms);
    if (money === undefined) return budgetsInside(child, terms, seen);
    return [{ element: child, key: 'budget', money, number: undefined }];
  });
}

/** Whose budget it is a part of: the stream around a nested one, else the first parent that gives to its kind. */
function payerOf(element: Element): Element | undefined {
  // Nearly everything stands in one place.
  if (!element.hasManyParents) return parentOf(element);
  const parents = parentsOf(element);
  const giving = parents.filter((parent) => partKinds[parent.kind]?.includes(element.kind));
  return giving.find(({ kind }) => kind === 'value-stream') ?? giving[0] ?? parents[0];
}

/** The budget of a product that budgeted trains deliver is spent on those trains, so it is not counted twice. */
function isPaidByTrain(product: Element): boolean {
  if (product.kind !== 'product' || !product.states('budget')) return false;
  const deliverers = targets(product, 'delivered-by').filter(({ kind }) => kind === 'art');
  return deliverers.some((art) => art.states('budget'));
}

function sumOf(parts: readonly Part[]): number | undefined {
  let sum = 0;
  for (const { number } of parts) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}

function yearly(per: Period | undefined): Period | undefined {
  return per === 'fiscal-year' ? 'year' : per;
}

/** Whether a text is an exchange rate, such as `1 EUR = 11.2 SEK`. */
export function isRate(text: string): boolean {
  const from = /[A-Z]{3}/.exec(text)?.[0];
  return from !== undefined && stepOf(text, from) !== undefined;
}

function stepOf(text: string, from: string): { readonly to: string; readonly worth: number } | undefined {
  const match = /^\s*(?:1\s+)?([A-Z]{3})\s*=\s*(\d+(?:\.\d+)?)\s+([A-Z]{3})\s*$/.exec(text);
  const [, one = '', number = '', other = ''] = match ?? [];
  const worth = Number(number);
  if (!(worth > 0)) return undefined;
  if (one === from) return { to: other, worth };
  return other === from ? { to: one, worth: 1 / worth } : undefined;
}
