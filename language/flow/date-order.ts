/**
 * Whether dates such as `3/12/2026` have the day or the month first. One such date says nothing; a file of them usually
 * does: where one of its first numbers is over 12, the day stands first, and where a second is, the month.
 */
export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** The order of a file's dates, and the date that shows it. */
export type FoundOrder = { readonly order: DateOrder; readonly date: string };

export type DateOrderSearch = {
  /** Takes the text of a file, part by part. */
  readonly read: (part: string) => void;
  /** Undefined where no date shows it, and where two of them contradict each other. */
  readonly found: () => FoundOrder | undefined;
};

/** A date that has a cell, a value or an entry of a packed column for itself, or for itself and a time of day. */
const slashed = /[,;\t|"@\n\r]\s{0,3}((\d{1,2})\/(\d{1,2})\/\d{4})(?=[\s,;\t|"])/g;

/** Whether a text has dates in which the day can be taken for the month. */
export function hasSlashedDate(text: string): boolean {
  return [...`\n${text}\n`.matchAll(slashed)].length > 0;
}

/** As long as a date with what stands around it: parts are cut anywhere. */
const seam = 32;

/** `read` takes the file in parts, of any length; `found` says which order its dates show, if they do. */
export function createDateOrderSearch(): DateOrderSearch {
  const dates = new Map<DateOrder, string>();
  let rest = '\n';
  const read = (part: string): void => {
    const text = rest + part;
    for (const [, date = '', first, second] of text.matchAll(slashed)) {
      const [isDayFirst, isMonthFirst] = [Number(first) > 12, Number(second) > 12];
      if (isDayFirst === isMonthFirst) continue;
      const order = isDayFirst ? 'day-first' : 'month-first';
      if (!dates.has(order)) dates.set(order, date);
    }
    rest = text.slice(-seam);
  };
  return {
    read,
    found() {
      // What the text ends with is seen to end.
      read('\n');
      const [only, ...others] = dates;
      if (!only || others.length > 0) return undefined;
      return { order: only[0], date: only[1] };
    },
  };
}
