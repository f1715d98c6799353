// Over 300 lines: the one place in which what rules find, suppressions and the baseline meet.
/**
 * Runs the rules on the elements that changed, and keeps what they found by file. Layers (syntax, findings,
 * suppressions) meet only when a file's problems are asked for, so each is replaced without the others.
 */
import type { Element, FileRecord } from '../binding/element.ts';
import { locate } from '../edits/places.ts';
import type { FlowData } from '../flow/index.ts';
import type { Model } from '../model/model.ts';
import type { Store, StoreUpdate } from '../model/store.ts';
import { reached, Visits } from './causes.ts';
import { CrowdedFiles } from './crowded-files.ts';
import { ExplainedFindings } from './explained-findings.ts';
import { firstProblems } from './first-problems.ts';
import { problemIdentity } from './identity.ts';
import { Asking } from './asking.ts';
import { Plans, type Plan } from './plan.ts';
import type { Finding, Related, Rule } from './rule.ts';
import type { Problem, ProblemOptions } from './problem.ts';
import type { RuleSettings } from './settings.ts';
import { ItemChecks } from './item-checks.ts';
import { PlacedFindings } from './placed-findings.ts';
import { readable } from './readable.ts';
import { mostExplained, relatedPlaces } from './related.ts';
import { Suggestions } from './suggestions.ts';
import { applySuppressions } from './suppressions.ts';

const none: readonly Finding[] = [];

/** What rules found about each element, kept in step with the store. */
export class Checker {
  private readonly store: Store;
  private readonly model: Model;
  private plans: Plans;
  private itemPlans: Plans;
  private asking: Asking;
  private readonly rules: readonly Rule[];
  /** Those that are asked about each element, and those on work items, which are asked once for all. */
  private readonly standing: readonly Rule[];
  private readonly ofItems: readonly Rule[];
  private settings: RuleSettings;
  private readonly byElement = new Map<Element, readonly Finding[]>();
  private readonly placed = new PlacedFindings();
  private readonly crowded: CrowdedFiles;
  /** The findings that a finding on an element may explain. */
  private readonly explained = new ExplainedFindings();
  private readonly suggestions = new Suggestions();
  /** By the files that a change makes stale, what was gone through for it: what explains, and what is explained. */
  private readonly visits = new WeakMap<ReadonlySet<string>, { readonly up: Visits; readonly down: Visits }>();
  readonly items: ItemChecks;
  /** How many elements were checked since the start: what an edit costs, counted. */
  checkedElements = 0;

  constructor(store: Store, model: Model, rules: readonly Rule[], settings: RuleSettings, mostFindings?: number) {
    this.crowded = new CrowdedFiles(mostFindings);
    this.store = store;
    this.model = model;
    this.rules = rules;
    this.standing = rules.filter(({ scope }) => scope !== 'items');
    this.ofItems = rules.filter(({ scope }) => scope === 'items');
    this.settings = settings;
    this.plans = new Plans(this.standing, settings);
    this.itemPlans = new Plans(this.ofItems, settings);
    this.asking = new Asking(model, settings, store.isTracked);
    this.items = new ItemChecks(
      store,
      model,
      {
        concerns: (element) => this.itemPlans.of(element).rules.length > 0,
        judge: (element, measured) => this.asking.ask(this.itemPlans.of(element), element, measured),
      },
      settings.measures,
    );
  }

  /** How many times a rule was asked about an element since it was configured. */
  get askedRules(): number {
    return this.asking.count;
  }

  /** Checks what changed; gives the files whose problems may differ. */
  update({ dirty, removed, names }: Pick<StoreUpdate, 'dirty' | 'removed' | 'names'>): Set<string> {
    const stale = new Set<string>();
    this.asking.forget();
    for (const element of removed) {
      this.crowded.forget(element);
      this.replace(element, none, stale);
    }
    // By index: after a load this is a loop over everything, and an iterator would make an object for each.
    for (let at = 0; at < dirty.length; at += 1) {
      const element = dirty[at] as Element;
      if (element.file) this.judge(element, element.file, stale);
    }
    for (const finding of this.suggestions.changedBy(names)) this.markFile(finding, stale);
    return stale;
  }

  /** Called when all that changed was checked. Of files with many findings no more is judged than needed. */
  settle(stale: Set<string>): void {
    this.crowded.settle(
      (file) => this.store.file(file.path) === file,
      (element) => this.replace(element, this.check(element), stale),
      (element) => this.replace(element, none, stale),
      (element) => this.findings(element).filter(({ at }) => at.element.file === element.file).length,
    );
  }

  configure(settings: RuleSettings): void {
    this.settings = settings;
    this.plans = new Plans(this.standing, settings);
    this.itemPlans = new Plans(this.ofItems, settings);
    this.asking = new Asking(this.model, settings, this.store.isTracked);
    this.items.configure(settings.measures);
    const stale = new Set<string>();
    for (const record of this.store.allFiles())
      for (const element of record.elements) this.judge(element, record, stale);
  }

  /** Replaces the imported work items; gives the files whose problems may differ. */
  useItems(data: FlowData | undefined): Set<string> {
    const stale = this.items.use(data);
    for (const [path, findings] of this.placed.files())
      if ([...findings].some(({ withItems }) => withItems)) stale.add(path);
    return stale;
  }

  /** The problems of a file, in the order of the text. */
  problems(file: FileRecord, options: ProblemOptions): readonly Problem[] {
    const { of } = options;
    const all = [...this.placed.in(file.path), ...this.items.findingsIn(file.path)];
    const findings = of ? all.filter(({ element }) => element === of) : all;
    const shown = options.fold
      ? findings.filter((finding) => this.toldCauses(finding, options).length === 0)
      : findings;
    const unsuggested = withoutSuggestions(shown);
    const problems = [...syntaxProblems(file), ...this.notJudged(file), ...this.toProblems(shown, options)];
    const told = (problem: Problem): Problem => this.told(problem, options, unsuggested);
    if (options.isUnhidden) return problems.map(told);
    const others = file.summary.suppressions.length === 0 ? none : without(all, shown);
    const folded = this.toProblems(others, options);
    const left = applySuppressions(file, problems, folded, { rules: this.rules, settings: this.settings, ...options })
      .filter((problem) => problem.rule === 'syntax' || !this.isKnown(problem, options))
      .sort(compareProblems);
    return (options.isWhole ? left : firstProblems(left)).map((problem) => readable(told(problem)));
  }

  /** A sentence that stands for all that would be found from an element on. */
  private notJudged(file: FileRecord): readonly Problem[] {
    const span = this.crowded.cutIn(file)?.declaration?.head;
    if (!span) return [];
    const most = this.crowded.most.toLocaleString('en');
    const message = `From here on this file is not judged, since ${most} problems stand before. Mend the first ones, or name the file under \`exclude\` in \`throughline.json\` where it is no model.`;
    return [
      { rule: 'syntax', severity: 'error', message, path: file.path, span, element: undefined, related: nothing },
    ];
  }

  private isKnown(problem: Problem, { isKnown }: ProblemOptions): boolean {
    const file = isKnown && this.store.file(problem.path);
    return file !== undefined && isKnown !== undefined && isKnown(problemIdentity(problem, file));
  }

  /** The causes of a finding that are told, and so tell of it. */
  private toldCauses(finding: Finding, options: ProblemOptions): readonly Finding[] {
    const causes = this.causesOf(finding);
    if (!options.isKnown) return causes;
    return causes.filter((cause) => this.toProblems([cause], {}).some((problem) => !this.isKnown(problem, options)));
  }

  /** What was found about an element. */
  findings(element: Element): readonly Finding[] {
    return this.byElement.get(element) ?? [];
  }

  private judge(element: Element, file: FileRecord, stale: Set<string>): void {
    const findings = this.crowded.leavesChanged(element) ? none : this.check(element);
    this.replace(element, findings, stale);
    if (findings.length > 0 && this.placed.in(file.path).size >= this.crowded.most) this.crowded.add(file);
  }

  private check(element: Element): readonly Finding[] {
    this.checkedElements += 1;
    const plan = this.plans.of(element);
    if (plan.rules.length === 0) return none;
    return this.store.isTracked ? this.askReading(plan, element) : this.asking.ask(plan, element);
  }

  /** Apart from the check itself: a function that is made in it would cost every element something, called or not. */
  private askReading(plan: Plan, element: Element): readonly Finding[] {
    return this.store.reading(element, () => this.asking.ask(plan, element));
  }

  private replace(element: Element, findings: readonly Finding[], stale: Set<string>): void {
    const before = this.byElement.get(element);
    if (!before && findings.length === 0) return;
    for (const finding of before ?? none) this.drop(finding, stale);
    if (findings.length === 0) this.byElement.delete(element);
    else this.byElement.set(element, findings);
    for (const finding of findings) this.keep(finding, stale);
  }

  private keep(finding: Finding, stale: Set<string>): void {
    if (this.placed.keep(finding) === undefined) return;
    this.explained.keep(finding);
    this.markStale(finding, stale);
  }

  private drop(finding: Finding, stale: Set<string>): void {
    this.markStale(finding, stale);
    this.placed.drop(finding);
    this.explained.drop(finding);
    this.suggestions.drop(finding);
  }

  /** A finding shows in its file, and changes what its cause and what it explains show. */
  private markStale(finding: Finding, stale: Set<string>): void {
    this.markFile(finding, stale);
    const explains = this.explained.by(finding).size > 0;
    // Most neither explain anything nor are explained.
    if (!explains && !finding.explainedBy) return;
    const { up, down } = this.visitsOf(stale);
    const mark = (each: Finding): void => {
      this.markFile(each, stale);
    };
    down.from(finding, (each) => this.explained.by(each), mark);
    up.from(finding, (each) => this.causesOf(each), mark);
  }

  private visitsOf(stale: ReadonlySet<string>): { readonly up: Visits; readonly down: Visits } {
    let visits = this.visits.get(stale);
    if (!visits) this.visits.set(stale, (visits = { up: new Visits(), down: new Visits() }));
    return visits;
  }

  private markFile(finding: Finding, stale: Set<string>): void {
    const path = this.placed.pathOf(finding);
    if (path !== undefined) stale.add(path);
  }

  private causesOf(finding: Finding): readonly Finding[] {
    if (!finding.explainedBy) return none;
    return finding.explainedBy.flatMap(({ rule, element }) =>
      (this.byElement.get(element) ?? []).filter((each) => each.rule.name === rule),
    );
  }

  /** What a finding explains, also by way of what it explains; one more than are counted where there are more. */
  private allExplained(finding: Finding): readonly Finding[] {
    // Most explain nothing.
    if (this.explained.by(finding).size === 0) return none;
    return reached(finding, (each) => this.explained.by(each), mostExplained + 1);
  }

  /** The findings where they are now, without what costs more: `told` adds that to the few that a person sees. */
  private toProblems(findings: readonly Finding[], { asOf }: Pick<ProblemOptions, 'asOf'>): readonly Problem[] {
    const problems: Problem[] = [];
    for (const finding of findings) {
      const located = locate(finding.at);
      if (!located) continue;
      const { graver, withItems } = finding;
      const usual = withItems && this.items.hasItems ? withItems : finding.severity;
      problems.push({
        rule: finding.rule.name,
        severity: graver && asOf !== undefined && asOf > graver.after ? graver.severity : usual,
        message: finding.message,
        path: located.file.path,
        span: located.span,
        element: identityOf(finding.element),
        related: nothing,
        finding,
      });
    }
    return problems;
  }

  /** The problem with the name that was meant, and with what stands beside it. */
  private told(problem: Problem, { fold }: ProblemOptions, unsuggested: ReadonlySet<Finding>): Problem {
    const { finding, message } = problem;
    if (!finding) return problem;
    const suggestion = unsuggested.has(finding) ? undefined : this.suggestions.of(finding);
    const explained = fold ? this.allExplained(finding) : none;
    const { related: beside = noRelated, items = noRelated } = finding;
    // Most are told as they are.
    if (suggestion === undefined && beside.length + items.length + explained.length === 0) return problem;
    const listed = explained.slice(0, mostExplained);
    const related = [...beside, ...items, ...listed];
    return {
      ...problem,
      message: suggestion === undefined ? message : `${message} Did you mean \`${suggestion}\`?`,
      related: related.length === 0 ? nothing : relatedPlaces(related, listed.length < explained.length),
    };
  }
}

const nothing: Problem['related'] = [];
const noRelated: readonly Related[] = [];

/** Looking for a name that was meant costs more than all else; nobody reads a thousand of them. */
const mostSuggestions = 100;

const allSuggested: ReadonlySet<Finding> = new Set();

/** Those whose suggestion is left out: all after the first hundred of the text. */
function withoutSuggestions(findings: readonly Finding[]): ReadonlySet<Finding> {
  const suggesting = findings.filter(({ suggestion }) => suggestion);
  if (suggesting.length <= mostSuggestions) return allSuggested;
  const start = (finding: Finding): number => locate(finding.at)?.span.start ?? 0;
  const placed = suggesting.map((finding) => ({ finding, at: start(finding) })).sort((a, b) => a.at - b.at);
  return new Set(placed.slice(mostSuggestions).map(({ finding }) => finding));
}

function without(findings: readonly Finding[], some: readonly Finding[]): readonly Finding[] {
  const those = new Set(some);
  return findings.length === some.length ? none : findings.filter((finding) => !those.has(finding));
}

function identityOf(element: Element): string | undefined {
  return element.kind === 'file' || element.kind === 'unknown' ? undefined : element.id;
}

function syntaxProblems(file: FileRecord): readonly Problem[] {
  return file.summary.syntaxProblems.map(({ message, span, fix }) => ({
    rule: 'syntax',
    severity: 'error',
    message,
    path: file.path,
    span,
    element: undefined,
    related: [],
    ...(fix ? { textFix: fix } : {}),
  }));
}

/** The order of the text; at one place that of the rules' names. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}
