/**
 * What the states and types of a tracker mean, as the model declares it: `workflow` and `item-types`, at the top of a
 * file for all, or in a portfolio for its own teams. A portfolio's own words win over those of the top.
 */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';
import { parentOf } from '../model/queries.ts';
import { flowStates, isItemLevel, sameName, type Category, type FlowState, type ItemLevel } from './vocabulary.ts';

export type TypeMeaning = { readonly category: Category; readonly level: ItemLevel };

/** The meaning of a tracker's words for the teams of one portfolio, or for those of none. */
export type Mapping = {
  /** Undefined for a state that no workflow names. */
  readonly stateOf: (name: string) => FlowState | undefined;
  readonly typeOf: (name: string) => TypeMeaning;
  readonly hasWorkflow: boolean;
};

/** The mapping of a portfolio; of the whole project where it is undefined. */
export function mappingOf(model: Model, portfolio: Element | undefined): Mapping {
  const workflows = inScope(model, 'workflow', portfolio);
  const types = inScope(model, 'item-types', portfolio);
  const states = statesOf(workflows);
  const meanings = typesOf(types);
  const hasTypes = types.length > 0;
  return {
    hasWorkflow: workflows.length > 0,
    stateOf: (name) => (workflows.length > 0 ? states : usualStates).get(sameName(name)),
    typeOf: (name) => {
      const key = sameName(name);
      return meanings.get(key) ?? { category: hasTypes ? 'other' : usualCategory(key), level: usualLevel(key) };
    },
  };
}

/** The states that the workflows of a portfolio name, as they are written; none where it has no workflow. */
export function statesNamed(model: Model, portfolio: Element | undefined): readonly string[] {
  return inScope(model, 'workflow', portfolio).flatMap((workflow) =>
    flowStates.flatMap((key) => workflow.values(key).flatMap((value) => (value.type === 'text' ? [value.text] : []))),
  );
}

/** The blocks of a kind that count for a portfolio: its own first, then those at the top. */
function inScope(model: Model, kind: 'workflow' | 'item-types', portfolio: Element | undefined): readonly Element[] {
  const all = model.elementsOf(kind);
  const own = portfolio ? all.filter((block) => parentOf(block) === portfolio) : [];
  return [...own, ...all.filter((block) => parentOf(block)?.kind !== 'portfolio')];
}

function statesOf(workflows: readonly Element[]): ReadonlyMap<string, FlowState> {
  const states = new Map<string, FlowState>();
  for (const workflow of workflows)
    for (const flowState of flowStates)
      for (const name of textsOf(workflow, flowState)) if (!states.has(name)) states.set(name, flowState);
  return states;
}

const declaredCategories = ['feature', 'defect', 'debt', 'risk'] as const satisfies readonly Category[];

function typesOf(blocks: readonly Element[]): ReadonlyMap<string, TypeMeaning> {
  const types = new Map<string, TypeMeaning>();
  for (const block of blocks) {
    const stated = block.value('level');
    for (const category of declaredCategories)
      for (const name of textsOf(block, category)) {
        const level = stated?.type === 'word' && isItemLevel(stated.word) ? stated.word : usualLevel(name);
        if (!types.has(name)) types.set(name, { category, level });
      }
  }
  return types;
}

function textsOf(block: Element, key: string): readonly string[] {
  return block.values(key).flatMap((value) => (value.type === 'text' ? [sameName(value.text)] : []));
}

/** Where a project declares no workflow: the states that trackers come with. */
const usualStates: ReadonlyMap<string, FlowState> = new Map(
  Object.entries({
    new: ['new', 'open', 'to do', 'backlog', 'funnel'],
    waiting: ['ready', 'selected for development', 'in review', 'review', 'waiting', 'blocked', 'on hold'],
    active: ['in progress', 'in dev', 'in development', 'in test', 'testing', 'implementing', 'analyzing'],
    done: ['done', 'closed', 'resolved', 'released'],
    canceled: ['canceled', 'cancelled', "won't do", 'rejected'],
  } satisfies Partial<Record<FlowState, readonly string[]>>).flatMap(([flowState, names]) =>
    // The keys are those of the object above.
    names.map((name): [string, FlowState] => [name, flowState as FlowState]),
  ),
);

/** Where a project declares no types: by the word. */
function usualCategory(type: string): Category {
  if (/\b(bug|defect|incident|problem|fault)\b/.test(type)) return 'defect';
  if (/\b(debt|tech|technical|enabler|refactoring|chore)\b/.test(type)) return 'debt';
  if (/\b(risk|compliance|security|vulnerability)\b/.test(type)) return 'risk';
  return 'feature';
}

/** The level that a type's own word names; a story otherwise. */
function usualLevel(type: string): ItemLevel {
  if (/\bepic\b/.test(type)) return 'epic';
  if (/\bcapability\b/.test(type)) return 'capability';
  return /\bfeature\b/.test(type) ? 'feature' : 'story';
}
