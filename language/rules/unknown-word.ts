// Over 300 lines: most of them examples, one of each word that people write in place of another.
import { atKey, atKind } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { moveIntoBlock } from '../edits/blocks.ts';
import type { Element } from '../binding/element.ts';
import { allKeys, isBuiltInRole, isKind, kindRow } from '../metamodel/index.ts';
import { roleLinesOf } from '../model/queries.ts';
import { sampleAfter } from '../syntax/samples.ts';
import { nearest } from '../syntax/nearest.ts';
import { nearestKey } from '../syntax/nearest-key.ts';
import type { Statement } from '../syntax/summary.ts';
import { toldElsewhere } from '../syntax/told-elsewhere.ts';
import { defineRule, isReal, withArticle, type CheckContext, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { isInUnknown, isNameless } from './stated.ts';
import { checkWord } from './word-alone.ts';

export const unknownWord = defineRule({
  name: 'unknown-word',
  severity: 'error',
  profile: 'always',
  summary: 'Every kind and key is in the vocabulary.',
  why: 'A word that nobody knows says nothing: a misspelt budget is no budget, and a sum without it is wrong.',
  source: 'The language',
  advice: 'Take the word that was meant. A fact of your own belongs in a `meta` block, where any key is welcome.',
  on: 'every',
  needs: [signs.strangeKind, signs.strangeLine],
  examples: {
    ok: [
      { text: 'portfolio retail {\n  budget: 3M EUR per year\n  meta { cost-centre: "4711" }\n}' },
      {
        title: 'A person stands there, so that it is an unknown role',
        text: `art sky {
  team kite { scrum-mastr: @ava }
}`,
      },
    ],
    bad: [
      {
        title: 'A misspelt key',
        text: `portfolio retail {
  budgte: 3M EUR per year
//^^^^^^ error: \`budgte\` is not a key of a portfolio. Did you mean \`budget\`?
}`,
        fixed: `portfolio retail {
  budget: 3M EUR per year
}`,
      },
      {
        title: 'A fact of your own',
        text: `portfolio retail {
  cost-centre: "4711"
//^^^^^^^^^^^ error: \`cost-centre\` is not a key of a portfolio. A fact of your own belongs in a \`meta\` block.
}`,
        fixed: `portfolio retail {
  meta { cost-centre: "4711" }
}`,
      },
      {
        title: 'A misspelt kind',
        text: `art sky {
  tema kite "Kite" {
//^^^^ error: \`tema\` is no word of the language; it is read as \`team\`. Write that, or the kind that you mean.
    product-owner: @ann
  }
}`,
        fixed: `art sky {
  team kite "Kite" {
    product-owner: @ann
  }
}`,
      },
      {
        title: 'Another word for a kind',
        text: `value-stream claims {
  train claims-core {
//^^^^^ error: \`train\` is no word of the language; it is read as \`art\`. Write that, or the kind that you mean.
    rte: @ann
  }
}`,
        fixed: `value-stream claims {
  art claims-core {
    rte: @ann
  }
}`,
      },
      {
        title: 'A kind in several words',
        text: `portfolio retail {
  value stream claims "Claims" {
//^^^^^^^^^^^^ error: \`value stream\` is no word of the language; it is read as \`value-stream\`. Write that, or the kind that you mean.
    customer: "Households"
  }
}`,
        fixed: `portfolio retail {
  value-stream claims "Claims" {
    customer: "Households"
  }
}`,
      },
      {
        title: 'A kind with a colon',
        text: `art sky {
  team: kite
//^^^^ error: \`team\` is a kind, and no colon stands behind it: \`team kite\`.
}`,
        fixed: `art sky {
  team kite
}`,
      },
      {
        title: 'What other notations say by a key',
        text: `portfolio retail {
  title: "Retail Banking"
//^^^^^ error: \`title\` is not a key. The title stands in quotes after the name, as in \`team falcon "Falcon"\`.
  valueStreams: payments
//^^^^^^^^^^^^ error: \`valueStreams\` is not a key. Each value stream is declared on its own, with its kind before its name: \`value-stream payments\`.
}`,
      },
      {
        title: 'A key that there is none of, without a value: that is no second fault',
        text: `portfolio retail {
  budgte:
//^^^^^^ error: \`budgte\` is not a key of a portfolio. Did you mean \`budget\`?
  value-streams:
//^^^^^^^^^^^^^ error: \`value-streams\` is not a key. Each value stream is declared on its own, with its kind before its name: \`value-stream payments\`.
}`,
      },
      {
        title: 'A role of the model without anybody',
        text: `role captain "Captain" { at: team }
team kite {
  captain:
//^^^^^^^ error: After \`captain:\` a value is missing: \`captain: @name\`.
}`,
      },
      {
        title: 'A word without a colon',
        text: `enterprise acme {
  theme growth
}
value-stream claims {
  supports growth
//^^^^^^^^ error: After \`supports\` a colon is missing: \`supports: …\`.
}`,
        fixed: `enterprise acme {
  theme growth
}
value-stream claims {
  supports: growth
}`,
      },
      {
        title: 'A role without a colon',
        text: `value-stream claims {
  art sky {
    rte @per.lind "Per Lind", @mia.holm
//  ^^^ error: After \`rte\` a colon is missing: \`rte: @per.lind\`.
  }
}`,
        fixed: `value-stream claims {
  art sky {
    rte: @per.lind "Per Lind", @mia.holm
  }
}`,
      },
      {
        title: 'A role of one person without a colon',
        text: `team kite {
  scrum-master @mia.holm
//^^^^^^^^^^^^ error: After \`scrum-master\` a colon is missing: \`scrum-master: …\`.
}`,
        fixed: `team kite {
  scrum-master: @mia.holm
}`,
      },
      {
        title: 'A colon after the word of a block',
        text: `team kite {
  meta: "4711"
//^^^^ error: \`meta\` is a kind, and no colon stands behind it: \`meta { … }\`.
}`,
      },
      {
        title: 'A word alone',
        text: `team kite {
  topology
//^^^^^^^^ error: After \`topology\` a colon and a value are missing. Write \`topology: stream-aligned\`, for example.
}`,
      },
    ],
  },
  check(element, { report }) {
    const { declaration, kind } = element;
    if (!declaration || isInUnknown(element)) return;
    if (isReal(kind) && declaration.written !== kind) {
      report({
        at: atKind(element),
        message: `\`${declaration.written}\` is no word of the language; it is read as \`${kind}\`. Write that, or the kind that you mean.`,
        data: { replace: kind },
      });
    }
    if (kind === 'unknown' && isOfPerson(element)) {
      report({
        at: atKind(element),
        message: `After \`${declaration.written}\` a colon is missing: \`${declaration.written}: @${element.name ?? ''}\`.`,
        data: { replace: declaration.written, colon: ':' },
      });
      return;
    }
    if (kind === 'unknown') {
      report({
        at: atKind(element),
        message: `\`${declaration.written}\` is no word of the language. A declaration starts with a kind, such as \`team\` or \`value-stream\`; a fact of your own belongs in a \`meta\` block.`,
      });
      return;
    }
    if (isNameless(element)) return;
    let roleWords: ReadonlySet<string> | undefined;
    const isRole = (key: string): boolean => (roleWords ??= wordsOfRoles(element)).has(key);
    const nths = new Map<string, number>();
    for (const statement of declaration.statements) {
      const nth = nths.get(statement.key) ?? 0;
      nths.set(statement.key, nth + 1);
      checkStatement(element, statement, nth, { report, isRole });
    }
  },
  fix({ data, at, element }): readonly Fix[] {
    const replacement = data?.['replace'];
    const fixes: Fix[] = [];
    if (replacement !== undefined) {
      const edits = replaceAt(at, `${replacement}${data?.['colon'] ?? ''}`);
      const isWritten = replacement === (at.key ?? element.declaration?.written);
      const title = isWritten ? `Put a colon after \`${replacement}\`` : `Replace by \`${replacement}\``;
      fixes.push({ title, edits, isPreferred: true });
    }
    const statement = at.key === undefined ? undefined : element.declaration?.statementsOf(at.key)[at.statement ?? 0];
    if (statement && data?.['declare'] !== undefined && element.file)
      return [
        {
          title: 'Remove the colon',
          isPreferred: true,
          edits: [
            {
              path: element.file.path,
              span: { start: statement.keySpan.end, end: statement.valuesSpan.start },
              newText: ' ',
            },
          ],
        },
      ];
    const takesMeta = kindRow('meta').standsIn.some((kind) => kind === element.kind);
    if (statement?.status === 'unknown' && statement.values.length > 0 && takesMeta)
      fixes.push({ title: 'Move it into `meta`', edits: moveIntoBlock(element, 'meta', at, statement) });
    return fixes;
  },
});

/** `rte @per.lind`: a line of a role, but for its colon. */
function isOfPerson({ declaration, file }: Element): boolean {
  const start = declaration?.nameSpan?.start;
  return start !== undefined && !declaration?.block && file?.text[start] === '@';
}

type Telling = Pick<CheckContext, 'report'> & { readonly isRole: (key: string) => boolean };

function checkStatement(element: Element, statement: Statement, nth: number, { report, isRole }: Telling): void {
  const { key, status } = statement;
  if (status !== 'unknown' && status !== 'word') return;
  const at = atKey(element, key, nth);
  if (status === 'word') {
    checkWord(element, statement, at, report);
    return;
  }
  // A role's line: some role has the name, or a person stands there.
  if (statement.values.some(({ type }) => type === 'person' || type === 'vacant')) return;
  if (isRole(key)) {
    // The syntax knows the built-in roles alone: that a word is a role of the model is known here.
    const isLeftOut = statement.values.length === 0 && !isBuiltInRole(key);
    if (isLeftOut) report({ at, message: `After \`${key}:\` a value is missing: \`${key}: @name\`.` });
    return;
  }
  if (isKind(key)) {
    const rest = element.file?.text.slice(statement.valuesSpan.start, statement.valuesSpan.end) ?? '';
    // What stands behind the colon is no name where the kind takes none.
    const isName = rest !== '' && kindRow(key).naming !== 'none';
    const message = `\`${key}\` is a kind, and no colon stands behind it: \`${key} ${isName ? rest : sampleAfter(key)}\`.`;
    report({ at, message, ...(isName ? { data: { declare: 'yes' } } : {}) });
    return;
  }
  const told = toldElsewhere(key);
  if (told !== undefined) {
    report({ at, message: `\`${key}\` is not a key. ${told}` });
    return;
  }
  const meant = isReal(element.kind) ? nearestKey(key, element.kind) : nearest(key, allKeys);
  const where = isReal(element.kind) ? ` of ${withArticle(kindRow(element.kind).label)}` : '';
  const advice = meant === undefined ? ' A fact of your own belongs in a `meta` block.' : ` Did you mean \`${meant}\`?`;
  report({
    at,
    message: `\`${key}\` is not a key${where}.${advice}`,
    // The right key would lack its value still.
    ...(meant === undefined || statement.values.length === 0 ? {} : { data: { replace: meant } }),
  });
}

/** The words of its lines that mean a role. */
function wordsOfRoles(element: Element): ReadonlySet<string> {
  return new Set(roleLinesOf(element).flatMap(({ key, role }) => (role ? [key] : [])));
}
