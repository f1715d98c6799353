/** What the life of an item consists of, for all measures. */
import type { Calendar, DayConvention } from './days.ts';

export type FlowOptions = {
  /** What happens later is not known yet; the latest event of the data where it is left out, never the clock. */
  readonly asOf?: number | undefined;
  readonly days?: DayConvention | undefined;
  /** `commitment`, the first waiting or active state; or `first-active`, for the cycle time of stories. */
  readonly start?: 'commitment' | 'first-active' | undefined;
  /** A reopened item runs from its first start to its last end, or starts a new run. */
  readonly reopen?: 'first-to-last' | 'new-run' | undefined;
  readonly calendar?: Calendar | undefined;
};

/** What happened to an item, and when. */
export type Moment = { readonly item: number; readonly at: number };

/** The same, and the profile that the item has now. */
export type OwnedMoment = Moment & { readonly profile: number };

/** From start to done. */
export type Run = {
  readonly item: number;
  /** NaN for an item that went to done without having been in progress: it has no flow time. */
  readonly start: number;
  readonly end: number;
  /** The first active state: where cycle time starts. NaN where there was none. */
  readonly firstActive: number;
  /** Days in active states between start and end. */
  readonly activeDays: number;
  /** The profile at the end: a done item keeps its type, team and product. */
  readonly profile: number;
  /** Its stays, `from` up to `until`. */
  readonly firstStay: number;
  readonly lastStay: number;
};

/** An item in progress at the as-of moment. */
export type OpenItem = {
  readonly item: number;
  readonly start: number;
  readonly state: number;
  readonly isActive: boolean;
  readonly profile: number;
  /** When it last changed its state. */
  readonly lastChange: number;
  /** Since when it is blocked without a break; undefined where it is not. */
  readonly blockedSince: number | undefined;
  /** All its days in blocked states or under the flag, up to the as-of moment. */
  readonly blockedDays: number;
};
