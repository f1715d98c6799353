/** An organisation as a snapshot: every declared element once, under the first that contains it. */
import { outLinks, type Element, type FileRecord } from '../binding/element.ts';
import { kindRow, relationKeys, rolesLibraryPath, type Kind } from '../metamodel/index.ts';
import { personName } from '../model/queries.ts';
import type { MoneyTerms } from '../model/money.ts';
import type { Project } from '../project.ts';
import type { Problem } from '../rules/problem.ts';
import { factsOf, foldedKinds } from './glance.ts';
import { keptViewsOf } from './kept-views.ts';
import { numbersOf } from './numbers.ts';
import type { NodeProblem, Snapshot, SnapshotNode } from './snapshot.ts';

export type SnapshotOptions = {
  readonly rev: number;
  /** What the project is called; its only enterprise's title where it is left out or empty. */
  readonly name?: string;
  /** The day by which dated facts are judged. */
  readonly asOf?: string | undefined;
  /** What the project says of its money. */
  readonly terms?: MoneyTerms;
};

/** Plain data that holds nothing of the project: it can be sent, and stays as it is. */
export function toSnapshot(project: Project, options: SnapshotOptions): Snapshot {
  const files = filesOf(project);
  const elements = files.flatMap((file) => file.elements.filter(isShown));
  const parents = new Map(elements.map((element) => [element, shownParent(element)]));
  const { byElement, unplaced } = problemsOf(project, files, options.asOf);
  const ids = new Map(elements.map((element) => [element, element.id]));
  const terms = options.terms ?? { rates: [] };
  const nodes = inTreeOrder(elements, parents).map(({ element, parent }) =>
    toNode(element, parent, { ids, problems: byElement.get(element)?.map(toNodeProblem) ?? none, terms }),
  );
  return {
    v: 1,
    rev: options.rev,
    project: options.name === undefined || options.name === '' ? enterpriseTitle(project) : options.name,
    ...(project.vocabulary() === 'guide' ? {} : { vocabulary: project.vocabulary() }),
    nodes,
    ...(unplaced.length === 0 ? {} : { unplaced: unplaced.map(toNodeProblem) }),
    ...keptViews(elements),
  };
}

function keptViews(elements: readonly Shown[]): Pick<Snapshot, 'keptViews'> {
  const kept = keptViewsOf(elements.filter(({ kind }) => kind === 'view'));
  return kept.length === 0 ? {} : { keptViews: kept };
}

/** The problem that a snapshot shows as so many-th of a node; undefined where the text has moved on. */
export function problemAtNode(
  project: Project,
  { id, index, asOf }: { readonly id: string; readonly index: number; readonly asOf: string | undefined },
): Problem | undefined {
  const { byElement } = problemsOf(project, filesOf(project), asOf);
  for (const [element, problems] of byElement) if (element.id === id) return problems[index];
  return undefined;
}

function toNodeProblem({ rule, severity, message }: Problem): NodeProblem {
  return { rule, severity, message };
}

const none: readonly NodeProblem[] = [];

function filesOf(project: Project): readonly FileRecord[] {
  return project.paths().flatMap((path) => project.file(path) ?? []);
}

function enterpriseTitle(project: Project): string {
  const [first, second] = project.model.elementsOf('enterprise');
  return first && !second ? (first.title ?? first.name ?? '') : '';
}

type Shown = Element & { readonly kind: Kind };

function isShown(element: Element): element is Shown {
  return element.kind !== 'file' && element.kind !== 'unknown' && !foldedKinds.has(element.kind);
}

/** The first element that contains it and is drawn; a block of unknown kind hands on to what it stands in. */
function shownParent(element: Element): Shown | undefined {
  const seen = new Set<Element>();
  for (let at = containerOf(element); at && !seen.has(at); at = containerOf(at)) {
    if (isShown(at) && at.file?.path !== rolesLibraryPath) return at === element ? undefined : at;
    seen.add(at);
  }
  return undefined;
}

/** Nesting comes first, and `in` after it; where neither leads to an element, whatever block it stands in. */
function containerOf(element: Element): Element | undefined {
  return element.links('in').find((link) => link.target && link.target !== element)?.target ?? element.owner;
}

type Placed = { readonly element: Shown; readonly parent: Shown | undefined };

/** Parents before their children; a cycle of containment is cut where it is entered first. */
function inTreeOrder(elements: readonly Shown[], parents: ReadonlyMap<Element, Shown | undefined>): readonly Placed[] {
  const children = new Map<Element, Shown[]>();
  for (const element of elements) {
    const parent = parents.get(element);
    const siblings = parent && children.get(parent);
    if (siblings) siblings.push(element);
    else if (parent) children.set(parent, [element]);
  }
  const placed: Placed[] = [];
  const seen = new Set<Element>();
  const place = (root: Shown): void => {
    // A stack of its own: a containment of thousands of levels must not exhaust the one of the machine.
    const stack: Placed[] = [{ element: root, parent: undefined }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { element } = next;
      if (seen.has(element)) continue;
      seen.add(element);
      placed.push(next);
      for (const child of (children.get(element) ?? []).toReversed()) stack.push({ element: child, parent: element });
    }
  };
  for (const element of elements) if (!parents.get(element)) place(element);
  for (const element of elements) if (!seen.has(element)) place(element);
  return placed;
}

type Around = {
  readonly ids: ReadonlyMap<Element, string>;
  readonly problems: readonly NodeProblem[];
  readonly terms: MoneyTerms;
};

function toNode(element: Shown, parent: Shown | undefined, { ids, problems, terms }: Around): SnapshotNode {
  const { kind, name, doc } = element;
  const title = element.title ?? (kind === 'person' ? namedPerson(element) : undefined);
  const parentId = parent && ids.get(parent);
  return {
    id: ids.get(element) ?? element.id,
    kind,
    level: kindRow(kind).level,
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(parentId === undefined ? {} : { parent: parentId }),
    ...(doc === undefined ? {} : { doc }),
    facts: factsOf(element),
    links: linksOf(element, ids),
    problems,
    ...numbersOf(element, ids, terms),
  };
}

function namedPerson(person: Element): string | undefined {
  const name = personName(person);
  return name.startsWith('@') ? undefined : name;
}

const shownRelations = ['in', 'ranks', ...relationKeys] as const;

function linksOf(element: Element, ids: ReadonlyMap<Element, string>): SnapshotNode['links'] {
  // Most elements have few relations of the many there are: only those are asked for.
  const present = new Set(outLinks(element).map(({ relation }) => relation));
  return shownRelations.flatMap((relation) => {
    if (!present.has(relation)) return [];
    const found = [...new Set(element.links(relation).flatMap((link) => (link.target && ids.get(link.target)) ?? []))];
    // One parent is told by the tree itself.
    return found.length === 0 || (relation === 'in' && found.length === 1) ? [] : [{ relation, ids: found }];
  });
}

type PlacedProblems = {
  readonly byElement: ReadonlyMap<Element, readonly Problem[]>;
  readonly unplaced: readonly Problem[];
};

function problemsOf(project: Project, files: readonly FileRecord[], asOf: string | undefined): PlacedProblems {
  const byElement = new Map<Element, Problem[]>();
  const unplaced: Problem[] = [];
  for (const file of files) {
    for (const problem of project.problems(file.path, { fold: true, asOf })) {
      const element = shownAt(problem, file);
      const list = element ? byElement.get(element) : unplaced;
      if (list) list.push(problem);
      else if (element) byElement.set(element, [problem]);
    }
  }
  return { byElement, unplaced };
}

/** The element that a problem is drawn at: what it is about, else what it stands in. */
function shownAt(problem: Problem, file: FileRecord): Element | undefined {
  const about = problem.finding?.element ?? innermost(file, problem.span.start);
  if (!about || isShown(about)) return about;
  return shownParent(about);
}

function innermost(file: FileRecord, offset: number): Element | undefined {
  const { declarations } = file.summary;
  // Declarations stand in the order of the text: the last that starts before the place, or what that stands in.
  let low = 0;
  let high = declarations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((declarations[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index = declarations[index]?.parent ?? -1) {
    if (offset <= (declarations[index]?.span.end ?? 0)) return file.elements[index];
  }
  return undefined;
}
