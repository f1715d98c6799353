import type { Element } from '../binding/element.ts';
import { atValue, type Place } from '../edits/places.ts';
import { flowStates, sameName } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';

const kindsOfWork = ['feature', 'defect', 'debt', 'risk'] as const;

export const trackerWordAmbiguous = defineRule({
  name: 'tracker-word-ambiguous',
  severity: 'error',
  profile: 'recommended',
  summary: 'A state or a type of the issue tracker has one meaning.',
  why: 'A state that is said to be waiting and active counts as one of them, whichever stands first. Efficiency and wait states then tell of a choice that nobody made.',
  source: 'Hygiene: what is measured has one definition',
  advice:
    'Keep the word where it belongs. A portfolio may give it another meaning for its own teams, in a block of its own.',
  on: ['workflow', 'item-types'],
  needs: [...flowStates, ...kindsOfWork],
  examples: {
    ok: [
      { text: 'workflow w {\n  waiting: "Ready", "Review"\n  active: "Dev"\n  done: "Done"\n}' },
      {
        title: 'A portfolio has its own meaning',
        text: 'workflow w {\n  waiting: "Review"\n}\nportfolio retail {\n  workflow own {\n    active: "Review"\n  }\n}',
      },
    ],
    bad: [
      {
        text: `workflow w {
  waiting: "Ready", "Review"
  active: "Dev", "review"
//               ^^^^^^^^ error: \`review\` is under \`waiting\` and under \`active\`. Keep it where it belongs: until then it counts as \`waiting\`.
}`,
      },
      {
        title: 'In two blocks',
        text: `item-types stories {
  feature: "Story"
}
item-types features {
  debt: "Enabler"
  defect: "Story"
//        ^^^^^^^ error: \`Story\` is under \`feature\` and under \`defect\`. Keep it where it belongs: until then it counts as \`feature\`.
}`,
      },
    ],
  },
  check(block, { report, model }) {
    const all = model.elementsOf(block.kind === 'workflow' ? 'workflow' : 'item-types');
    const known = all.filter((other) => scopeOf(other) === scopeOf(block)).flatMap(wordsOf);
    for (const own of known.filter((each) => each.block === block)) {
      const first = known.find((each) => each.name === own.name);
      if (!first || first.key === own.key) continue;
      report({
        at: atWord(own),
        message: `\`${own.text}\` is under \`${first.key}\` and under \`${own.key}\`. Keep it where it belongs: until then it counts as \`${first.key}\`.`,
        related: [{ at: atWord(first), message: `It counts as \`${first.key}\` by this.` }],
      });
    }
  },
});

/** The portfolio whose teams a block is for; undefined for one that is for all. */
function scopeOf(block: Element): Element | undefined {
  const parent = parentOf(block);
  return parent?.kind === 'portfolio' ? parent : undefined;
}

/** A word of the tracker, and where it stands. */
type Word = {
  readonly block: Element;
  readonly key: string;
  readonly statement: number;
  readonly value: number;
  readonly text: string;
  readonly name: string;
};

function atWord({ block, key, statement, value }: Word): Place {
  return atValue(block, key, statement, value);
}

function wordsOf(block: Element): readonly Word[] {
  return (block.kind === 'workflow' ? flowStates : kindsOfWork).flatMap((key) =>
    block
      .statements(key)
      .flatMap(({ values }, statement) =>
        values.flatMap((each, value) =>
          each.type === 'text' ? [{ block, key, statement, value, text: each.text, name: sameName(each.text) }] : [],
        ),
      ),
  );
}
