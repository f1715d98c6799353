import { removeDeclaration } from '../edits/declarations.ts';
import { atLink, atName } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import { childrenOf, sources, targets } from '../model/queries.ts';
import { outermost } from './product-streams.ts';
import { defineRule, type Fix } from './rule.ts';
import { streamsOfSolution } from './solution-parts.ts';
import { the, The } from './words.ts';

export const solutionTrainNeedless = defineRule({
  name: 'solution-train-needless',
  severity: 'hint',
  profile: 'all',
  summary: 'A solution train is not used for one train of one value stream.',
  why: 'A solution train keeps several trains in step. Over one train it is a second place where the same is decided.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 40; SAFe, Solution Train',
  advice: 'Take the solution train away, or name the other trains and suppliers that it coordinates.',
  on: ['solution-train'],
  examples: {
    ok: [
      {
        text: 'value-stream cards {\n  art card-core\n  art card-web\n}\n\nsolution-train omni { trains: card-core, card-web }',
      },
      {
        title: 'With a supplier',
        text: 'value-stream cards {\n  art card-core\n}\n\nsolution-train omni {\n  trains: card-core\n  supplier card-maker\n}',
      },
    ],
    bad: [
      {
        text: `value-stream cards {
  art card-core
}

solution card-shop {
  solution-train omni {
//               ^^^^ hint: The solution train \`omni\` coordinates only the train \`card-core\`, and one train needs no other to keep it in step. Take the solution train away, or name the trains that are missing.
    trains: card-core
  }
}`,
        fixed: `value-stream cards {
  art card-core
}

solution card-shop { }`,
      },
    ],
  },
  check(train, { report }) {
    const links = train.links('trains');
    const [art] = targets(train, 'trains');
    if (!art || links.length !== 1 || train.unclear || targets(train, 'suppliers').length > 0) return;
    const streams = new Set(sources(train, 'coordinated-by').flatMap(streamsOfSolution));
    for (const { target } of art.links('in')) if (target?.kind === 'value-stream') streams.add(outermost(target));
    if (streams.size > 1) return;
    report({
      at: atName(train),
      message: `${The(train)} coordinates only ${the(art)}, and one train needs no other to keep it in step. Take the solution train away, or name the trains that are missing.`,
      explainedBy: [{ rule: 'solution-train-too-few-arts', element: train }],
    });
  },
  fix({ element }): readonly Fix[] {
    if (childrenOf(element).length > 0) return [];
    const mentions = element.linksTo('coordinated-by').filter(({ statement }) => statement >= 0);
    return [
      {
        title: 'Take it away',
        edits: [...removeDeclaration(element), ...removeEntries(mentions.map(atLink))],
      },
    ];
  },
});
