import { atKey } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { keysOf, kindRow, type Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { roleLinesOf } from '../model/queries.ts';
import { nearest, nearestFew } from '../syntax/nearest.ts';
import { roleTable } from './role-table.ts';
import { wordsOf } from './seats.ts';
import { defineRule, isReal, listed, withArticle, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { isInUnknown } from './stated.ts';

export const unknownRole = defineRule({
  name: 'unknown-role',
  severity: 'error',
  profile: 'always',
  summary: 'A role is in the vocabulary.',
  why: 'A role that nobody declared asks for nothing and answers for nothing.',
  source: 'Model soundness',
  advice: 'Take the role that was meant, or declare your own with `role`.',
  on: 'every',
  needs: [signs.doubtfulReference],
  examples: {
    ok: [
      {
        title: 'A role of your own',
        text: 'role captain { at: team }\n\nvalue-stream claims {\n  art sky {\n    team kite {\n      captain: @ava\n    }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    team kite {
      scrum-mastr: @ava
//    ^^^^^^^^^^^ error: No role is called \`scrum-mastr\`; a team has \`product-owner\` and \`scrum-master\`. Did you mean \`scrum-master\`?
    }
  }
}`,
        fixed: `value-stream claims {
  art sky {
    team kite {
      scrum-master: @ava
    }
  }
}`,
      },
      {
        title: 'A role of this level is meant before one of another',
        text: `portfolio retail {
  epic dawn { ownr: @ava }
//            ^^^^ error: No role is called \`ownr\`; an epic has \`lean-portfolio-management\`, \`epic-owner\`, \`business-owner\` and \`owner\`. Did you mean \`owner\`?
}`,
        fixed: `portfolio retail {
  epic dawn { owner: @ava }
}`,
      },
    ],
  },
  check(element, { report, model }) {
    const { kind } = element;
    if (kind === 'unknown' || isInUnknown(element)) return;
    // What is no model has the same word in thousands of lines.
    let sentence: ((key: string) => string) | undefined;
    for (const { role, key, at, statement } of roleLinesOf(element)) {
      if (role || !statement.values.some((value) => value.type === 'person' || value.type === 'vacant')) continue;
      if (!isReal(kind)) {
        report({
          at: atKey(element, key, at),
          message: `The role \`${key}\` stands outside of any element. Write it into the element where it is held.`,
        });
        continue;
      }
      sentence ??= sentenceAt(kind, model);
      report({ at: atKey(element, key, at), message: sentence(key) });
    }
  },
  fix({ at, element }, { model }): readonly Fix[] {
    const { kind } = element;
    const key = at.key ?? '';
    const here = isReal(kind) ? nearestFew(key, wordsAt(kind, model)) : [];
    return (here.length > 0 ? here : nearestFew(key, model.roleNames())).map((meant, index) => ({
      title: `Replace by \`${meant}\``,
      ...(index === 0 ? { isPreferred: true as const } : {}),
      edits: replaceAt(at, meant),
    }));
  },
});

/** What is said of a word that no role has, at a kind; made once for each word. */
function sentenceAt(kind: Kind, model: Model): (key: string) => string {
  const here = [...roleTable(model).kindsOf]
    .filter(([, kinds]) => kinds.includes(kind))
    .map(([each]) => each.name ?? '');
  const label = withArticle(kindRow(kind).label);
  const roles = here.length === 0 ? `nobody holds a role at ${label}` : `${label} has ${listed([...new Set(here)])}`;
  const words = wordsAt(kind, model);
  const made = new Map<string, string>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    // One that is held here is meant before one of another level, which would be wrong again.
    const meant = nearest(key, words) ?? nearest(key, model.roleNames());
    const advice =
      meant === undefined ? 'Take one of them, or declare your own with `role`.' : `Did you mean \`${meant}\`?`;
    const sentence = `No role is called \`${key}\`; ${roles}. ${advice}`;
    made.set(key, sentence);
    return sentence;
  };
}

/** What may stand before the colon at a kind: the words of the roles that are held there, and its keys. */
function wordsAt(kind: Kind, model: Model): readonly string[] {
  const roles = [...roleTable(model).kindsOf].flatMap(([role, kinds]) => (kinds.includes(kind) ? [role] : []));
  return [...roles.flatMap((role) => [...wordsOf(role)]), ...keysOf(kind).map((entry) => entry.key)];
}
