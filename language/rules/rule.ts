/** The shape of a rule. One file a rule: what it checks, why, what to do, examples that are its tests, and its fix. */
import type { Element } from '../binding/element.ts';
import type { Place } from '../edits/places.ts';
import type { TextEdit } from '../edits/text-edits.ts';
import type { PiObjective } from '../flow/index.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import type { ElementKind } from '../syntax/summary.ts';
import type { Measured } from './measured.ts';
import type { Sign } from './signs.ts';

export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** `always` is on in every profile; `guide` holds what the executive guide asks; `all` has every rule. */
export type Profile = 'always' | 'guide' | 'recommended' | 'all';

export type OptionValue = number | boolean | string | readonly string[];

export type OptionSpec = {
  /** `count`: a whole number. `percent`: a share of a whole. `day`: a date as text. `currency`, `rates`: as the project states them for its money. */
  readonly type: 'number' | 'count' | 'percent' | 'boolean' | 'text' | 'texts' | 'day' | 'currency' | 'rates';
  /** The only words that it takes: the text, or each of the texts. */
  readonly words?: readonly string[];
  /** The least number that it takes; 0 where this is left out. */
  readonly least?: number;
  readonly default?: OptionValue;
  /** What it changes, in a sentence. */
  readonly doc: string;
};

export type Example = {
  /** What the example shows, in a few words. */
  readonly title?: string;
  /**
   * The text. A comment line of carets below a line marks where a problem is expected, and says its message:
   * `//   ^^^^^^ error: …`. A line `//- path.thru` starts another file.
   */
  readonly text: string;
  /** The options under which it is judged; the defaults where this is left out. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** What its first quick fix makes of the text. */
  readonly fixed?: string;
  /** The work items that were imported, for a rule on measured flow. */
  readonly items?: readonly ExampleItem[];
  /** The objectives of planning intervals that were imported. */
  readonly objectives?: readonly PiObjective[];
  /** The day of the check, for a rule that needs one. */
  readonly checkedOn?: string;
};

export type ExampleItem = {
  readonly id: string;
  readonly team: string;
  /** `Story` where it is left out. */
  readonly type?: string;
  /** As a packed column is imported: `Ready@2026-01-05; Dev@2026-01-07`. */
  readonly history: string;
  /** Its dates contradict each other in the table. */
  readonly isContradictory?: true;
};

export type Rule = {
  readonly name: string;
  readonly severity: Severity;
  /** What states another severity than the rule's own, in words: `the role’s own declaration`. */
  readonly severityFrom?: string;
  /** What it has to know: the file alone, the whole project (where this is left out), the day, or work items as well. */
  readonly scope?: 'file' | 'date' | 'items';
  readonly profile: Profile;
  /** What is checked, in one sentence. */
  readonly summary: string;
  /** Why it matters, in our own words. */
  readonly why: string;
  /** What the rule stands on: the guide by section and line, SAFe's practice, or arithmetic. */
  readonly source: string;
  /** What to do about it. */
  readonly advice: string;
  /** The kinds of element that it looks at; `file` is what stands at the top of a file. */
  readonly on: readonly ElementKind[] | 'every';
  /**
   * Keys and signs of which an element has to state or show one for the rule to find anything; where it has none of
   * them the rule is not asked. Absent where the rule finds something in what is not there.
   */
  readonly needs?: readonly Need[] | ((kind: ElementKind) => readonly Need[] | undefined);
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** Why it cannot be switched off, where it cannot. */
  readonly fixed?: true;
  /** More of its page, in Markdown: a table that is read from elsewhere. */
  readonly details?: string;
  readonly examples: { readonly ok: readonly Example[]; readonly bad: readonly Example[] };
  readonly check: (element: Element, context: CheckContext) => void;
  /** Quick fixes for one finding, the best first. */
  readonly fix?: (finding: Finding, context: FixContext) => readonly Fix[];
};

/** A key, or a sign. */
export type Need = string | Sign;

export type CheckContext = {
  readonly model: Model;
  readonly report: (report: Report) => void;
  /** The imported work items, for rules whose scope they are; without items those are not asked. */
  readonly measured?: Measured;
  /** An option of the rule; of another rule where that one is named. */
  readonly option: (name: string, of?: Rule) => OptionValue | undefined;
  /** The answer to a question about the element, worked out once for all rules that ask it. */
  readonly once: <R>(query: (element: Element) => R) => R;
  /**
   * The answer to a question about another element: where nobody edits after the check, it is worked out once for all
   * elements that ask it. Elsewhere each has to read for itself what the answer rests on.
   */
  readonly about: <R>(element: Element, query: (element: Element) => R) => R;
};

export type Report = {
  readonly at: Place;
  /** What is wrong, with the two facts that clash; then why, or what to do. Ends with a full stop. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** Work items that it is about, as related information. They come and go, and the problem stays the same one. */
  readonly items?: readonly Related[];
  /** Findings of these rules on these elements explain this one, which then becomes their related information. */
  readonly explainedBy?: readonly { readonly rule: string; readonly element: Element }[];
  /** What a fix needs to know again. */
  readonly data?: Readonly<Record<string, string>>;
  /** Looked up when the problem is shown, since it depends on every name there is. */
  readonly suggestion?: Suggestion;
  /** Graver from a day on, where the check is told what day it is. */
  readonly graver?: { readonly after: string; readonly severity: Severity };
  /** How grave it is once work items are imported. */
  readonly withItems?: Severity;
  /** Not judged by the guide, so quiet in the profile `guide`. */
  readonly isPractice?: true;
};

/** The name that was meant by a word. */
export type Suggestion = { readonly word: string; readonly find: () => string | undefined };

/** The findings of other rules that may explain one. */
export type Explanations = NonNullable<Report['explainedBy']>;

export type Related = { readonly at: Place; readonly message: string };

/** A report with the rule and the element that made it. */
export type Finding = Report & { readonly rule: Rule; readonly element: Element; readonly severity: Severity };

export type FixContext = { readonly model: Model };

export type Fix = {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The meaning cannot change in a way that the author would not want: `check --fix` may apply it. */
  readonly isSafe?: true;
  readonly isPreferred?: true;
};

/** Fixes the type of a rule where it is written. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

export { withArticle } from '../metamodel/article.ts';

/** `a, b and c`, each in code quotes unless told otherwise. */
export function listed(words: readonly string[], quote = '`'): string {
  const quoted = words.map((word) => `${quote}${word}${quote}`);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
}

/** Whether it is a kind of the language: not the file's own element, nor what is of no kind. */
export function isReal(kind: ElementKind): kind is Kind {
  return kind !== 'file' && kind !== 'unknown';
}
