/** Blocks that were copied whole: what stands in them is declared twice because they are. */
import type { Element } from '../binding/element.ts';
import { fullSpanOf } from '../edits/full-spans.ts';
import type { Model } from '../model/model.ts';
import { childrenOf } from '../model/queries.ts';
import { isReal, type Explanations } from './rule.ts';
import { misplacing } from './stated.ts';

/** How many names stand in a copy as in the first one, at any depth. */
export function copiedNames(copy: Element, first: Element, model: Model): number {
  let count = 0;
  for (const child of childrenOf(copy)) {
    if (child.owner !== copy) continue;
    if (isCopied(child, first, model)) count += 1;
    count += copiedNames(child, first, model);
  }
  return count;
}

function isCopied(child: Element, first: Element, model: Model): boolean {
  child.noteRead('rank');
  if (child.rank === 0 || child.name === undefined || !isReal(child.kind)) return false;
  let at = model.firstNamed(child.kind, child.name);
  while (at && at !== first) at = at.owner;
  return at !== undefined;
}

/** What tells of the copied block that a copy stands in, for each that stands where the first one's stands. */
export function copying(copy: Element, first: Element, model: Model): Explanations {
  const causes: Explanations[number][] = [...misplacing(first), ...besideCopies(copy, first, model)];
  let [to, from] = [copy.owner, first.owner];
  while (to && from && to !== from && isReal(to.kind) && to.kind === from.kind && to.name === from.name) {
    // Whichever of the two blocks stands first: a block may be copied into itself.
    causes.push(...[to, from].flatMap((element) => [{ rule: 'duplicate-name', element }, ...misplacing(element)]));
    if (to.kind === 'backlog' && to.owner) causes.push({ rule: 'art-with-many-backlogs', element: to.owner });
    [to, from] = [to.owner, from.owner];
  }
  return causes;
}

/** In a block without a name the first that is copied tells of the others. */
function besideCopies(copy: Element, { owner: from }: Element, model: Model): Explanations {
  const { owner, kind } = copy;
  if (!owner || !from || owner === from || owner.kind !== from.kind || owner.name !== undefined) return [];
  const told = childrenOf(owner, kind).find((each) => isCopied(each, from, model));
  return told && told !== copy ? [{ rule: 'duplicate-name', element: told }] : [];
}

/** Whether a copy says what the first one says, and so can be taken out without a loss. */
export function saysTheSame(copy: Element, first: Element): boolean {
  return withoutSpace(copy) === withoutSpace(first);
}

/** Its text, however it is indented. */
function withoutSpace(element: Element): string {
  const { start, end } = fullSpanOf(element);
  return (element.file?.text ?? '').slice(start, end).replaceAll(/\s+/g, ' ').trim();
}
