import { atKey, atValue } from '../edits/places.ts';
import { replaceValues, valuesText } from '../edits/text-edits.ts';
import { isClosing } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { kindRow } from '../metamodel/index.ts';
import { isReal } from './rule.ts';
import { the } from './words.ts';

export const fundingHasEndDate = defineRule({
  name: 'funding-has-end-date',
  severity: 'warning',
  scope: 'file',
  profile: 'guide',
  summary: 'The budget of a value stream or a train has no end.',
  why: 'Money that ends on a day is a project’s money: as the day comes nearer, people look for their next place.',
  source: 'Executive guide, What Is a Value Stream?, line 19; for trains SAFe’s practice',
  advice:
    'State the amount per year, without `until`. A fiscal year, `per fiscal-year from … until …`, is a period and no end.',
  on: ['value-stream', 'art'],
  needs: ['budget'],
  examples: {
    ok: [
      { text: 'value-stream claims { budget: 3M EUR per year from 2026-01-01 }' },
      {
        title: 'A fiscal year is a period',
        text: 'value-stream claims { budget: 3M EUR per fiscal-year from 2026-04-01 until 2027-03-31 }',
      },
      {
        title: 'A stream that is wound down',
        text: 'value-stream claims {\n  state: retiring\n  budget: 3M EUR per year until 2027-03-31\n}',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
    budget: 3M EUR until 2026-09-30
//          ^^ warning: The budget of the value stream \`claims\` ends on 2026-09-30, but value streams are funded continuously. Take \`until\` away, and state the amount per year.
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    budget: 3M EUR per year
  }
}`,
      },
      {
        title: 'A train',
        text: `value-stream claims {
  art sky {
    budget: 3M EUR per year from 2026-01-01 until 2026-09-30
//          ^^ warning: The budget of the train \`sky\` ends on 2026-09-30, but trains are funded continuously. Take \`until\` away, and state the amount per year.
  }
}`,
        fixed: `value-stream claims {
  art sky {
    budget: 3M EUR per year from 2026-01-01
  }
}`,
      },
    ],
  },
  check(element, { report }) {
    const value = element.value('budget');
    if (value?.type !== 'amount' || value.until === undefined || isClosing(element)) return;
    if (value.per === 'fiscal-year' && value.from !== undefined) return;
    const plural = isReal(element.kind) ? kindRow(element.kind).plural : '';
    report({
      at: atValue(element, 'budget'),
      message: `The budget of ${the(element)} ends on ${value.until}, but ${plural} are funded continuously. Take \`until\` away, and state the amount per year.`,
      ...(element.kind === 'art' ? { isPractice: true as const } : {}),
    });
  },
  fix({ element }): readonly Fix[] {
    const place = atKey(element, 'budget');
    return [{ title: 'Take the end away', edits: replaceValues(place, withoutEnd(valuesText(place))) }];
  },
});

/** `3M EUR from 2026-01-01 until 2026-09-30` becomes `3M EUR per year from 2026-01-01`. */
function withoutEnd(text: string): string {
  const open = text.replace(/\s+until\s+\S+$/, '');
  return /\sper\s/.test(open) ? open : open.replace(/^(.*?)(\s+from\s.*)?$/, '$1 per year$2');
}
