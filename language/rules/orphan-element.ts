import { inLinks, type Element } from '../binding/element.ts';
import { removeDeclaration } from '../edits/declarations.ts';
import { insertParent } from '../edits/headers.ts';
import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { kindRow } from '../metamodel/index.ts';
import { ancestorsOf, parentsOf, sources, targets } from '../model/queries.ts';
import { defineRule, isReal, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { hasUnresolved, isOperational } from './stated.ts';
import { labelOfKind, nameOf, The } from './words.ts';

export const orphanElement = defineRule({
  name: 'orphan-element',
  severity: 'warning',
  profile: 'all',
  summary: 'Every element is reachable from an enterprise or a portfolio.',
  why: 'What hangs nowhere is in no picture and in no sum, and is soon forgotten.',
  source: 'Common practice',
  advice: 'Say with `in` what contains it, or delete it.',
  on: [
    'theme',
    'objective',
    'epic',
    'value-stream',
    'solution',
    'solution-train',
    'supplier',
    'capability',
    'product',
    'art',
    'feature',
    'team',
    'story',
    'system',
  ],
  needs: [signs.apart],
  examples: {
    ok: [{ text: 'portfolio retail\n\nvalue-stream claims in retail' }],
    bad: [
      {
        text: `portfolio retail

value-stream claims
//           ^^^^^^ warning: The value stream \`claims\` is part of nothing: no enterprise and no portfolio contains it. Say with \`in\` where it belongs, or delete it.`,
        fixed: `portfolio retail

value-stream claims in retail`,
      },
    ],
  },
  check(element, { report, model }) {
    if (element.unclear || hasUnresolved(element, 'in')) return;
    if (!model.hasAny('enterprise') && !model.hasAny('portfolio')) return;
    // Where its parent hangs nowhere, the parent is the one to attach.
    if (parentsOf(element).length > 0 || isHeldElsewhere(element)) return;
    const specific = ownRules[element.kind];
    report({
      at: atName(element),
      message: `${The(element)} is part of nothing: no enterprise and no portfolio contains it. Say with \`in\` where it belongs, or delete it.`,
      ...(specific === undefined ? {} : { explainedBy: [{ rule: specific, element }] }),
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const { kind } = element;
    const homes = isReal(kind) ? kindRow(kind).standsIn.flatMap((each) => model.elementsOf(each)) : [];
    const named = homes.filter((home) => home.name !== undefined && home.rank === 0 && isFit(home, element));
    return [
      ...named.slice(0, 5).map((home) => ({
        title: `Put it in the ${labelOfKind(home)} ${nameOf(home)}`,
        edits: insertParent(element, referenceTo(home, element, 'in', model)),
      })),
      // What others name would be missed.
      ...(isNamedOutside(element) ? [] : [{ title: 'Delete it', edits: removeDeclaration(element) }]),
    ];
  },
});

/** Not itself, and nothing inside it; trains belong to no operational value stream. */
function isFit(home: Element, element: Element): boolean {
  const isInside = home === element || ancestorsOf(home).includes(element);
  return !isInside && !(element.kind === 'art' && isOperational(home));
}

/** Whether something outside of it names it, or anything that would go with it. */
function isNamedOutside(element: Element): boolean {
  const goes = ({ owner }: Element): boolean => {
    for (let at = owner; at; at = at.owner) if (at === element) return true;
    return false;
  };
  const gone = [element, ...(element.file?.elements ?? []).filter(goes)];
  return gone.some((each) => inLinks(each).some(({ stater }) => !gone.includes(stater)));
}

/** The rules that say more of a kind that hangs nowhere. */
const ownRules: Readonly<Partial<Record<Element['kind'], string>>> = {
  art: 'art-without-value-stream',
  team: 'team-without-art',
  product: 'product-orphan',
};

/** Some hang on what refers to them: work on its backlog, a product on its solution, a system on what uses it. */
function isHeldElsewhere(element: Element): boolean {
  const holding = ['ranks', 'comprises', 'coordinated-by', 'suppliers', 'uses'] as const;
  return targets(element, 'implements').length > 0 || holding.some((relation) => sources(element, relation).length > 0);
}
