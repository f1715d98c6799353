/** What a project says of its reports, in `throughline.json`. */
import type { Config } from '../config/config.ts';
import { dayLength } from '../flow/index.ts';
import type { ReportOptions } from './report-of.ts';

type Settings = Required<
  Pick<ReportOptions, 'name' | 'asOfWithoutData' | 'measures' | 'fiscalYearStart' | 'vocabulary'>
>;

/** As `reportOf` takes them. */
export function reportSettings({ name, asOf, flow, calendar, fiscalYearStart, vocabulary }: Config): Settings {
  return {
    name,
    asOfWithoutData: asOf === undefined ? undefined : Date.parse(`${asOf}T00:00:00Z`) + dayLength - 1,
    measures: { days: flow.days, reopen: flow.reopen, calendar: { holidays: calendar } },
    fiscalYearStart,
    vocabulary,
  };
}
