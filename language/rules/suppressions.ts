/** Rules that are switched off in place: what they hide, and what is wrong with them. */
import type { FileRecord } from '../binding/element.ts';
import type { Suppression } from '../syntax/summary.ts';
import { wholeLine } from '../edits/text-edits.ts';
import { nearest } from '../syntax/nearest.ts';
import { coveredAmong } from './covered.ts';
import type { Problem, ProblemOptions } from './problem.ts';
import type { Rule } from './rule.ts';
import type { RuleSettings } from './settings.ts';

/**
 * Leaves out what is suppressed, and adds what is wrong with the suppressions. `folded` are problems that another one
 * tells of: a suppression that hides one of them is of use.
 */
export function applySuppressions(
  file: FileRecord,
  problems: readonly Problem[],
  folded: readonly Problem[],
  { rules, settings, asOf }: Pick<ProblemOptions, 'asOf'> & Judging,
): Problem[] {
  const { suppressions, declarations } = file.summary;
  if (suppressions.length === 0) return [...problems];
  const hidden = new Set<Problem>();
  const own: Problem[] = [];
  const make = maker(file, rules, settings);
  const told = coveredAmong(problems, declarations);
  const untold = coveredAmong(folded, declarations);
  const isJudged = judge(file, problems, { rules, settings });
  for (const suppression of suppressions) {
    own.push(...aboutItself(suppression, file.text, make));
    if (isExpired(suppression, asOf)) {
      own.push(...make('suppression-expired', suppression, expired(suppression), expiredFix(file.text, suppression)));
      continue;
    }
    for (const { rule, span } of suppression.rules) {
      const isHidden = (problem: Problem): boolean => problem.rule === rule && rule !== 'syntax';
      const found = told(suppression).filter(isHidden);
      for (const problem of found) hidden.add(problem);
      if (found.length === 0 && !untold(suppression).some(isHidden) && isJudged(rule, suppression))
        own.push(
          ...make(
            'suppression-unused',
            { ...suppression, span },
            unused(rule, rules),
            unusedFix(file.text, suppression, rule, rules),
          ),
        );
    }
  }
  return [...problems.filter((problem) => !hidden.has(problem)), ...own];
}

type Judging = { readonly rules: readonly Rule[]; readonly settings: RuleSettings };

/**
 * Says whether a rule that is silent where a suppression stands would have spoken. One that is off, or that needs the
 * work items, which are not everywhere, might; and where the text does not read, many are silent. Then it may stay.
 */
function judge(file: FileRecord, problems: readonly Problem[], { rules, settings }: Judging) {
  const ofLanguage = new Set(rules.filter(({ profile }) => profile === 'always').map(({ name }) => name));
  const unread = coveredAmong(
    problems.filter(({ rule }) => ofLanguage.has(rule)),
    file.summary.declarations,
  );
  return (name: string, suppression: Suppression): boolean => {
    const rule = rules.find((each) => each.name === name);
    if (!rule) return true;
    if (rule.scope === 'items' || settings.of(rule, file.path).severity === 'off') return false;
    const around = suppression.covers && file.elements[suppression.covers.declaration];
    if (around === undefined) return true;
    if (around.unclear) return false;
    return unread(suppression).length === 0;
  };
}

/** What is wrong with a suppression, whatever it hides. */
function aboutItself(suppression: Suppression, text: string, make: ReturnType<typeof maker>): readonly Problem[] {
  const { reason, rules } = suppression;
  return [
    ...(reason === undefined
      ? make('suppression-without-reason', suppression, withoutReason(suppression), reasonFix(suppression))
      : []),
    ...(rules.length === 0 ? make('suppression-unused', suppression, withoutRule, removal(text, suppression)) : []),
  ];
}

const withoutRule =
  'This suppression names no rule. Write the rule after `throughline-ignore`, then a colon and the reason.';

function isExpired({ until }: Suppression, asOf: string | undefined): boolean {
  return asOf !== undefined && until !== undefined && until < asOf;
}

function expired({ until }: Suppression): string {
  return `This suppression ended on ${until ?? ''}. Mend what it hides, or give it a new date and a reason.`;
}

/** The reason goes with it, so that a person has to look at it first. */
function expiredFix(text: string, suppression: Suppression): TextFix {
  return { ...removal(text, suppression), isSafe: false };
}

function maker(file: FileRecord, rules: readonly Rule[], settings: RuleSettings) {
  return (
    name: string,
    { span, covers: covered }: Pick<Suppression, 'span' | 'covers'>,
    message: string,
    textFix: Problem['textFix'],
  ): readonly Problem[] => {
    const rule = rules.find((each) => each.name === name);
    const severity = rule ? settings.of(rule, file.path).severity : 'off';
    if (!rule || severity === 'off') return [];
    return [
      {
        rule: name,
        severity: severity ?? rule.severity,
        message,
        path: file.path,
        span,
        element: covered && elementOf(file, covered.declaration),
        related: [],
        ...(textFix ? { textFix } : {}),
      },
    ];
  };
}

/** What a suppression stands at, so that its problem stays the same one wherever that is moved. */
function elementOf({ elements }: FileRecord, declaration: number): string | undefined {
  const element = elements[declaration];
  return element === undefined || element.kind === 'file' || element.kind === 'unknown' ? undefined : element.id;
}

type TextFix = NonNullable<Problem['textFix']>;

/** A misspelt rule gets its name; what hides nothing goes. */
function unusedFix(text: string, suppression: Suppression, rule: string, known: readonly Rule[]): TextFix {
  const span = suppression.rules.find((each) => each.rule === rule)?.span;
  const meant = known.some(({ name }) => name === rule) ? undefined : nearestRule(rule, known);
  if (meant === undefined || !span) return removal(text, suppression, rule);
  return { title: `Replace by \`${meant}\``, span, newText: meant, isSafe: false };
}

function nearestRule(name: string, rules: readonly Rule[]): string | undefined {
  return nearest(
    name,
    rules.map((rule) => rule.name),
  );
}

/** Takes one rule out of a suppression; the comment with its line where it was the only one, or where none is named. */
function removal(text: string, { rules, span }: Suppression, rule?: string): TextFix {
  const index = rules.findIndex((each) => each.rule === rule);
  const [own, next, before] = [rules[index], rules[index + 1], rules[index - 1]];
  if (!own || rules.length < 2) return { title: 'Remove the suppression', span: wholeLine(text, span), newText: '' };
  const gone = next
    ? { start: own.span.start, end: next.span.start }
    : { start: before?.span.end ?? 0, end: own.span.end };
  return { title: `Take \`${own.rule}\` out of the suppression`, span: gone, newText: '' };
}

function reasonFix({ rules, span }: Suppression): Problem['textFix'] {
  const end = rules.at(-1)?.span.end;
  if (end === undefined) return undefined;
  return {
    title: 'Insert a place for the reason',
    isSafe: false,
    span: { start: end, end: span.end },
    newText: ': say why it is all right here',
  };
}

function withoutReason({ rules }: Suppression): string {
  const rule = rules[0]?.rule ?? 'RULE';
  return `This suppression does not say why. Write the reason after a colon: \`// throughline-ignore ${rule}: shared until the split\`.`;
}

function unused(name: string, rules: readonly Rule[]): string {
  const known = rules.some((rule) => rule.name === name);
  if (known) return `Nothing here breaks \`${name}\` any more, so this suppression hides nothing. Remove it.`;
  const suggestion = nearestRule(name, rules);
  return `No rule is called \`${name}\`${suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`}`;
}
