/** The newer version out of the older one and the operations between them, where they belong together. */
import type { Project } from '../project.ts';
import type { Item } from './canonical.ts';
import { toVersion, type Version } from './version.ts';
import { allFacts, applyOperations, docKey, titleKey, type Operation } from './operations.ts';

/** An element as comparing sees it; what it was called before is no part of that. */
export type RebuiltElement = Omit<Item, 'was'>;

export type Rebuilt =
  | { readonly elements: readonly RebuiltElement[] }
  /** Why the operations do not start from this version, in sentences. */
  | { readonly problems: readonly string[] };

/** The elements of the newer version, by identity. */
export function rebuild(project: Project, operations: readonly Operation[]): Rebuilt {
  const version = toVersion(project);
  const problems = misfits(version, operations);
  if (problems.length > 0) return { problems };
  const elements = [...applyOperations(version, operations).values()].map(inOneOrder);
  return { elements: elements.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The same bytes for the same element, however it came about. */
function inOneOrder({ id, kind, name, title, doc, parents, facts, links, order }: Item): RebuiltElement {
  return {
    id,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(doc === undefined ? {} : { doc }),
    parents,
    facts,
    links,
    order,
  };
}

function misfits(version: Version, operations: readonly Operation[]): readonly string[] {
  const renames = operations.filter(({ op }) => op === 'renamed');
  const gone = new Set(
    operations.flatMap((each) => (each.op === 'removed' ? [each.id] : each.op === 'renamed' ? [each.from] : [])),
  );
  // As the operations see it: under the new names, and before anything else.
  const base = applyOperations(version, renames);
  return operations.flatMap((operation) => {
    const told = misfit(operation, { version, base, gone });
    return told === undefined ? [] : [told];
  });
}

type Start = {
  readonly version: Version;
  readonly base: ReadonlyMap<string, Item>;
  readonly gone: ReadonlySet<string>;
};

function misfit(operation: Operation, { version, base, gone }: Start): string | undefined {
  switch (operation.op) {
    case 'removed':
      return version.items.has(operation.id) ? undefined : `It removes \`${operation.id}\`, which is not there.`;
    case 'renamed':
      return version.items.has(operation.from) ? undefined : `It renames \`${operation.from}\`, which is not there.`;
    case 'added': {
      const { id } = operation.item;
      return version.items.has(id) && !gone.has(id) ? `It adds \`${id}\`, which is there already.` : undefined;
    }
    default: {
      const item = base.get(operation.id);
      if (!item) return `It changes \`${operation.id}\`, which is not there.`;
      return isFrom(item, operation)
        ? undefined
        : `Of \`${operation.id}\` it expects ${aspectOf(operation)} to be another.`;
    }
  }
}

type Edit = Extract<Operation, { readonly op: 'moved' | 'set' | 'linked' | 'ordered' }>;

function isFrom(item: Item, operation: Edit): boolean {
  switch (operation.op) {
    case 'moved':
      return isSame(item.parents, operation.before);
    case 'ordered':
      return isSame(item.order, operation.before);
    case 'linked':
      return isSame(item.links[operation.key] ?? [], operation.before);
    case 'set':
      return allFacts(item)[operation.key]?.canon === operation.before?.canon;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function aspectOf(operation: Edit): string {
  if (operation.op === 'moved') return 'its place';
  if (operation.op === 'ordered') return 'its order';
  if (operation.key === titleKey) return 'its title';
  return operation.key === docKey ? 'its description' : `\`${operation.key}\``;
}
