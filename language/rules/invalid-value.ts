import type { Element } from '../binding/element.ts';
import { hasTwice } from '../binding/unique.ts';
import { atKey, atName, atValue } from '../edits/places.ts';
import { removeStatement, replaceAt, valuesText } from '../edits/text-edits.ts';
import { entryOf, kindRow } from '../metamodel/index.ts';
import type { ElementKind, Span, Statement } from '../syntax/summary.ts';
import { nearest } from '../syntax/nearest.ts';
import { secondSentence } from '../syntax/values/once.ts';
import { defineRule, isReal, listed, type CheckContext, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { isInUnknown } from './stated.ts';
import { isSingle, saidOnceBy } from './single-facts.ts';

export const invalidValue = defineRule({
  name: 'invalid-value',
  severity: 'error',
  scope: 'file',
  profile: 'always',
  summary: 'A value has the form that its key takes; dates exist.',
  why: 'A value that does not read is left out of every sum and picture.',
  source: 'The language',
  advice: 'Write the value as the message shows it.',
  on: 'every',
  needs: (kind) => (isJudgedByHead(kind) ? undefined : [signs.invalidValue, signs.keyTwice]),
  examples: {
    ok: [{ text: 'art claims-core {\n  pi: 10 weeks\n}' }],
    bad: [
      {
        title: 'Not a duration',
        text: `art claims-core {
  pi: ten weeks
//    ^^^^^^^^^ error: \`pi\` takes a value such as \`10 weeks\`; \`ten weeks\` is not one.
}`,
      },
      {
        title: 'Nobody knows it, or nobody may say it: that is no value of every key',
        text: `value-stream claims {
  budget: unknown
  since: hidden
//       ^^^^^^ error: \`since\` takes a value such as \`2024-03-01\`; \`hidden\` is not one. Leave the line out while there is nothing to say.
  art core {
    team kite { members: unknown }
//                       ^^^^^^^ error: \`members\` takes a value such as \`7\`; \`unknown\` is not one. Leave the line out while there is nothing to say.
  }
}`,
      },
      {
        title: 'No such day',
        text: `art claims-core {
  since: 2026-02-30
//       ^^^^^^^^^^ error: The calendar has no \`2026-02-30\`; write a day that exists.
}`,
      },
      {
        title: 'Less than nothing',
        text: `team heron {
  members: -7
//         ^^ error: \`members\` takes a value such as \`7\`; it cannot be less than zero.
}`,
      },
      {
        title: 'More than the whole',
        text: `value-stream claims {
  flow { efficiency: min 140% }
//                   ^^^ error: \`efficiency\` takes a value such as \`min 40%\`; it cannot be more than 100%.
}`,
      },
      {
        title: 'A decimal comma',
        text: `portfolio retail {
  budget: 12,5M EUR per year
//        ^^^^^^^^^^^^^^^^^^ error: \`budget\` takes a value such as \`12M EUR per year\`; \`12,5M EUR per year\` is not one. A comma starts another value: decimals have a point, as in \`1.5\`, and thousands an underscore, as in \`12_000\`.
}`,
      },
      {
        title: 'Two values for one measure',
        text: `portfolio retail {
  kpi cost: 10 EUR -> 8 EUR, 7 EUR
//                           ^ error: A KPI takes one value; \`7 EUR\` is a second one. Keep the one that is right.
}`,
      },
      {
        title: 'Two numbers of members',
        text: `team heron {
  members: 7, 8
//            ^ error: \`members\` takes one number; \`8\` is a second one. Keep the one that is right.
}`,
      },
      {
        title: 'Two limits for one state, on two lines',
        text: `portfolio retail {
  wip: implementing 5
  wip: ready 3, implementing 6
//              ^^^^^^^^^^^^ error: \`wip\` says \`implementing\` a second time here. Keep the one that is right.
}`,
      },
      {
        title: 'From one unit to another',
        text: `portfolio retail {
  kpi cost: 10% -> 8 EUR
//                 ^ error: This starts in \`%\` and ends in \`EUR\`; a measure has one unit. Write both numbers in the same, or make two measures of it.
}`,
      },
      {
        title: 'Over before it starts',
        text: `portfolio retail {
  milestone audit: 2026-09-30 until 2026-09-01
//                 ^^^^^^^^^^ error: A milestone takes a value such as \`2026-03-09 until 2026-03-20\`; 2026-09-30 until 2026-09-01 ends before it starts: put the earlier date first.
}`,
      },
      {
        title: 'A person without the sign of one',
        text: `portfolio retail {
  lpm: amelia
//     ^^^^^^ error: A role takes a person such as \`@jane.doe\`, or \`vacant\`; \`amelia\` is not one; did you mean \`@amelia\`?
}`,
        fixed: `portfolio retail {
  lpm: @amelia
}`,
      },
      {
        title: 'No currency',
        text: `portfolio retail {
  budget: 5M eur per year
//           ^^^ error: \`eur\` is no currency; did you mean \`EUR\`?
}`,
        fixed: `portfolio retail {
  budget: 5M EUR per year
}`,
      },
      {
        title: 'A milestone without a date',
        text: `portfolio retail {
  milestone go-live
//          ^^^^^^^ error: The milestone \`go-live\` has no date. Write it after a colon: \`milestone go-live: 2026-12-31\`.
}`,
      },
      {
        title: 'Not a topology',
        text: `team heron {
  topology: platfrom
//          ^^^^^^^^ error: \`platfrom\` is none of \`stream-aligned\`, \`platform\`, \`enabling\`, \`complicated-subsystem\`; did you mean \`platform\`?
}`,
        fixed: `team heron {
  topology: platform
}`,
      },
      {
        title: 'The same fact twice',
        text: `art claims-core {
  pi: 10 weeks
  pi: 12 weeks
//^^ error: \`pi\` is stated a second time here. Keep the line that is right.
}`,
        fixed: `art claims-core {
  pi: 10 weeks
}`,
      },
    ],
  },
  check(element, { report }) {
    const { declaration, kind } = element;
    if (!declaration || !isReal(kind)) return;
    if (isInUnknown(element)) return;
    if (kind === 'milestone' || kind === 'kpi') checkHeader(element, report);
    checkName(element, report);
    const seen = new Map<string, number>();
    let roleWords: ReadonlySet<string> | undefined;
    for (const statement of declaration.statements) {
      const { key, values, status, span } = statement;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      if (nth > 0 && isSingle(element, statement)) {
        reportLine(element, key, nth, report);
        continue;
      }
      if (values.every((value) => value.type !== 'invalid') || isToldOf(element, span)) continue;
      if (status !== 'unknown' || (roleWords ??= wordsOfRoles(element)).has(key))
        checkValues(element, statement, nth, report);
    }
    checkSaidOnce(element, declaration.statements, report);
  },
  fix({ at, data, element }): readonly Fix[] {
    const suggestion = data?.['suggestion'];
    if (suggestion !== undefined)
      return [{ title: `Replace by \`${suggestion}\``, isPreferred: true, edits: replaceAt(at, suggestion) }];
    const statement = at.key === undefined ? undefined : element.declaration?.statementsOf(at.key)[at.statement ?? 0];
    if (data?.['remove'] === undefined || !statement) return [];
    // Where it says the same once more nothing is lost.
    const isSame = valuesText(at) === valuesText({ ...at, statement: 0 });
    return [
      {
        title: 'Remove this line',
        edits: removeStatement(at, statement),
        ...(isSame ? { isSafe: true as const } : {}),
      },
    ];
  },
});

/** Whether a syntax error says already why a line does not read. */
function isToldOf({ broken, file }: Element, { start, end }: Span): boolean {
  return broken && file?.summary.syntaxProblems.some(({ span }) => span.start >= start && span.start < end) === true;
}

/** Of some kinds the name, or what stands behind it, has to be sound as well. */
function isJudgedByHead(kind: ElementKind): boolean {
  if (kind === 'milestone' || kind === 'kpi' || kind === 'role') return true;
  return isReal(kind) && kindRow(kind).names !== undefined;
}

/** Kinds with given names, and roles that would be read as a key. */
function checkName(element: Element, report: CheckContext['report']): void {
  const { kind, name } = element;
  if (!isReal(kind) || name === undefined) return;
  const { names, label } = kindRow(kind);
  if (names && !names.includes(name)) {
    const suggestion = nearest(name, names);
    report({
      at: atName(element),
      message: `A ${label} is one of ${listed(names)}, not \`${name}\`.`,
      ...(suggestion ? { data: { suggestion } } : {}),
    });
  }
  if (kind !== 'role') return;
  for (const value of element.values('at')) {
    if (value.type !== 'role-at' || !entryOf(name, value.kind)) continue;
    report({
      at: atName(element),
      message: `A role cannot be called \`${name}\`: at ${kindRow(value.kind).label} that word is a key already. Choose another name.`,
    });
    return;
  }
}

/** A milestone is its date, a KPI its measure: without it there is nothing to say. */
function checkHeader(element: Element, report: CheckContext['report']): void {
  const { kind, name, declaration, broken } = element;
  if (broken || name === undefined) return;
  if (element.states('=') || (declaration?.statementsOf('now').length ?? 0) > 0) return;
  report({
    at: atName(element),
    message:
      kind === 'milestone'
        ? `The milestone \`${name}\` has no date. Write it after a colon: \`milestone ${name}: 2026-12-31\`.`
        : `The KPI \`${name}\` has no measure. Write it after a colon: \`kpi ${name}: 22% -> 60% by 2027-12-31\`.`,
  });
}

/** The words of its lines that mean a role. */
function wordsOfRoles(element: Element): ReadonlySet<string> {
  return new Set(element.links('role-key').flatMap(({ key, target }) => (target ? [key] : [])));
}

/** What a list says once, said again on a later line. */
function checkSaidOnce(element: Element, statements: readonly Statement[], report: CheckContext['report']): void {
  if (!hasTwice(statements, ({ key }) => key)) return;
  const nths = new Map<string, number>();
  const said = new Set<string>();
  for (const statement of statements) {
    const { key } = statement;
    const nth = nths.get(key) ?? 0;
    nths.set(key, nth + 1);
    const own = saidOnceBy(element, statement);
    const again = own.filter(({ single }) => said.has(`${key} ${single}`));
    if (again.length > 0 && again.length === statement.values.length) reportLine(element, key, nth, report);
    else
      for (const { single, index, form } of again) {
        const message = secondSentence(`\`${key}\``, single, form, textAt(element, statement.values[index]?.span));
        report({ at: atValue(element, key, nth, index), message });
      }
    for (const { single } of own) said.add(`${key} ${single}`);
  }
}

function reportLine(element: Element, key: string, nth: number, report: CheckContext['report']): void {
  const message = `\`${key}\` is stated a second time here. Keep the line that is right.`;
  report({ at: atKey(element, key, nth), message, data: { remove: 'yes' } });
}

function textAt({ file }: Element, span: Span | undefined): string {
  return file && span ? file.text.slice(span.start, span.end) : '';
}

function checkValues(element: Element, statement: Statement, nth: number, report: CheckContext['report']): void {
  statement.values.forEach((value, index) => {
    if (value.type !== 'invalid') return;
    report({
      at: atValue(element, statement.key, nth, index),
      message: value.reason,
      ...(value.suggestion === undefined ? {} : { data: { suggestion: value.suggestion } }),
    });
  });
}
