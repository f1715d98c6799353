import type { Element } from '../binding/element.ts';
import { atKey } from '../edits/places.ts';
import { addLines, removeStatement } from '../edits/text-edits.ts';
import { ancestorsOf, childrenOf, roleLinesOf } from '../model/queries.ts';
import { kindRow } from '../metamodel/index.ts';
import { roleTable } from './role-table.ts';
import { defineRule, isReal, withArticle, type Fix } from './rule.ts';
import { isInUnknown } from './stated.ts';
import { someOf } from './words.ts';

export const roleAtWrongLevel = defineRule({
  name: 'role-at-wrong-level',
  severity: 'error',
  profile: 'guide',
  summary: 'A role is used only at its level.',
  why: 'A role answers for one level. At another it either has nothing to decide, or decides what somebody else answers for.',
  source:
    'Executive guide, How Value Streams Fit Into SAFe Levels, lines 37 to 42; How Strategy Connects to Execution, lines 50 to 58; Key Roles Recap, lines 168 to 174',
  advice:
    'Move the line to the element of the right level. Where your organisation really holds the role there, declare it so: `role` with an `at` line.',
  on: 'every',
  examples: {
    ok: [{ text: 'value-stream claims {\n  art sky {\n    rte: @ava\n  }\n}' }],
    bad: [
      {
        text: `portfolio retail {
  rte: @ava
//^^^ error: \`rte\` is a role of a train, not of a portfolio. Move the line there, or give the person a role that a portfolio has.
}`,
      },
      {
        title: 'One level too low',
        text: `value-stream claims {
  art sky {
    team kite {
      rte: @ava
//    ^^^ error: \`rte\` is a role of a train, not of a team. Move the line there, or give the person a role that a team has.
    }
  }
}`,
        fixed: `value-stream claims {
  art sky {
    rte: @ava
    team kite {
    }
  }
}`,
      },
    ],
  },
  check(element, { report, model }) {
    const { kind } = element;
    if (!isReal(kind) || isInUnknown(element)) return;
    const lines = roleLinesOf(element);
    if (lines.length === 0) return;
    const { kindsOf } = roleTable(model);
    for (const { role, key, at } of lines) {
      const homes = role ? (kindsOf.get(role) ?? []) : [];
      if (!role || homes.length === 0 || homes.includes(kind)) continue;
      report({
        at: atKey(element, key, at),
        message: `\`${key}\` is a role of ${someOf([...new Set(homes)])}, not of ${withArticle(kindRow(kind).label)}. Move the line there, or give the person a role that ${withArticle(kindRow(kind).label)} has.`,
      });
    }
  },
  fix({ at, element }, { model }): readonly Fix[] {
    const line = roleLinesOf(element).find((each) => each.key === at.key && each.at === at.statement);
    if (!line?.role || !element.file) return [];
    const homes = roleTable(model).kindsOf.get(line.role) ?? [];
    const home = nearestOf(element, homes);
    if (!home || home.name === undefined) return [];
    const text = element.file.text.slice(line.statement.span.start, line.statement.span.end);
    return [
      {
        title: `Move it to \`${home.name}\``,
        edits: [...removeStatement(at, line.statement), ...addLines(home, [text])],
      },
    ];
  },
});

/** The nearest element around it, else the only one inside it. */
function nearestOf(element: Element, kinds: readonly Element['kind'][]): Element | undefined {
  const above = ancestorsOf(element).find((each) => kinds.includes(each.kind));
  const inside = childrenOf(element).filter((each) => kinds.includes(each.kind));
  return above ?? (inside.length === 1 ? inside[0] : undefined);
}
