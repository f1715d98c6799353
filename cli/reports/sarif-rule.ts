/** A rule as SARIF declares it, with its whole page as help. */
import { rulePage, shortened, type Rule, type Severity } from '#language';
import { addressOf, type ReportContext } from './report-format.ts';

export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What GitHub sorts alerts by, where they are no matter of security. */
const weights: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
  hint: 'recommendation',
};

/** The most that GitHub shows of a description. */
const mostCharacters = 1024;

export function sarifRule(rule: Rule, context: ReportContext): object {
  const helpUri = addressOf(`docs/rules/${rule.name}.md`, context);
  return {
    id: rule.name,
    shortDescription: { text: shortened(rule.summary, mostCharacters) },
    fullDescription: { text: shortened(`${rule.summary} ${rule.why}`, mostCharacters) },
    help: { text: `${rule.why}\n\n${rule.advice}`, markdown: rulePage(rule, context.vocabulary) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: sarifLevels[rule.severity] },
    properties: {
      tags: ['organisation', `profile/${rule.profile}`],
      precision: 'high',
      'problem.severity': weights[rule.severity],
    },
  };
}
