import { atName } from '../edits/places.ts';
import { childrenOf, sources } from '../model/queries.ts';
import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

const usual = 6;

export const valueStreamTooManyArts = defineRule({
  name: 'value-stream-too-many-arts',
  severity: 'hint',
  profile: 'all',
  summary: 'A value stream with many trains is divided, or coordinated by a solution train.',
  why: 'A dozen trains on one goal step on each other. Nested value streams, or a solution train, give each its part.',
  source: 'SAFe, organising around value; the number is common practice',
  advice: 'Nest value streams in it, or bring its trains together in a solution train.',
  on: ['value-stream'],
  options: {
    max: { type: 'count', default: usual, doc: 'How many trains a value stream may have without being divided.' },
  },
  examples: {
    ok: [
      { text: 'value-stream claims {\n  art a\n  art b\n}' },
      {
        title: 'It is divided',
        text: 'value-stream insurance {\n  value-stream claims {\n    art a\n    art b\n    art c\n    art d\n  }\n  value-stream policies {\n    art e\n    art f\n    art g\n  }\n}',
      },
      {
        title: 'A solution train brings most of them together',
        text: 'value-stream claims {\n  art a\n  art b\n  art c\n  art d\n  art e\n  art f\n  art g\n}\nsolution-train all { trains: a, b, c, d, e, f }',
      },
      {
        title: 'This project allows seven',
        options: { max: 7 },
        text: `value-stream claims {
  art a
  art b
  art c
  art d
  art e
  art f
  art g
}`,
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream claims {
//             ^^^^^^ hint: The value stream \`claims\` has 7 trains; common practice is at most 6, since more are hard to keep in step. Nest value streams in it, or coordinate them by a solution train.
    art a
    art b
    art c
    art d
    art e
    art f
    art g
  }
}`,
      },
    ],
  },
  check(stream, { report, option }) {
    const trains = childrenOf(stream, 'art');
    const max = numberOption(option, 'max');
    if (trains.length <= max) return;
    const alone = trains.filter((train) => sources(train, 'trains').length === 0).length;
    if (alone <= max) return;
    const all = alone === trains.length ? '' : `, ${alone} of them on no solution train`;
    report({
      at: atName(stream),
      message: `${The(stream)} has ${trains.length} trains${all}; ${max === usual ? 'common practice is at most 6, since more are hard to keep in step' : `the settings of this project allow ${max}`}. Nest value streams in it, or coordinate them by a solution train.`,
    });
  },
});
