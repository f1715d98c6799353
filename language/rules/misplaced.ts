import { appendToFile, declarationText, moveDeclaration, removeDeclaration } from '../edits/declarations.ts';
import type { Element } from '../binding/element.ts';
import { atKey, atKind } from '../edits/places.ts';
import { addLines, removeStatement, type TextEdit } from '../edits/text-edits.ts';
import { entriesOf, entryOf, kindRow, type Kind } from '../metamodel/index.ts';
import { ancestorsOf, childrenOf } from '../model/queries.ts';
import { defineRule, isReal, withArticle, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { isAdrift, isInUnknown, isMisplaced, isNameless, isOfTeams, misplacing, repeated } from './stated.ts';
import { someOf, The, the } from './words.ts';

export const misplaced = defineRule({
  name: 'misplaced',
  severity: 'error',
  scope: 'file',
  profile: 'always',
  summary: 'Kinds and keys stand where the vocabulary allows them.',
  why: 'Where something stands says whose it is. A budget on a team is nobody’s budget, since teams are paid by their train or their value stream.',
  source: 'The language',
  advice: 'Move it to the element that it belongs to.',
  on: 'every',
  needs: [signs.astray, signs.misplacedLine],
  examples: {
    ok: [{ text: 'value-stream claims {\n  budget: 3M EUR per year\n}' }],
    bad: [
      {
        title: 'A budget on a team',
        text: `value-stream claims {
  art claims-core {
    team heron {
      budget: 3M EUR per year
//    ^^^^^^ error: \`budget\` belongs to an enterprise, a portfolio, a value stream, a solution, a product, a train and others, not to a team. Move it there.
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
        title: 'A backlog of nobody',
        text: `  backlog {
//^^^^^^^ error: \`backlog\` stands outside of any element; backlogs stand in a portfolio, a solution, a solution train, a train, a team or a value stream. Move it there.
    feature F-1
  }`,
      },
      {
        title: 'A person in a team',
        text: `art claims-core {
  team heron {
    person @ann "Ann Lee"
//  ^^^^^^ error: The person \`@ann\` stands in the team \`heron\`; people stand in an enterprise, or at the top of a file. Move it there.
  }
}`,
      },
      {
        title: 'A team in a portfolio',
        text: `portfolio retail {
  value-stream claims {
    art claims-core
  }
  team heron
//^^^^ error: The team \`heron\` stands in the portfolio \`retail\`; teams stand in a train or a value stream. Move it there.
}`,
        fixed: `portfolio retail {
  value-stream claims {
    art claims-core {
      team heron
    }
  }
}`,
      },
    ],
  },
  check(element, { report }) {
    const { declaration, kind, owner } = element;
    if (!declaration || isNameless(element) || isInUnknown(element)) return;
    // Where a brace is missing or too many, nobody knows what stands in what.
    const isNested = owner?.broken === false;
    if (isNested && isReal(kind) && isReal(owner.kind) && isMisplaced(element)) {
      report({
        at: atKind(element),
        message: `${The(element)} stands in ${the(owner)}; ${kindRow(kind).plural} stand ${placesOf(kind)}. Move it there.`,
        explainedBy: [{ rule: 'work-item-parent-level', element }, ...repeated(element), ...misplacing(owner)],
      });
    }
    if (isNested && isReal(kind) && isAdrift(element)) {
      report({
        at: atKind(element),
        message: `\`${kind}\` stands outside of any element; ${kindRow(kind).plural} stand in ${someOf(kindRow(kind).standsIn)}. Move it there.`,
      });
    }
    declaration.statements.forEach((statement) => {
      if (statement.status !== 'misplaced' || kind === 'unknown') return;
      const nth = declaration.statementsOf(statement.key).indexOf(statement);
      const homes = [...new Set(entriesOf(statement.key).flatMap((entry) => entry.on))];
      const here = isReal(kind) ? `not to ${withArticle(kindRow(kind).label)}` : 'and here it stands outside of any';
      report({
        at: atKey(element, statement.key, nth),
        message: `\`${statement.key}\` belongs to ${someOf(homes)}, ${here}. Move it there.`,
        explainedBy: misplacing(element),
      });
    });
  },
  fix({ at, element }): readonly Fix[] {
    if (at.part === 'kind') return moves(element);
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

function placesOf(kind: Kind): string {
  const { standsIn, top } = kindRow(kind);
  const inside = standsIn.length === 0 ? [] : [`in ${someOf(standsIn)}`];
  return [...inside, ...(top ? ['at the top of a file'] : [])].join(', or ');
}

/** The nearest element around it that takes the key and does not state it yet. */
function homeOf(element: Element, key: string): Element | undefined {
  return ancestorsOf(element).find(
    (each) => isReal(each.kind) && entryOf(key, each.kind) !== undefined && !each.states(key),
  );
}

const mostHomes = 4;

/** Into the nearest elements that take it: around it, else inside what it stands in; to the top where it stands alone. */
function moves(element: Element): readonly Fix[] {
  const { kind, owner, declaration } = element;
  if (!isReal(kind) || !owner || !declaration || element.broken) return [];
  const { standsIn, naming } = kindRow(kind);
  const takes = (each: Element): boolean =>
    isReal(each.kind) &&
    standsIn.includes(each.kind) &&
    each.name !== undefined &&
    // A value stream takes teams only where it has no trains.
    (kind !== 'team' || each.kind !== 'value-stream' || isOfTeams(each));
  if (standsIn.length === 0 || (naming === 'handle' && kindRow(kind).top))
    return [{ title: 'Move it to the top of the file', edits: toTop(element) }];
  const homes = [...ancestorsOf(owner).filter(takes).slice(0, 1), ...nearestInside(owner, takes, element)];
  return homes.slice(0, mostHomes).map((home) => ({
    title: `Move it to ${the(home)}`,
    edits: moveDeclaration(element, home),
  }));
}

/** Level by level downwards, those of the first level that has any; what is moved, and what stands in it, left out. */
function nearestInside(owner: Element, takes: (each: Element) => boolean, moved: Element): readonly Element[] {
  const seen = new Set([owner, moved]);
  for (let level = childrenOf(owner).filter((each) => each !== moved); level.length > 0;) {
    const found = level.filter(takes);
    if (found.length > 0) return found;
    for (const each of level) seen.add(each);
    level = level.flatMap((each) => childrenOf(each)).filter((each) => !seen.has(each));
  }
  return [];
}

function toTop(element: Element): readonly TextEdit[] {
  return [...removeDeclaration(element), ...appendToFile(element, declarationText(element))];
}
