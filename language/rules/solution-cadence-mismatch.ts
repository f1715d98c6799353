import type { Element } from '../binding/element.ts';
import { atName, atValue, type Place } from '../edits/places.ts';
import { addLines, replaceValues } from '../edits/text-edits.ts';
import { inherited } from '../model/queries.ts';
import type { Unit } from '../syntax/summary.ts';
import { defineRule, type CheckContext, type Fix } from './rule.ts';
import { trainsOfSolution } from './solution-parts.ts';
import { the, The } from './words.ts';

/** The rhythm of a train, as far as it is declared. */
type Rhythm = {
  readonly train: Element;
  readonly days: number;
  readonly text: string;
  readonly start: string | undefined;
};

export const solutionCadenceMismatch = defineRule({
  name: 'solution-cadence-mismatch',
  severity: 'warning',
  profile: 'recommended',
  summary: 'The trains of one solution plan in intervals of one length that start on the same day.',
  why: 'Trains that plan on different days cannot promise each other anything: whoever plans first does not know what the other will do.',
  source: 'SAFe, develop on cadence; release on demand',
  advice: 'Agree on one length and one start. Only lengths and dates that are declared are compared.',
  on: ['solution'],
  examples: {
    ok: [
      {
        text: 'value-stream payments {\n  pi: 10 weeks\n  product instant-pay { delivered-by: pay-core }\n  product card-hub { delivered-by: card-core }\n  art pay-core\n  art card-core { pi: 70 days }\n}\n\nsolution omni { comprises: instant-pay, card-hub }',
      },
      {
        title: 'A whole interval later is the same rhythm',
        text: 'value-stream payments {\n  pi: 10 weeks\n  product instant-pay { delivered-by: pay-core }\n  product card-hub { delivered-by: card-core }\n  art pay-core { pi-start: 2026-01-05 }\n  art card-core { pi-start: 2026-03-16 }\n}\n\nsolution omni { comprises: instant-pay, card-hub }',
      },
      {
        title: 'Not declared',
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  product card-hub { delivered-by: card-core }\n  art pay-core { pi: 10 weeks }\n  art card-core\n}\n\nsolution omni { comprises: instant-pay, card-hub }',
      },
    ],
    bad: [
      {
        title: 'Another length',
        text: `value-stream payments {
  product instant-pay { delivered-by: pay-core }
  product card-hub { delivered-by: card-core, card-web }
  art pay-core { pi: 10 weeks }
  art card-core { pi: 10 weeks }
  art card-web {
    pi: 12 weeks
//      ^^ warning: The train \`card-web\` plans in intervals of 12 weeks, the train \`pay-core\` in intervals of 10 weeks; both deliver the solution \`omni\`, and need one rhythm. Agree on one length.
  }
}

solution omni { comprises: instant-pay, card-hub }`,
        fixed: `value-stream payments {
  product instant-pay { delivered-by: pay-core }
  product card-hub { delivered-by: card-core, card-web }
  art pay-core { pi: 10 weeks }
  art card-core { pi: 10 weeks }
  art card-web {
    pi: 10 weeks
  }
}

solution omni { comprises: instant-pay, card-hub }`,
      },
      {
        title: 'Another start',
        text: `value-stream payments {
  pi: 10 weeks
  product instant-pay { delivered-by: pay-core }
  product card-hub { delivered-by: card-core }
  art pay-core { pi-start: 2026-01-05 }
  art card-core {
    pi-start: 2026-01-19
//            ^^^^^^^^^^ warning: The train \`card-core\` starts its planning intervals on 2026-01-19, the train \`pay-core\` on 2026-01-05; both deliver the solution \`omni\`, and need to start on the same day. Agree on one start.
  }
}

solution omni { comprises: instant-pay, card-hub }`,
        fixed: `value-stream payments {
  pi: 10 weeks
  product instant-pay { delivered-by: pay-core }
  product card-hub { delivered-by: card-core }
  art pay-core { pi-start: 2026-01-05 }
  art card-core {
    pi-start: 2026-01-05
  }
}

solution omni { comprises: instant-pay, card-hub }`,
      },
    ],
  },
  check(solution, { report }) {
    const trains = trainsOfSolution(solution);
    if (trains.length < 2) return;
    const rhythms = trains.flatMap(rhythmOf);
    const usual = mostCommon(rhythms, ({ days }) => days);
    if (!usual) return;
    for (const rhythm of rhythms) if (rhythm.days !== usual.days) reportLength(solution, rhythm, usual, report);
    checkStarts(
      solution,
      rhythms.filter(({ days }) => days === usual.days),
      report,
    );
  },
  fix({ data, at }): readonly Fix[] {
    const [key, text] = [data?.['key'], data?.['text']];
    if (key === undefined || text === undefined) return [];
    const isOwn = at.element.states(key);
    const edits = isOwn
      ? replaceValues({ element: at.element, part: 'key', key, statement: 0 }, text)
      : addLines(at.element, [`${key}: ${text}`]);
    return [{ title: `Align it: \`${key}: ${text}\``, edits }];
  },
});

function reportLength(solution: Element, { train, text }: Rhythm, usual: Rhythm, report: CheckContext['report']): void {
  report({
    at: placeOf(train, 'pi'),
    message: `${The(train)} plans in intervals of ${text}, ${the(usual.train)} in intervals of ${usual.text}; both deliver ${the(solution)}, and need one rhythm. Agree on one length.`,
    related: [{ at: placeOf(usual.train, 'pi'), message: `${The(usual.train)} has ${usual.text}.` }],
    data: { key: 'pi', text: usual.text },
  });
}

/** Trains whose intervals are equally long, but begin on other days. */
function checkStarts(solution: Element, rhythms: readonly Rhythm[], report: CheckContext['report']): void {
  const dated = rhythms.filter(({ start }) => start !== undefined);
  const usual = mostCommon(dated, phaseOf);
  if (!usual) return;
  for (const rhythm of dated) {
    if (phaseOf(rhythm) === phaseOf(usual)) continue;
    const { train, start = '' } = rhythm;
    report({
      at: placeOf(train, 'pi-start'),
      message: `${The(train)} starts its planning intervals on ${start}, ${the(usual.train)} on ${usual.start ?? ''}; both deliver ${the(solution)}, and need to start on the same day. Agree on one start.`,
      related: [
        { at: placeOf(usual.train, 'pi-start'), message: `${The(usual.train)} starts on ${usual.start ?? ''}.` },
      ],
      data: { key: 'pi-start', text: usual.start ?? '' },
    });
  }
}

const daysIn: Readonly<Partial<Record<Unit, number>>> = { weeks: 7, days: 1 };

function rhythmOf(train: Element): readonly Rhythm[] {
  const stated = inherited(train, 'pi');
  if (stated?.value.type !== 'duration') return [];
  const days = (daysIn[stated.value.unit] ?? 0) * stated.value.count;
  if (!(days > 0)) return [];
  const start = inherited(train, 'pi-start')?.value;
  const { count, unit } = stated.value;
  const text = `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
  return [{ train, days, text, start: start?.type === 'date' ? start.date : undefined }];
}

/** On which day of the interval it starts, counted from a fixed day. */
function phaseOf({ start = '', days }: Rhythm): number {
  return (Date.parse(`${start}T00:00:00Z`) / 86_400_000) % days;
}

/** The first of the most frequent ones, in the order of the solution's trains. */
function mostCommon(rhythms: readonly Rhythm[], by: (rhythm: Rhythm) => number): Rhythm | undefined {
  const counts = new Map<number, number>();
  for (const rhythm of rhythms) counts.set(by(rhythm), (counts.get(by(rhythm)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return rhythms.find((rhythm) => counts.get(by(rhythm)) === most);
}

/** Where the train states it itself, else its name. */
function placeOf(train: Element, key: string): Place {
  return train.states(key) ? atValue(train, key) : atName(train);
}
