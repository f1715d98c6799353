import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { ancestorsOf, childrenOf, parentOf } from '../model/queries.ts';
import { isLocal } from './local-work.ts';
import { defineRule, type Fix } from './rule.ts';
import { The } from './words.ts';

export const okrParentMissing = defineRule({
  name: 'okr-parent-missing',
  severity: 'info',
  profile: 'all',
  summary: 'The objective of a team, a train or a value stream supports one above it.',
  why: 'Objectives of their own pull in directions of their own.',
  source: 'OKR practice',
  advice: 'Say `supports` with the objective or the theme above, or tag it `#local`.',
  on: ['objective'],
  examples: {
    ok: [
      { text: 'enterprise acme {\n  objective more\n}\nart sky {\n  objective faster { supports: more }\n}' },
      { title: 'There is none above', text: 'art sky {\n  objective faster\n}' },
    ],
    bad: [
      {
        text: `enterprise acme {
  objective more
}
art sky {
  objective faster { tags: #speed }
//          ^^^^^^ info: The objective \`faster\` supports no objective above it; by common practice each but the highest does. Write \`supports\` with the one that it serves, or tag it \`#local\`.
}`,
        fixed: `enterprise acme {
  objective more
}
art sky {
  objective faster {
    tags: #speed
    supports: more
  }
}`,
      },
    ],
  },
  check(objective, { report, model }) {
    const home = parentOf(objective);
    if (!home || !['value-stream', 'art', 'team'].includes(home.kind) || isLocal(objective)) return;
    if (objective.unclear || objective.links('supports').length > 0 || aboveOf(objective, model).length === 0) return;
    report({
      at: atName(objective),
      message: `${The(objective)} supports no objective above it; by common practice each but the highest does. Write \`supports\` with the one that it serves, or tag it \`#local\`.`,
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    return aboveOf(element, model)
      .slice(0, 4)
      .map((above) => ({
        title: `Say that it supports \`${above.name ?? ''}\``,
        edits: addEntry(element, 'supports', referenceTo(above, element, 'supports', model)),
      }));
  },
});

/** The objectives of what is around it, the nearest first, then those of the enterprise and its themes. */
function aboveOf(objective: Element, model: Model): readonly Element[] {
  const home = parentOf(objective);
  const around = home ? ancestorsOf(home) : [];
  const top = [...model.elementsOf('enterprise'), ...model.elementsOf('theme')];
  const found = [...around, ...top]
    .flatMap((each) => childrenOf(each, 'objective'))
    .filter((each) => each !== objective);
  return [...new Set(found)];
}
