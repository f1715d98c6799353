import type { Element } from '../binding/element.ts';
import { appendToFile } from '../edits/declarations.ts';
import { atKey, atLink } from '../edits/places.ts';
import { freeName } from '../edits/references.ts';
import { removeStatement, replaceAt } from '../edits/text-edits.ts';
import { alignmentsOf, parentOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOperational } from './stated.ts';
import { the, The } from './words.ts';

export const operationalStreamWithArt = defineRule({
  name: 'operational-stream-with-art',
  severity: 'error',
  profile: 'recommended',
  summary: 'Trains belong to development value streams, not to operational ones.',
  why: 'An operational value stream serves customers day by day; a development value stream builds what it uses. Trains build.',
  source: 'SAFe, operational and development value streams',
  advice:
    'Put the train in the development value stream that `serves` the operational one, or correct the type of the stream.',
  on: ['art'],
  examples: {
    ok: [
      { text: 'value-stream borrow { type: operational }\n\nvalue-stream lending {\n  serves: borrow\n  art loans\n}' },
    ],
    bad: [
      {
        text: `value-stream borrow {
  type: operational
  art loans
//    ^^^^^ error: The train \`loans\` is in the value stream \`borrow\`, which is operational; trains belong to development value streams. Put it in the one that serves \`borrow\`.
}`,
        fixed: `value-stream borrow {
  art loans
}`,
      },
      {
        title: 'Declared elsewhere',
        text: `portfolio retail {
  value-stream borrow { type: operational }
}

art loans in borrow
//           ^^^^^^ error: The train \`loans\` is in the value stream \`borrow\`, which is operational; trains belong to development value streams. Put it in the one that serves \`borrow\`.`,
      },
    ],
  },
  check(art, { report }) {
    for (const { stream, link } of alignmentsOf(art)) {
      if (!isOperational(stream)) continue;
      report({
        at: atLink(link),
        message: `${The(art)} is in ${the(stream)}, which is operational; trains belong to development value streams. Put it in the one that serves \`${stream.name ?? ''}\`.`,
        data: { stream: stream.name ?? '' },
      });
    }
  },
  fix({ element: art, at, data }, { model }): readonly Fix[] {
    const stream = alignmentsOf(art).find((each) => each.stream.name === data?.['stream'])?.stream;
    const [statement] = stream?.statements('type') ?? [];
    if (!stream || !statement) return [];
    const name = stream.name ?? '';
    const development = freeName(`${name}-development`, model);
    return [
      {
        title: `\`${name}\` is a development value stream`,
        edits: removeStatement(atKey(stream, 'type'), statement),
      },
      ...(at.part === 'value'
        ? [
            {
              title: `Create the development value stream \`${development}\` that serves \`${name}\``,
              edits: [
                ...replaceAt(at, development),
                ...appendToFile(art, `value-stream ${development}${besides(stream)} {\n  serves: ${name}\n}`),
              ],
            },
          ]
        : []),
    ];
  },
});

/** In the same parent as the operational one. */
function besides(stream: Element): string {
  const parent = parentOf(stream);
  return parent?.name === undefined ? '' : ` in ${parent.name}`;
}
