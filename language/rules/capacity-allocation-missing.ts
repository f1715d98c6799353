import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { inherited } from '../model/queries.ts';
import { isClosing } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { The } from './words.ts';

export const capacityAllocationMissing = defineRule({
  name: 'capacity-allocation-missing',
  severity: 'hint',
  profile: 'all',
  summary: 'A train states how its capacity is shared between features, enablers and maintenance.',
  why: 'Where nothing is agreed, the loudest feature wins, and what keeps the system alive comes last.',
  source: 'SAFe’s second Lean budget guardrail, capacity allocation',
  advice: 'State `capacity-allocation` at the train, or once for all of them at its value stream or portfolio.',
  on: ['art'],
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  art sky { capacity-allocation: features 60%, enablers 25%, maintenance 15% }\n}',
      },
      {
        title: 'The value stream states it for its trains',
        text: 'value-stream claims {\n  capacity-allocation: features 60%, enablers 25%, maintenance 15%\n  art sky\n}',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky
//    ^^^ hint: The train \`sky\` does not say how its capacity is shared between features, enablers and maintenance; SAFe has the shares agreed in advance. State \`capacity-allocation\`, here or at its value stream.
}`,
        fixed: `value-stream claims {
  art sky {
    capacity-allocation: features 60%, enablers 25%, maintenance 15%
  }
}`,
      },
    ],
  },
  check(art, { report }) {
    if (art.unclear || isClosing(art) || inherited(art, 'capacity-allocation')) return;
    report({
      at: atName(art),
      message: `${The(art)} does not say how its capacity is shared between features, enablers and maintenance; SAFe has the shares agreed in advance. State \`capacity-allocation\`, here or at its value stream.`,
    });
  },
  fix({ element }): readonly Fix[] {
    const line = 'capacity-allocation: features 60%, enablers 25%, maintenance 15%';
    return [{ title: 'State a usual allocation, to be corrected', edits: addLines(element, [line]) }];
  },
});
