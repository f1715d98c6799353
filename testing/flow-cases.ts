/** The organisation of the cases that the definitions of measured flow single out: one stream, one train, two teams. */
import { day, flowCase, type FlowCase } from './flow.ts';
import type { PlainItem, Window } from '#language/flow/index.ts';

export const workflow = `
workflow w {
  new: "Backlog"
  waiting: "Ready", "Blocked"
  active: "Dev"
  done: "Done"
  canceled: "Canceled"
  ignore: "Triage"
}
`;
export const organisation = `portfolio p { value-stream s { art a {\n team t { aliases: "Team T" }\n team u\n} } }\n${workflow}`;
/** Whose work it is, and its type. */
export const t = { team: 't', type: 'Story' };
export const month: Window = { from: day(0), to: day(30) };

/** Work items in that organisation, or in another one. */
export function cased(items: readonly PlainItem[], text = organisation): FlowCase {
  return flowCase(text, items);
}
