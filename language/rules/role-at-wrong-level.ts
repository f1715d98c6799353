import type { Element } from '../binding/element.ts';
import { atKey } from '../edits/places.ts';
import { addLines, removeStatement } from '../edits/text-edits.ts';
import { ancestorsOf, childrenOf, roleLinesOf } from '../model/queries.ts';
import { kindRow } from '../metamodel/index.ts';
import { roleTable } from './role-table.ts';
import { defineRule, isReal, withArticle, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { isInUnknown, misplacing } from './stated.ts';
import { someOf, the } from './words.ts';

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
  needs: [signs.roleLine],
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
      {
        title: 'At nothing at all',
        text: `portfolio retail
  lpm: @ava
//^^^ error: \`lpm\` is a role of an enterprise, a portfolio, a value stream or an epic, and here it stands outside of any. Move the line there.`,
      },
      {
        title: 'Two levels too high',
        text: `portfolio retail {
  rte: @ava
//^^^ error: \`rte\` is a role of a train, not of a portfolio. Move the line there, or give the person a role that a portfolio has.
  value-stream claims {
    art sky
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    art sky {
      rte: @ava
    }
  }
}`,
      },
    ],
  },
  check(element, { report, model }) {
    const { kind } = element;
    // Where a brace is missing nobody knows whose line it is.
    if (kind === 'unknown' || element.broken || isInUnknown(element)) return;
    const lines = roleLinesOf(element);
    if (lines.length === 0) return;
    const { kindsOf } = roleTable(model);
    for (const { role, key, at } of lines) {
      const homes = role ? (kindsOf.get(role) ?? []) : [];
      if (!role || homes.length === 0 || (isReal(kind) && homes.includes(kind))) continue;
      const belongs = `\`${key}\` is a role of ${someOf([...new Set(homes)])}`;
      report({
        at: atKey(element, key, at),
        message: isReal(kind)
          ? `${belongs}, not of ${withArticle(kindRow(kind).label)}. Move the line there, or give the person a role that ${withArticle(kindRow(kind).label)} has.`
          : `${belongs}, and here it stands outside of any. Move the line there.`,
        explainedBy: misplacing(element),
      });
    }
  },
  fix({ at, element }, { model }): readonly Fix[] {
    const line = roleLinesOf(element).find((each) => each.key === at.key && each.at === at.statement);
    if (!line?.role || !element.file) return [];
    const homes = roleTable(model).kindsOf.get(line.role) ?? [];
    const { statement } = line;
    const text = element.file.text.slice(statement.span.start, statement.span.end);
    return nearestOf(element, homes).map((home) => ({
      title: `Move it to ${the(home)}`,
      edits: [...removeStatement(at, statement), ...addLines(home, [text])],
    }));
  },
});

/** More would be a list to search in, not a choice. */
const mostHomes = 4;

/** The nearest element around it that takes the role, else those of the first level inside it that do. */
function nearestOf(element: Element, kinds: readonly Element['kind'][]): readonly Element[] {
  const takes = ({ kind, name }: Element): boolean => kinds.includes(kind) && name !== undefined;
  const above = ancestorsOf(element).find(takes);
  if (above) return [above];
  const seen = new Set([element]);
  for (let level = childrenOf(element); level.length > 0;) {
    const found = level.filter(takes);
    if (found.length > 0) return found.length > mostHomes ? [] : found;
    for (const each of level) seen.add(each);
    level = level.flatMap((each) => childrenOf(each)).filter((each) => !seen.has(each));
  }
  return [];
}
