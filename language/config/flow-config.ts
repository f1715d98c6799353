/** How work items are imported and measured, as `throughline.json` says under `flow`. */
import * as v from 'valibot';
import { usualSpan } from '../rules/measured.ts';

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
          v.record(v.string(), v.string()),
          v.description(
            'The header of a column, or the name of a field of a change log, where it is not the usual one: `{ "team": "Squad" }`.',
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
  readonly columns: Readonly<Record<string, string>>;
  readonly days: 'elapsed' | 'inclusive' | 'business';
  readonly reopen: 'first-to-last' | 'new-run';
  /** In days. */
  readonly span: number;
};

export const defaultFlow: FlowConfig = {
  data: 'flow.thruflow',
  columns: {},
  days: 'elapsed',
  reopen: 'first-to-last',
  span: usualSpan,
};

export function toFlowConfig(written: v.InferOutput<typeof flowSchema>): FlowConfig {
  const { data, columns, days, reopen, span } = written ?? {};
  return {
    data: data ?? defaultFlow.data,
    columns: columns ?? defaultFlow.columns,
    days: days ?? defaultFlow.days,
    reopen: reopen ?? defaultFlow.reopen,
    span: span ?? defaultFlow.span,
  };
}
