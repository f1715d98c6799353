/**
 * What happens at Nordhaven Bank in half a year: how much each train begins, where its work waits, and what goes wrong.
 * Everything here is invented. The items follow from it by chance with a seed.
 */
import { dayLength } from '#language/flow/index.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** The tracker was set up in December; nothing is known of what was before. */
export const begin = day('2025-12-01');
/** Not included. */
export const end = day('2026-07-01');

/** The screening of politically exposed persons moves to KYC with the second planning interval. */
export const reorganisation = day('2026-04-07');

/** Days that a feature spends in each state on average. */
type Pace = {
  readonly ready: number;
  readonly dev: number;
  readonly test: number;
  /** Waiting for the validation of models; most trains have none. */
  readonly validation?: number;
  readonly release: number;
};

export type TrainStory = {
  /** Features begun in a planning interval of 70 days, as time goes on. */
  readonly begun: (at: number) => number;
  readonly pace: (at: number) => Pace;
  readonly types: (at: number) => readonly (readonly [FeatureType, number])[];
  /** The share of features that belongs to an epic of the portfolio. */
  readonly epics?: readonly (readonly [string, number])[];
  /** Old work is left where it stands. Elsewhere a feature that has become old is finished before the end. */
  readonly leavesOldWork?: true;
  /** Stories are known of the trains that have opened their board. */
  readonly stories?: true;
  /** What the train said of its objectives, and how far it came. */
  readonly keepsPromises: number;
};

export type FeatureType = 'Feature' | 'Incident' | 'Enabler' | 'Regulatory';

const usual: TrainStory = {
  begun: () => 45,
  pace: () => ({ ready: 3, dev: 6, test: 3.2, release: 2.4 }),
  types: () => types(55, 14, 20, 11),
  keepsPromises: 0.92,
};

function types(
  feature: number,
  incident: number,
  enabler: number,
  regulatory: number,
): readonly (readonly [FeatureType, number])[] {
  return [
    ['Feature', feature],
    ['Incident', incident],
    ['Enabler', enabler],
    ['Regulatory', regulatory],
  ];
}

/** Instant payments for companies go live; what came of it keeps Payments busy with incidents. */
const companiesGoLive = day('2026-05-11');

/** From 0 at the start of the year to 1 at the end of the half year. */
function passed(at: number): number {
  return Math.max(0, (at - day('2026-01-01')) / (end - day('2026-01-01')));
}

const validationQueue: Pace = { ready: 3, dev: 6.5, test: 3, validation: 20, release: 2 };

/** By the name of the train. */
export const trains: Readonly<Record<string, TrainStory>> = {
  'mobile-web': {
    ...usual,
    begun: () => 53,
    pace: () => ({ ready: 2.4, dev: 5.4, test: 3, release: 1.6 }),
    epics: [['E1', 0.2]],
  },
  'accounts-core': {
    ...usual,
    begun: () => 58,
    pace: () => ({ ready: 3.4, dev: 7.5, test: 4, release: 3 }),
    types: () => types(50, 13, 27, 10),
    epics: [
      ['E1', 0.08],
      ['E4', 0.3],
    ],
  },
  'customer-onboarding': { ...usual, begun: () => 43, epics: [['E1', 0.45]], stories: true },

  cards: { ...usual, begun: () => 44, types: () => types(50, 14, 15, 21) },
  // After the go-live half of what is finished repairs it.
  'transfers-instant': {
    ...usual,
    begun: () => 48,
    types: (at) => (at < companiesGoLive - 10 * dayLength ? types(52, 14, 14, 20) : types(24, 60, 6, 10)),
  },
  // The standard that the work waits for is not published.
  'open-banking': {
    ...usual,
    begun: () => 31,
    types: () => types(44, 12, 14, 30),
    epics: [['E5', 0.35]],
    stories: true,
    keepsPromises: 0.83,
  },

  mortgages: {
    ...usual,
    begun: () => 60,
    pace: () => ({ ready: 3.4, dev: 8, test: 4, release: 3 }),
    types: () => types(56, 14, 20, 10),
  },
  'consumer-credit': { ...usual, begun: () => 41, pace: () => ({ ready: 2.4, dev: 5.2, test: 2.8, release: 1.6 }) },
  // Sales promised decisions within a day: each month more is begun, and as much is finished as before.
  'sme-credit': {
    ...usual,
    begun: (at) => 46 + 56 * passed(at),
    pace: (at) => ({ ready: 3 + 22 * passed(at), dev: 7 + 11 * passed(at), test: 4 + 8 * passed(at), release: 2.5 }),
    epics: [['E3', 0.12]],
    leavesOldWork: true,
    stories: true,
    keepsPromises: 0.78,
  },

  advisory: { ...usual, begun: () => 33, types: () => types(50, 14, 25, 11) },
  'trading-custody': { ...usual, begun: () => 45, types: () => types(50, 14, 26, 10) },

  // Every model goes through validation before a release, and one group validates for all.
  'transaction-monitoring': {
    ...usual,
    begun: () => 31,
    pace: () => validationQueue,
    types: () => types(45, 14, 15, 26),
    epics: [['E2', 0.1]],
    leavesOldWork: true,
    keepsPromises: 0.64,
  },
  // Since the reorganisation the train validates what it builds with a matcher of its own.
  kyc: {
    ...usual,
    begun: () => 27,
    pace: (at) =>
      at < reorganisation - 12 * dayLength
        ? { ...validationQueue, validation: 17 }
        : { ready: 3, dev: 6, test: 3, validation: 3.5, release: 2 },
    types: () => types(46, 14, 15, 25),
    epics: [
      ['E1', 0.3],
      ['E2', 0.1],
    ],
    stories: true,
    keepsPromises: 0.88,
  },
};

/** The part of the features of Transaction Monitoring that screens people, and moves to KYC. */
export const screening = { from: 'transaction-monitoring', to: 'kyc', share: 0.2 } as const;

/** Stories that nobody can go on with, by team: so many days before the end they were blocked. */
export const blocked: Readonly<Record<string, readonly number[]>> = { oresund: [41, 33, 12], galata: [27] };

/** Teams of which older stories stand still, by the days for which nobody has moved them. */
export const leftAlone: Readonly<Record<string, readonly number[]>> = { weaver: [38, 31, 22, 19], tanner: [24, 17] };
