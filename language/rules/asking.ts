/**
 * Asks rules about one element after the other. All of them are told through one context, which is set for each element
 * and rule in turn: making one for each would cost more than most rules do.
 */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';
import type { Measured } from './measured.ts';
import { askedOf, type Plan, type Planned } from './plan.ts';
import type { CheckContext, Finding, Report, Rule, Severity } from './rule.ts';
import type { ResolvedSetting, RuleSettings } from './settings.ts';

const none: readonly Finding[] = [];

/** Gives what rules find about one element; what they read is noted where it is read. */
export class Asking {
  /** How many times a rule was asked about an element. */
  count = 0;
  private readonly settings: RuleSettings;
  private readonly context: CheckContext;
  private element: Element | undefined = undefined;
  private current: Planned | undefined = undefined;
  private findings: Finding[] | undefined = undefined;
  /** What was asked once about the element, and the answers: so few that a list is searched fastest. */
  private readonly queries: unknown[] = [];
  private readonly answers: unknown[] = [];
  /** How many of them are about the element; what is left behind them is of another. */
  private answered = 0;
  /** By query, the answers about elements; kept where nobody takes notes of who reads what. */
  private readonly kept = new Map<unknown, Map<Element, unknown>>();

  constructor(model: Model, settings: RuleSettings, isTracked: boolean) {
    this.settings = settings;
    this.context = {
      model,
      report: (report) => {
        this.keep(report);
      },
      option: (name, of) => this.settingOf(of)?.option(name),
      once: (query) => this.once(query),
      about: isTracked ? (element, query) => query(element) : (element, query) => this.about(element, query),
    };
  }

  /** What the rules of a plan find about an element; with what was measured, for rules on work items. */
  ask(plan: Plan, element: Element, measured?: Measured): readonly Finding[] {
    const context = measured ? { ...this.context, measured } : this.context;
    this.element = element;
    this.findings = undefined;
    this.answered = 0;
    const asked = askedOf(plan, element);
    this.count += asked.length;
    // By index: a loop over values makes an object for each, and this is done most of all.
    for (let at = 0; at < asked.length; at += 1) {
      const planned = asked[at] as Planned;
      this.current = planned;
      planned.check(element, context);
    }
    return this.findings ?? none;
  }

  /** The organisation has changed, and with it what was answered. */
  forget(): void {
    this.kept.clear();
  }

  private get path(): string {
    return this.element?.file?.path ?? '';
  }

  private settingOf(rule: Rule | undefined): ResolvedSetting | undefined {
    return rule ? this.settings.of(rule, this.path) : this.current?.setting;
  }

  private keep(found: Report): void {
    const { current, element } = this;
    if (!current || !element || (found.isPractice && this.settings.isGuideOnly(this.path))) return;
    const { rule, setting } = current;
    const told = setting.severity === undefined ? found : withoutDegrees(found);
    const finding = { ...told, rule, element, severity: severityOf(setting, found, rule) };
    if (this.findings) this.findings.push(finding);
    else this.findings = [finding];
  }

  private once<R>(query: (element: Element) => R): R {
    const { element, queries, answers } = this;
    if (!element) throw new Error('No rule is being asked about an element.');
    // Kept at the place of the query that gave it.
    for (let at = 0; at < this.answered; at += 1) if (queries[at] === query) return answers[at] as R;
    const answer = query(element);
    queries[this.answered] = query;
    answers[this.answered] = answer;
    this.answered += 1;
    return answer;
  }

  private about<R>(element: Element, query: (element: Element) => R): R {
    let answers = this.kept.get(query);
    if (!answers) this.kept.set(query, (answers = new Map<Element, unknown>()));
    // Kept under the query that gave it.
    const known = answers.get(element) as R | undefined;
    if (known !== undefined || answers.has(element)) return known as R;
    const answer = query(element);
    answers.set(element, answer);
    return answer;
  }
}

/** How grave it is on other days and with work items counts only where the configuration says nothing. */
function withoutDegrees(found: Report): Report {
  const { graver, withItems, ...rest } = found;
  return graver || withItems ? rest : found;
}

/** The configuration wins over the finding, and the finding over its rule. */
function severityOf(setting: ResolvedSetting, found: Report, rule: Rule): Severity {
  const configured = setting.severity;
  return (configured === 'off' ? undefined : configured) ?? found.severity ?? rule.severity;
}
