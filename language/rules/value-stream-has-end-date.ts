import { atKey, atValue } from '../edits/places.ts';
import { removeStatement, replaceAt, replaceValues, type TextEdit } from '../edits/text-edits.ts';
import type { Element } from '../binding/element.ts';
import { kindRow } from '../metamodel/index.ts';
import { isClosing } from './funding.ts';
import { defineRule, isReal, type Fix } from './rule.ts';
import { The } from './words.ts';

export const valueStreamHasEndDate = defineRule({
  name: 'value-stream-has-end-date',
  severity: 'warning',
  scope: 'file',
  profile: 'guide',
  summary: 'Value streams and trains have no end date.',
  why: 'What is built to last is planned, staffed and kept in order in another way than what is over in September.',
  source: 'Executive guide, What Is a Value Stream?, line 19; for trains SAFe’s practice',
  advice: 'Take the date away. Where the stream or train is wound down, say so with `state: retiring`.',
  on: ['value-stream', 'art'],
  needs: ['ends'],
  examples: {
    ok: [
      { text: 'value-stream claims { since: 2024-03-01 }' },
      { title: 'Wound down', text: 'value-stream claims {\n  state: retiring\n  ends: 2027-03-31\n}' },
      { title: 'A product may end', text: 'value-stream claims {\n  product fax-desk { ends: 2027-03-31 }\n}' },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
    ends: 2026-09-30
//        ^^^^^^^^^^ warning: The value stream \`claims\` ends on 2026-09-30, but value streams are long-lived. Take the date away, or say \`state: retiring\` where it is wound down.
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    state: retiring
  }
}`,
      },
      {
        title: 'A train that says its state',
        text: `value-stream claims {
  art sky {
    state: active
    ends: 2026-09-30
//        ^^^^^^^^^^ warning: The train \`sky\` ends on 2026-09-30, but trains are long-lived. Take the date away, or say \`state: retiring\` where it is wound down.
  }
}`,
        fixed: `value-stream claims {
  art sky {
    state: retiring
  }
}`,
      },
    ],
  },
  check(element, { report }) {
    const value = element.value('ends');
    if (value?.type !== 'date' || !isReal(element.kind) || isClosing(element)) return;
    report({
      at: atValue(element, 'ends'),
      message: `${The(element)} ends on ${value.date}, but ${kindRow(element.kind).plural} are long-lived. Take the date away, or say \`state: retiring\` where it is wound down.`,
      ...(element.kind === 'art' ? { isPractice: true as const } : {}),
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Write `state: retiring` instead', edits: retired(element) }];
  },
});

/** The line of the end becomes the state; where a state is stated already, it changes and the line goes. */
function retired(element: Element): readonly TextEdit[] {
  const [ends] = element.statements('ends');
  if (!ends) return [];
  if (element.states('state'))
    return [...replaceValues(atKey(element, 'state'), 'retiring'), ...removeStatement(atKey(element, 'ends'), ends)];
  return [...replaceAt(atKey(element, 'ends'), 'state'), ...replaceValues(atKey(element, 'ends'), 'retiring')];
}
