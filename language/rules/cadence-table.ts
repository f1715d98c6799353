/**
 * How flow is managed at each rhythm, as the executive guide tabulates it (How Flow Is Managed at Each Level, lines 93 to
 * 146): who takes part, on what they focus, what they manage.
 */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';

export type Rhythm = 'annual' | 'quarterly' | 'monthly' | 'iteration';

export type CadenceRow = {
  /** Words under which the rhythm is declared. */
  readonly words: readonly string[];
  /** Each participant, and the roles that are one. */
  readonly participants: Readonly<Record<string, readonly string[]>>;
  readonly focus: readonly string[];
  readonly manages: readonly string[];
  /** The line of the guide. */
  readonly line: number;
};

const portfolioManagement = ['lpm', 'lean-portfolio-management', 'lean-portfolio-manager', 'portfolio-management'];
const productManagement = ['pm', 'product-manager', 'product-management'];

export const cadenceTable: Readonly<Record<Rhythm, CadenceRow>> = {
  annual: {
    words: ['annual'],
    participants: {
      executives: ['executive', 'exec', 'executive-leadership'],
      'portfolio-leaders': portfolioManagement,
    },
    focus: ['strategic-planning', 'value-stream-alignment'],
    manages: ['okrs', 'kpis', 'investment', 'budget'],
    line: 93,
  },
  quarterly: {
    words: ['quarterly', 'pi'],
    participants: { 'portfolio-managers': portfolioManagement, 'product-managers': productManagement },
    focus: ['capacity-planning', 'prioritization', 'business-results'],
    manages: ['flow-load', 'flow-velocity', 'okr-progress', 'business-value'],
    line: 104,
  },
  monthly: {
    words: ['monthly'],
    participants: {
      'product-managers': productManagement,
      'delivery-leads': ['rte', 'release-train-engineer', 'ste', 'solution-train-engineer'],
    },
    focus: ['product-flow-review', 'improvement-tracking'],
    manages: ['okr-progress', 'bottlenecks', 'wait-states', 'throughput', 'flow-time'],
    line: 115,
  },
  iteration: {
    words: ['iteration'],
    participants: {
      'scrum-masters': ['sm', 'scrum-master', 'team-coach'],
      'team-leads': ['po', 'product-owner'],
      engineers: ['members', 'team', 'teams', 'agile-teams'],
    },
    focus: ['team-delivery', 'continuous-improvement'],
    manages: ['okr-balance', 'cycle-time', 'wip', 'ageing', 'blockers'],
    line: 130,
  },
};

export const rhythms: readonly Rhythm[] = ['annual', 'quarterly', 'monthly', 'iteration'];

/** The rhythm of a cadence; undefined for a word of the organisation’s own. */
export function rhythmOf(cadence: Element): Rhythm | undefined {
  return rhythms.find((rhythm) => cadenceTable[rhythm].words.includes(cadence.name ?? ''));
}

/** All cadences of a rhythm, in canonical order. */
export function cadencesOf(rhythm: Rhythm, model: Model): readonly Element[] {
  return model.elementsOf('cadence').filter((cadence) => rhythmOf(cadence) === rhythm);
}

/** The words that cadences list under a key; a text counts as its words. */
export function listedIn(cadences: readonly Element[], key: 'participants' | 'focus' | 'manages'): ReadonlySet<string> {
  const words = cadences
    .flatMap((cadence) => cadence.values(key))
    .flatMap((value) => {
      const text = value.type === 'word' ? value.word : value.type === 'text' ? value.text : '';
      const word = text.trim().toLowerCase().replace(/\s+/g, '-');
      return word === '' ? [] : [word, word.replace(/s$/, '')];
    });
  return new Set(words);
}

/** The row as an architect would write it. */
export function rowText(rhythm: Rhythm): string {
  const { words, participants, focus, manages } = cadenceTable[rhythm];
  const lines = [
    `participants: ${Object.keys(participants).join(', ')}`,
    `focus: ${focus.join(', ')}`,
    `manages: ${manages.join(', ')}`,
  ];
  return `cadence ${words[0] ?? rhythm} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}
