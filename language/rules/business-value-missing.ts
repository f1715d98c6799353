import type { Element } from '../binding/element.ts';
import { addToBlock } from '../edits/blocks.ts';
import { atName } from '../edits/places.ts';
import { childrenOf } from '../model/queries.ts';
import { isClosing } from './funding.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { isOperational, isStated } from './stated.ts';
import { The } from './words.ts';

const measures = ['cost', 'quality', 'happiness', 'outcomes'];

export const businessValueMissing = defineRule({
  name: 'business-value-missing',
  severity: 'hint',
  profile: 'guide',
  summary: 'A product or a value stream has measures of its business value: cost, quality, happiness, outcomes.',
  why: 'Without a measure of what it is worth, a product is judged by how much of it was built.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 107',
  advice: 'State at least one of the four in a `business-value` block. The option `require` asks for certain ones.',
  on: ['product', 'value-stream'],
  options: {
    require: {
      type: 'texts',
      words: measures,
      doc: 'The measures to ask for: cost, quality, happiness, outcomes. Any one is enough where this is left out.',
    },
  },
  examples: {
    ok: [
      { text: 'value-stream lending {\n  business-value { quality "Corrections": 12% -> 5% }\n}' },
      { title: 'Business value is not modelled yet', text: 'value-stream lending {\n  product loan\n}' },
      {
        title: 'Wound down',
        text: 'value-stream lending {\n  business-value { quality "Corrections": 12% -> 5% }\n  product loan { state: sunset }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream lending {
  business-value { quality "Corrections": 12% -> 5% }
  product loan
//        ^^^^ hint: The product \`loan\` has no measure of its business value, neither cost nor quality, happiness or outcomes; the executive guide asks for these every quarter. State one in \`business-value\`.
}`,
        fixed: `value-stream lending {
  business-value { quality "Corrections": 12% -> 5% }
  product loan {
    business-value { outcomes "": unknown -> 100% }
  }
}`,
      },
      {
        title: 'Two are asked for',
        options: { require: ['quality', 'happiness'] },
        text: `value-stream lending {
//           ^^^^^^^ hint: The value stream \`lending\` does not measure happiness, which this project asks for. State it in \`business-value\`.
  business-value { quality "Corrections": 12% -> 5% }
}`,
        fixed: `value-stream lending {
  business-value {
    quality "Corrections": 12% -> 5%
    happiness "": unknown -> 100%
  }
}`,
      },
    ],
  },
  check(element, { report, option, model }) {
    if (!model.hasAny('business-value') || element.unclear || isClosing(element)) return;
    if (element.kind === 'value-stream' && isOperational(element)) return;
    if (childrenOf(element, 'business-value').some(({ unclear }) => unclear)) return;
    const wanted = option('require');
    const required = typeof wanted === 'object' ? wanted.filter((word) => measures.includes(word)) : [];
    const missing = missingMeasures(element, required);
    if (missing.length === 0) return;
    report({
      at: atName(element),
      message:
        required.length === 0
          ? `${The(element)} has no measure of its business value, neither cost nor quality, happiness or outcomes; the executive guide asks for these every quarter. State one in \`business-value\`.`
          : `${The(element)} does not measure ${listed(missing, '')}, which this project asks for. State it in \`business-value\`.`,
      data: { missing: missing.join(' ') },
    });
  },
  fix({ element, data }): readonly Fix[] {
    const [first] = (data?.['missing'] ?? '').split(' ');
    return first === undefined || first === ''
      ? []
      : [
          {
            title: `State a measure of ${first}, to be corrected`,
            edits: addToBlock(element, 'business-value', `${first} "": unknown -> 100%`),
          },
        ];
  },
});

/** Those that are asked for and not stated; where none is asked for, the last one where there is no measure at all. */
function missingMeasures(element: Element, required: readonly string[]): readonly string[] {
  const blocks = childrenOf(element, 'business-value');
  const isThere = (measure: string): boolean => blocks.some((block) => isStated(block, measure));
  if (required.length > 0) return required.filter((measure) => !isThere(measure));
  return measures.some(isThere) ? [] : ['outcomes'];
}
