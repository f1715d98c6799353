import { inLinks } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { removeDeclaration } from '../edits/declarations.ts';
import { parentsOf, targets } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { inWords, The } from './words.ts';

const parts = ['trains', 'suppliers'] as const;

export const solutionTrainTooFewArts = defineRule({
  name: 'solution-train-too-few-arts',
  severity: 'warning',
  profile: 'all',
  summary: 'A solution train has two or more trains, or one and suppliers.',
  why: 'A solution train brings trains together. With one alone there is nothing to bring together, and its roles idle.',
  source: 'SAFe, Solution Train',
  advice: 'Say its trains and suppliers, or let the one train deliver the solution.',
  on: ['solution-train'],
  examples: {
    ok: [
      { text: 'portfolio p {\n  value-stream v {\n    art a\n    art b\n  }\n  solution-train t { trains: a, b }\n}' },
      {
        title: 'One train and a supplier',
        text: 'portfolio p {\n  value-stream v {\n    art a\n  }\n  solution-train t {\n    trains: a\n    supplier cards\n  }\n}',
      },
      {
        title: 'A name that leads nowhere is the cause',
        text: 'portfolio p {\n  value-stream v {\n    art a\n  }\n  solution-train t {\n    trains: a\n    suppliers: cards\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream v {
    art a
  }
  solution-train t {
//               ^ warning: The solution train \`t\` has one train on board; it coordinates two or more, or one and its suppliers. Name the others with \`trains\`, or take the solution train out.
    trains: a
  }
}`,
        fixed: `portfolio p {
  value-stream v {
    art a
  }
}`,
      },
    ],
  },
  check(train, { report }) {
    const trains = targets(train, 'trains').length;
    if (train.unclear || trains > 1 || (trains === 1 && targets(train, 'suppliers').length > 0)) return;
    if (parts.some((part) => train.links(part).some(({ status }) => status !== 'resolved'))) return;
    report({
      at: atName(train),
      message: `${The(train)} has ${inWords(trains)} train${trains === 1 ? '' : 's'} on board; it coordinates two or more, or one and its suppliers. Name the others with \`trains\`, or take the solution train out.`,
      // Those that deliver its solution and are not on board.
      explainedBy: parentsOf(train).map((element) => ({ rule: 'solution-spans-without-coordination', element })),
    });
  },
  fix({ element }): readonly Fix[] {
    // What stands in it would go with it, and what names it would lead nowhere.
    const isUsed = inLinks(element).some(({ implied }) => !implied);
    return isUsed ? [] : [{ title: 'Take the solution train out', edits: removeDeclaration(element) }];
  },
});
