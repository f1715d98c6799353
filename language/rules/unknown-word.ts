import { atKey, atKind } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { moveIntoBlock } from '../edits/blocks.ts';
import type { Element } from '../binding/element.ts';
import { allKeys, childKindsOf, entryOf, isKind, keysOf, kindMeant, kindRow, kinds } from '../metamodel/index.ts';
import { roleLinesOf } from '../model/queries.ts';
import { nearest } from '../syntax/nearest.ts';
import { nearestKey } from '../syntax/nearest-key.ts';
import type { Statement } from '../syntax/summary.ts';
import { defineRule, isReal, withArticle, type CheckContext, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { isInUnknown, isNameless } from './stated.ts';

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
    declaration.statements.forEach((statement) => checkStatement(element, statement, { report, isRole }));
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
    if (statement?.status === 'unknown' && takesMeta)
      fixes.push({ title: 'Move it into `meta`', edits: moveIntoBlock(element, 'meta', at, statement) });
    return fixes;
  },
});

/** `rte @per.lind`: a line of a role, but for its colon. */
function isOfPerson({ declaration, file }: Element): boolean {
  const start = declaration?.nameSpan?.start;
  return start !== undefined && !declaration?.block && file?.text[start] === '@';
}

/** `lpm @ava`: whatever stands before a person is a role. */
function namesPerson({ file, kind }: Element, { valuesSpan, keySpan }: Statement): boolean {
  return isReal(kind) && valuesSpan.start > keySpan.end && file?.text[valuesSpan.start] === '@';
}

type Telling = Pick<CheckContext, 'report'> & { readonly isRole: (key: string) => boolean };

function checkStatement(element: Element, statement: Statement, { report, isRole }: Telling): void {
  const { key, status } = statement;
  if (status !== 'unknown' && status !== 'word') return;
  const nth = element.declaration?.statementsOf(key).indexOf(statement) ?? 0;
  const at = atKey(element, key, nth);
  if (status === 'word') {
    const known = isReal(element.kind) ? entryOf(key, element.kind) : undefined;
    if (known && statement.span.end === statement.keySpan.end) {
      const example = known.example.replace(/^[\w-]+: /, '');
      report({
        at,
        message: `After \`${key}\` a colon and a value are missing. Write \`${key}: ${example}\`, for example.`,
      });
      return;
    }
    const isKnown = known !== undefined || namesPerson(element, statement);
    const meant = isKnown ? key : nearWord(element, key);
    const advice = isKnown ? `After \`${key}\` a colon is missing: \`${key}: …\`.` : wordAdvice(element, key);
    report({
      at,
      message: advice,
      ...(meant === undefined ? {} : { data: { replace: meant, colon: isKind(meant) ? '' : ':' } }),
    });
    return;
  }
  // A role's line: some role has the name, or a person stands there.
  if (statement.values.some(({ type }) => type === 'person' || type === 'vacant') || isRole(key)) return;
  if (isKind(key)) {
    const rest = element.file?.text.slice(statement.valuesSpan.start, statement.valuesSpan.end) ?? '';
    const message = `\`${key}\` is a kind, and no colon stands behind it: \`${key}${rest === '' ? '' : ` ${rest}`}\`.`;
    report({ at, message, data: { declare: 'yes' } });
    return;
  }
  const meant = isReal(element.kind) ? nearestKey(key, element.kind) : nearest(key, allKeys);
  const where = isReal(element.kind) ? ` of ${withArticle(kindRow(element.kind).label)}` : '';
  const advice = meant === undefined ? ' A fact of your own belongs in a `meta` block.' : ` Did you mean \`${meant}\`?`;
  report({
    at,
    message: `\`${key}\` is not a key${where}.${advice}`,
    ...(meant === undefined ? {} : { data: { replace: meant } }),
  });
}

/** The words of its lines that mean a role. */
function wordsOfRoles(element: Element): ReadonlySet<string> {
  return new Set(roleLinesOf(element).flatMap(({ key, role }) => (role ? [key] : [])));
}

function nearWord(element: Element, word: string): string | undefined {
  const meant = kindMeant(word);
  if (meant !== undefined) return meant;
  const known = isReal(element.kind)
    ? [...keysOf(element.kind).map((entry) => entry.key), ...childKindsOf(element.kind)]
    : kinds;
  return nearest(word, known);
}

function wordAdvice(element: Element, word: string): string {
  const meant = nearWord(element, word);
  const question =
    meant === undefined
      ? 'A line starts with a kind such as `team`, or with a key and a colon.'
      : `Did you mean \`${meant}\`?`;
  return `\`${word}\` means nothing here. ${question}`;
}
