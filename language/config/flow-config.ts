/** How work items are imported and measured, as `throughline.json` says under `flow`. */
import * as v from 'valibot';
import { dateOrders, type DateOrder } from '../flow/date-order.ts';
import { columnNames, type ColumnSettings } from '../flow/import/index.ts';
import { usualSpan } from '../rules/measured.ts';

/** In days: a hundred years. */
const longestSpan = 36_500;

export const flowSchema = v.optional(
  v.pipe(
    v.strictObject({
      data: v.optional(
        v.pipe(
          v.string(),
          v.regex(/\.thruflow$/, 'The name of the file of imported work items ends in `.thruflow`.'),
          v.description(
            'The file of imported work items, relative to the folder of this file; `flow.thruflow` where it is left out.',
          ),
        ),
      ),
      columns: v.optional(
        v.pipe(
          v.strictObject(v.entriesFromList(columnNames, v.optional(v.string()))),
          v.description(
            'The header of a column, or the name of a field of a change log, where it is not the usual one: `{ "team": "Squad" }`.',
          ),
        ),
      ),
      dateOrder: v.optional(
        v.pipe(
          v.picklist(dateOrders),
          v.description(
            'Which number of a date such as `3/12/2026` in imported files is the day, where their dates do not show it.',
          ),
        ),
      ),
      days: v.optional(
        v.pipe(
          v.picklist(['elapsed', 'inclusive', 'business']),
          v.description(
            'How the days of an item are counted: elapsed (the default), with the first day (`inclusive`), or working days of the calendar alone.',
          ),
        ),
      ),
      reopen: v.optional(
        v.pipe(
          v.picklist(['first-to-last', 'new-run']),
          v.description(
            'A reopened item runs from its first start to its last end (the default), or starts a new run.',
          ),
        ),
      ),
      span: v.optional(
        v.pipe(
          v.number(),
          v.integer('`span` takes whole days.'),
          v.minValue(1, '`span` takes 1 day or more.'),
          v.maxValue(longestSpan, `\`span\` takes at most ${longestSpan} days.`),
          v.description(`Over how many days the rules on measured flow look back; ${usualSpan} where it is left out.`),
        ),
      ),
    }),
    v.description('How work items are imported and measured.'),
  ),
);

export type FlowConfig = {
  /** Relative to the project’s folder. */
  readonly data: string;
  /** Headers and fields by the name of our column. */
  readonly columns: ColumnSettings;
  readonly dateOrder: DateOrder | undefined;
  readonly days: 'elapsed' | 'inclusive' | 'business';
  readonly reopen: 'first-to-last' | 'new-run';
  /** In days. */
  readonly span: number;
};

export const defaultFlow: FlowConfig = {
  data: 'flow.thruflow',
  columns: {},
  dateOrder: undefined,
  days: 'elapsed',
  reopen: 'first-to-last',
  span: usualSpan,
};

/** What is written, with the defaults for what is left out. */
export function toFlowConfig(written: v.InferOutput<typeof flowSchema>): FlowConfig {
  const { data, columns, dateOrder, days, reopen, span } = written ?? {};
  return {
    data: data ?? defaultFlow.data,
    columns: columns ?? defaultFlow.columns,
    dateOrder,
    days: days ?? defaultFlow.days,
    reopen: reopen ?? defaultFlow.reopen,
    span: span ?? defaultFlow.span,
  };
}
