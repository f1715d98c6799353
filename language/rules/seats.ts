/** Who holds which seats: shared by the rules on roles. */
import type { Element, Link } from '../binding/element.ts';
import { atKey, atValue, type Place } from '../edits/places.ts';
import { rolesLibraryPath, type Kind } from '../metamodel/index.ts';
import { roleLinesOf, type Holder, type RoleLine } from '../model/queries.ts';

/** Where people hold seats, by the library’s roles or by the organisation’s own. */
export const seatKinds: readonly Kind[] = [
  'enterprise',
  'theme',
  'objective',
  'portfolio',
  'epic',
  'value-stream',
  'solution',
  'solution-train',
  'capability',
  'product',
  'art',
  'feature',
  'team',
  'story',
];

export type Seat = {
  readonly role: Element;
  readonly person: Element;
  readonly at: Place;
  /** The link that says so. */
  readonly link: Link;
  readonly home: Element;
  readonly share: number | undefined;
  readonly lead: boolean;
};

/** The seats that are filled at an element, in the order of the text. */
export function seatsAt(home: Element): readonly Seat[] {
  const seats: Seat[] = [];
  for (const { role, key, at: line, holders } of roleLinesOf(home))
    for (const { person, link, index, share, lead } of holders)
      if (role && person && link)
        seats.push({ role, person, at: atValue(home, key, line, index), link, home, share, lead });
  return seats;
}

const nobody: readonly Holder[] = [];

/** Everybody who holds the role of a line, over all lines of that role: told at the first of them. */
export function holdersOf(line: RoleLine, lines: readonly RoleLine[]): readonly Holder[] {
  // Of a line that no role has nobody asks who else holds it.
  if (line.role === undefined || lines.length === 1) return line.holders;
  if (lines.length > manyLines) return holdersAmongMany(line, lines);
  if (isOnlyOne(line, lines)) return line.holders;
  const same = lines.filter((each) => each.role === line.role);
  return same[0] === line ? same.flatMap(({ holders }) => holders) : nobody;
}

/** Whether no other line is of its role; makes no function, since it is asked wherever somebody has a seat. */
function isOnlyOne(line: RoleLine, lines: readonly RoleLine[]): boolean {
  for (let at = 0; at < lines.length; at += 1) if (lines[at] !== line && lines[at]?.role === line.role) return false;
  return true;
}

/** More than people write by hand: such lines are put in order once, and not for each of them. */
const manyLines = 48;

const ordered = new WeakMap<readonly RoleLine[], ReadonlyMap<Element, readonly RoleLine[]>>();

function holdersAmongMany(line: RoleLine, lines: readonly RoleLine[]): readonly Holder[] {
  let byRole = ordered.get(lines);
  if (!byRole) ordered.set(lines, (byRole = linesByRole(lines)));
  const same = (line.role && byRole.get(line.role)) ?? [];
  return same[0] === line ? same.flatMap(({ holders }) => holders) : nobody;
}

function linesByRole(lines: readonly RoleLine[]): ReadonlyMap<Element, readonly RoleLine[]> {
  const byRole = new Map<Element, RoleLine[]>();
  for (const line of lines) {
    if (!line.role) continue;
    const same = byRole.get(line.role);
    if (same) same.push(line);
    else byRole.set(line.role, [line]);
  }
  return byRole;
}

/** The role of a seat, by the line in which it stands. */
export function roleOf(seat: Link): Element | undefined {
  return seat.subject.links('role-key').find(({ key, statement }) => key === seat.key && statement === seat.statement)
    ?.target;
}

/** The words that mean a role: its name, its abbreviation, its aliases. */
export function wordsOf(role: Element): ReadonlySet<string> {
  const others = ['abbreviation', 'aliases'].flatMap((key) => role.values(key));
  return new Set([role.name ?? '', ...others.flatMap((value) => (value.type === 'text' ? [value.text] : []))]);
}

/** The key of a role's line at the element that states it. */
export function atLine(home: Element, { key, at }: RoleLine): Place {
  return atKey(home, key, at);
}

/** The names of other roles that a fact of a role lists; aliases and abbreviations mean the role itself. */
export function rolesNamed(role: Element, key: 'conflicts-with'): readonly Element[] {
  return role.links('role').flatMap((link) => (link.key === key && link.target ? [link.target] : []));
}

/** The name of a role as people read it. */
export function roleTitle(role: Element): string {
  return role.title ?? role.name ?? '';
}

/** Whether every project knows a role, since it is ours. */
export function isBuiltIn({ file }: Element): boolean {
  return file?.path === rolesLibraryPath;
}

/** Whose a limit of a role is: a built-in one has it by common practice, another by the model that declares it. */
export function limitOf(role: Element, asked: string, key: string): string {
  return isBuiltIn(role)
    ? `common practice is ${asked} (\`${key}\` of the built-in role)`
    : `this model asks for ${asked} (\`${key}\` of its role \`${role.name ?? ''}\`)`;
}
