/** What the definition of a role says: where it belongs, and how many seats it has. */
import { isKind } from '../../metamodel/index.ts';
import { T } from '../scanner.ts';
import type { Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { quoted } from './images.ts';
import { toNumber } from './numbers.ts';

const severities = ['error', 'warning', 'info', 'hint'] as const;

function severityOf(word: string): (typeof severities)[number] | undefined {
  return severities.find((severity) => severity === word);
}

/** `art required error inherited from 3 teams guide`. */
export function readRoleAt(entry: Entry): Value | undefined {
  const span = entry.span();
  const kind = entry.next();
  if (!isKind(kind)) return { type: 'invalid', reason: `\`${quoted(kind)}\` is not a kind of element.`, span };
  let found: Extract<Value, { type: 'role-at' }> = { type: 'role-at', kind, span };
  while (!entry.done) {
    if (entry.takes('required')) {
      const severity = severityOf(entry.text());
      if (severity) entry.next();
      found = { ...found, required: severity ?? 'warning' };
    } else if (entry.takes('inherited')) found = { ...found, inherited: true };
    else if (entry.takes('guide')) found = { ...found, guide: true };
    else if (entry.takes('from')) {
      const from = entry.next();
      found = { ...found, from: entry.takes('teams') ? `${from} teams` : from };
    } else return found;
  }
  return found;
}

/** How many hold a seat: `1`, `1 to 3`. */
export function readHolders(entry: Entry): Value | undefined {
  const span = entry.span();
  const min = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (min === undefined) return undefined;
  if (!entry.takes('to')) return { type: 'range', min, max: min, span };
  const max = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  return max === undefined ? undefined : { type: 'range', min, max, span };
}

/** How many seats one person holds at most, and how grave more are: `2 warning`. */
export function readSeats(entry: Entry): Value | undefined {
  const span = entry.span();
  const max = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (max === undefined) return undefined;
  const severity = severityOf(entry.text());
  if (severity) entry.next();
  return { type: 'range', min: 0, max, ...(severity ? { severity } : {}), span };
}
