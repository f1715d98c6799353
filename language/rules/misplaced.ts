import type { Element } from '../binding/element.ts';
import { atKey, atKind } from '../edits/places.ts';
import { addLines, removeStatement } from '../edits/text-edits.ts';
import { entriesOf, entryOf, kindRow } from '../metamodel/index.ts';
import { ancestorsOf } from '../model/queries.ts';
import { defineRule, isReal, withArticle, type Fix } from './rule.ts';
import { isInUnknown } from './stated.ts';
import { someOf } from './words.ts';

export const misplaced = defineRule({
  name: 'misplaced',
  severity: 'error',
  scope: 'file',
  profile: 'always',
  summary: 'Kinds and keys stand where the vocabulary allows them.',
  why: 'Where something stands says whose it is. A budget on a team is nobody’s budget, since teams are paid from their value stream.',
  source: 'The language',
  advice: 'Move it to the element that it belongs to.',
  on: 'every',
  examples: {
    ok: [{ text: 'value-stream claims {\n  budget: 3M EUR per year\n}' }],
    bad: [
      {
        title: 'A budget on a team',
        text: `value-stream claims {
  art claims-core {
    team heron {
      budget: 3M EUR per year
//    ^^^^^^ error: \`budget\` belongs to an enterprise, a portfolio, a value stream, a solution, a product, a train and others, not to a team.
    }
  }
}`,
        fixed: `value-stream claims {
  art claims-core {
    budget: 3M EUR per year
    team heron {
    }
  }
}`,
      },
      {
        title: 'A team in a portfolio',
        text: `portfolio retail {
  team heron
//^^^^ error: A team stands in a train or a value stream, not in a portfolio.
}`,
      },
    ],
  },
  check(element, { report }) {
    const { declaration, kind, owner } = element;
    if (!declaration || isInUnknown(element)) return;
    if (isReal(kind) && owner && isReal(owner.kind) && !kindRow(kind).standsIn.includes(owner.kind)) {
      const homes = kindRow(kind).standsIn;
      const where = homes.length === 0 ? 'stands at the top of a file' : `stands in ${someOf(homes)}`;
      report({
        at: atKind(element),
        message: `${capital(withArticle(kindRow(kind).label))} ${where}, not in ${withArticle(kindRow(owner.kind).label)}.`,
        explainedBy: [{ rule: 'work-item-parent-level', element }],
      });
    }
    declaration.statements.forEach((statement) => {
      if (statement.status !== 'misplaced' || kind === 'unknown') return;
      const nth = declaration.statementsOf(statement.key).indexOf(statement);
      const homes = [...new Set(entriesOf(statement.key).flatMap((entry) => entry.on))];
      const here = isReal(kind) ? `not to ${withArticle(kindRow(kind).label)}` : 'and here it stands outside of any';
      report({
        at: atKey(element, statement.key, nth),
        message: `\`${statement.key}\` belongs to ${someOf(homes)}, ${here}.`,
      });
    });
  },
  fix({ at, element }): readonly Fix[] {
    const statement = at.key === undefined ? undefined : element.declaration?.statementsOf(at.key)[at.statement ?? 0];
    const home = statement ? homeOf(element, statement.key) : undefined;
    if (!statement || !home || !element.file || home.name === undefined) return [];
    const line = element.file.text.slice(statement.span.start, statement.span.end);
    return [
      {
        title: `Move it to \`${home.name}\``,
        isPreferred: true,
        edits: [...removeStatement(at, statement), ...addLines(home, [line])],
      },
    ];
  },
});

/** The nearest element around it that takes the key and does not state it yet. */
function homeOf(element: Element, key: string): Element | undefined {
  return ancestorsOf(element).find(
    (each) => isReal(each.kind) && entryOf(key, each.kind) !== undefined && each.statements(key).length === 0,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
