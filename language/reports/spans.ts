/** Which span a report is about where nobody says: the latest year, quarter, month or iteration that the data know. */
import type { Element } from '../binding/element.ts';
import { dateText, dayLength, deadlineWindow, mondayFrom, type Window } from '../flow/index.ts';
import type { Model } from '../model/model.ts';
import { inherited } from '../model/queries.ts';
import { lengthInDays } from '../model/lengths.ts';
import type { CadenceName } from './cadences.ts';

export type Span = Window & { readonly name: string };

/** So much of a span has to have passed before it is told as a whole. */
const mostlyOver = 0.9;

/**
 * The span around a moment where it is mostly over, else the one before it, as far as the data reach. One that goes on
 * is cut at the end of the known days: dividing by days that have not come would read as a fall.
 */
export function latestSpan(
  spanAt: (moment: number) => Span,
  known: { readonly from: number; readonly until: number },
): Span {
  const end = Math.ceil((known.until + 1) / dayLength) * dayLength;
  const current = spanAt(known.until);
  const before = spanAt(current.from - 1);
  const isOver = (end - current.from) / (current.to - current.from) >= mostlyOver;
  const reaches = known.from <= before.from + (1 - mostlyOver) * (before.to - before.from);
  if (!isOver && reaches) return before;
  if (end >= current.to) return current;
  return { from: current.from, to: end, name: `${current.name}, up to ${dateText(end - dayLength)}` };
}

/** The span of a cadence that holds a moment. */
export function spanFinder(
  cadence: CadenceName,
  model: Model,
  element: Element | undefined,
  fiscalYearStart?: string,
): (moment: number) => Span {
  if (cadence === 'annual') return (moment) => yearAt(moment, fiscalYearStart);
  if (cadence === 'quarterly') return (moment) => monthsAt(moment, 3);
  if (cadence === 'monthly') return (moment) => monthsAt(moment, 1);
  return iterations(model, element);
}

function yearAt(moment: number, fiscalYearStart = '01-01'): Span {
  const year = new Date(moment).getUTCFullYear();
  const isCalendar = fiscalYearStart === '01-01';
  for (const named of isCalendar ? [year] : [year, year + 1]) {
    const name = isCalendar ? String(named) : `FY${named}`;
    const window = deadlineWindow(name, fiscalYearStart);
    if (window && window.from <= moment && moment < window.to) return { ...window, name };
  }
  return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0), name: String(year) };
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

function monthsAt(moment: number, count: 1 | 3): Span {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), Math.floor(date.getUTCMonth() / count) * count];
  const name = count === 3 ? `${year}, quarter ${month / 3 + 1}` : `${monthNames[month] ?? ''} ${year}`;
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + count), name };
}

const usualDays = 14;

/** From the start of planning intervals on where one is declared, else from a Monday; two weeks unless declared. */
function iterations(model: Model, element: Element | undefined): (moment: number) => Span {
  const homes = element ? [element] : [...model.elementsOf('art'), ...model.elementsOf('portfolio')];
  const home = homes.find((each) => lengthInDays(each, 1, 'iterations') !== undefined);
  const days = Math.round(lengthInDays(home, 1, 'iterations') ?? usualDays);
  const start = home && inherited(home, 'pi-start')?.value;
  const origin = start?.type === 'date' ? Date.parse(`${start.date}T00:00:00Z`) : mondayFrom(0);
  const length = Math.max(1, days) * dayLength;
  return (moment) => {
    const from = origin + Math.floor((moment - origin) / length) * length;
    return { from, to: from + length, name: `Iteration from ${dateText(from)}` };
  };
}
