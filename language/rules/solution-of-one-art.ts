import { inLinks, type Element } from '../binding/element.ts';
import { atKind, atName, atKey } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addLines, removeStatement, replaceAt, type TextEdit } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { parentOf, roleLinesOf, targets } from '../model/queries.ts';
import type { Statement } from '../syntax/summary.ts';
import { roleTable } from './role-table.ts';
import { defineRule, type Fix } from './rule.ts';
import { deliverersOf, productsOf, solutionTrainsOf } from './solution-parts.ts';
import { hasUnresolved } from './stated.ts';
import { the } from './words.ts';

export const solutionOfOneArt = defineRule({
  name: 'solution-of-one-art',
  severity: 'info',
  profile: 'guide',
  summary: 'A solution is delivered by several trains.',
  why: 'What one train delivers needs no coordination above that train: its product manager decides.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 69',
  advice: 'Make it a product of the train, or name the other trains and suppliers that deliver it.',
  on: ['solution'],
  examples: {
    ok: [
      {
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  product card-hub { delivered-by: card-core }\n  art pay-core\n  art card-core\n}\n\nsolution omni { comprises: instant-pay, card-hub }',
      },
      {
        title: 'A supplier delivers a part',
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  product card-hub { delivered-by: card-maker }\n  art pay-core\n}\n\nsolution omni {\n  comprises: instant-pay, card-hub\n  supplier card-maker\n}',
      },
      {
        title: 'Who delivers a product is not said yet',
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  product card-hub\n  art pay-core\n}\n\nsolution omni { comprises: instant-pay, card-hub }',
      },
    ],
    bad: [
      {
        text: `portfolio retail

value-stream payments in retail {
  product instant-pay { delivered-by: pay-core }
  product card-hub { delivered-by: pay-core }
  art pay-core
}

solution omni in retail {
//       ^^^^ info: Only the train \`pay-core\` delivers the solution \`omni\`; a solution is what several trains deliver. Make it a product of the train, or name the others.
  customer: "Merchants"
  solution-manager: @hana
  comprises: instant-pay, card-hub
}`,
        fixed: `portfolio retail

value-stream payments in retail {
  product instant-pay { delivered-by: pay-core }
  product card-hub { delivered-by: pay-core }
  art pay-core
}

product omni in payments {
  customer: "Merchants"
  delivered-by: pay-core
}`,
      },
    ],
  },
  check(solution, { report }) {
    if (solution.unclear || hasUnresolved(solution, 'comprises')) return;
    const train = onlyTrain(solution);
    if (!train) return;
    report({
      at: atName(solution),
      message: `Only ${the(train)} delivers ${the(solution)}; a solution is what several trains deliver. Make it a product of the train, or name the others.`,
      explainedBy: [{ rule: 'solution-of-one-product', element: solution }],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const train = onlyTrain(element);
    const stream = train && parentOf(train);
    // What stands in it, and what refers to it as a solution, would not fit a product.
    if (!train || stream?.kind !== 'value-stream' || inLinks(element).length > 0 || element.owner?.kind !== 'file')
      return [];
    return [{ title: `Make it a product of ${the(train)}`, edits: toProduct(element, train, stream, model) }];
  },
});

/** The one train that delivers all of it; undefined where there are more, or where somebody is not known. */
function onlyTrain(solution: Element): Element | undefined {
  const [train, other] = deliverersOf(solution);
  if (train?.kind !== 'art' || other || solution.links('delivered-by').some(({ status }) => status !== 'resolved'))
    return undefined;
  const isKnown = productsOf(solution).every((product) => targets(product, 'delivered-by').length > 0);
  const onBoard = solutionTrainsOf(solution).flatMap((each) => [
    ...targets(each, 'trains'),
    ...targets(each, 'suppliers'),
  ]);
  const coordinating = targets(solution, 'coordinated-by').filter(({ kind }) => kind === 'art');
  return isKnown && [...onBoard, ...coordinating].every((each) => each === train) ? train : undefined;
}

/** The kind changes, the value stream becomes its parent, and of the lines that only a solution takes the first one becomes the delivery. */
function toProduct(solution: Element, train: Element, stream: Element, model: Model): readonly TextEdit[] {
  const { declaration, file } = solution;
  if (!declaration || !file) return [];
  const [first, ...others] = linesOfSolution(solution, model);
  const from = declaration.titleSpan?.end ?? declaration.nameSpan?.end ?? declaration.kindSpan.end;
  const home = ` in ${referenceTo(stream, solution, 'in', model)}`;
  const delivery = `delivered-by: ${referenceTo(train, solution, 'delivered-by', model)}`;
  return [
    ...replaceAt(atKind(solution), 'product'),
    { path: file.path, span: { start: from, end: declaration.head.end }, newText: home },
    ...(first ? [{ path: file.path, span: first.span, newText: delivery }] : addLines(solution, [delivery])),
    ...others.flatMap((statement) => removeStatement(atKey(solution, statement.key), statement)),
  ];
}

function linesOfSolution(solution: Element, model: Model): readonly Statement[] {
  const { kindsOf } = roleTable(model);
  const seats = roleLinesOf(solution).filter(({ role }) => role && !(kindsOf.get(role) ?? []).includes('product'));
  const gone = new Set(['comprises', 'coordinated-by', 'delivered-by', ...seats.map(({ key }) => key)]);
  return (solution.declaration?.statements ?? []).filter(({ key }) => gone.has(key));
}
