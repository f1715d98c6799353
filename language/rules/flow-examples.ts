/** A small organisation whose work is measured, for the examples of rules on measured flow. */
import type { ExampleItem } from './rule.ts';

export const exampleWorkflow = `workflow default {
  waiting: "Ready"
  active: "Dev"
  done: "Done"
}
`;

/** The workflow with a line that says what is told at its name, and a team that works by it. */
export function toldWorkflow(told: string): string {
  return `${exampleWorkflow.replace('\n', `\n${told}\n`)}art core {\n  team kite\n}`;
}

/** The value stream `claims` of one team, with something in its block of targets; the block is at a known place. */
export function measuredStream(...targets: readonly string[]): string {
  return `${exampleWorkflow}value-stream claims {
  flow {
${targets.join('\n')}
  }
  art core {
    team kite
  }
}`;
}

/** `1@2026-01-05; …`: so many items with the same history. */
export function alike(count: number, history: string, prefix = 'C'): readonly ExampleItem[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index + 1}`, team: 'kite', history }));
}
