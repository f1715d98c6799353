import { atName } from '../edits/places.ts';
import { isLocal } from './local-work.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const storyWithoutFeature = defineRule({
  name: 'story-without-feature',
  severity: 'hint',
  profile: 'guide',
  summary: 'A story belongs to a feature.',
  why: 'A story that belongs to nothing larger is finished, and nobody can say what for.',
  source:
    'Executive guide, How Value Streams Fit Into SAFe Levels, line 42; How Strategy Connects to Execution, lines 56 and 58',
  advice: 'Say `implements` with its feature; a defect, a chore, or a story tagged `#local` needs none.',
  on: ['story'],
  examples: {
    ok: [
      { text: 'art sky {\n  backlog {\n    feature F-1 {\n      story S-1\n    }\n  }\n}' },
      {
        title: 'A defect',
        text: 'art sky {\n  team kite {\n    backlog {\n      feature F-1\n      story S-1 { type: defect }\n    }\n  }\n}',
      },
      { title: 'No feature is modelled', text: 'team kite {\n  backlog {\n    story S-1\n  }\n}' },
    ],
    bad: [
      {
        text: `art sky {
  backlog { feature F-1 "Scan" }
  team kite {
    backlog {
      story S-1 "Read the number"
//          ^^^ hint: The story \`S-1\` belongs to no feature, so nobody can say what it is for. Write \`implements\` with its feature, or tag it \`#local\`.
    }
  }
}`,
      },
    ],
  },
  check(story, { report, model }) {
    if (story.someLink('implements') || story.unclear || !model.hasAny('feature') || isLocal(story)) return;
    report({
      at: atName(story),
      message: `${The(story)} belongs to no feature, so nobody can say what it is for. Write \`implements\` with its feature, or tag it \`#local\`.`,
      explainedBy: [{ rule: 'work-item-parent-level', element: story }],
    });
  },
});
