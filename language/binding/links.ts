/** The links that an element's statements make, before they are resolved. */
import { isRelationKey } from '../metamodel/index.ts';
import type { Statement, Value } from '../syntax/summary.ts';
import { Link, type Element, type LinkPlace, type LinkRelation } from './element.ts';
import type { Symbols } from './symbols.ts';

const noStatements: readonly Statement[] = [];

/**
 * The links of an element's statements, of all of them or of those with a key, handed on one by one: hardly an element
 * has more than three, and each a list for them.
 */
export function eachLink(
  element: Element,
  symbols: Symbols,
  key: string | undefined,
  take: (link: Link) => void,
): void {
  const statements = element.declaration?.statements ?? noStatements;
  const counts = statements.length > fewStatements ? new Map<string, number>() : undefined;
  for (let index = 0; index < statements.length; index += 1) {
    const statement = statements[index];
    if (!statement || (key !== undefined && statement.key !== key)) continue;
    const at = counts ? countedAgain(counts, statement.key) : sameKeyBefore(statements, index);
    eachLinkOf(statement, at, element, symbols, take);
  }
}

/** Looking through so few costs less than a table. */
const fewStatements = 12;

/** How many statements before one have its key. */
function sameKeyBefore(statements: readonly Statement[], index: number): number {
  let count = 0;
  for (let before = 0; before < index; before += 1) if (statements[before]?.key === statements[index]?.key) count += 1;
  return count;
}

function countedAgain(counts: Map<string, number>, key: string): number {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return count;
}

function eachLinkOf(
  statement: Statement,
  at: number,
  element: Element,
  symbols: Symbols,
  take: (link: Link) => void,
): void {
  const { key, values } = statement;
  if (isRoleLine(statement)) take(linkAt(element, symbols, 'role-key', key, { key, statement: at, value: -1 }));
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position];
    const name = value && nameIn(statement, value);
    if (!value || name === undefined) continue;
    take(linkAt(element, symbols, relationIn(statement, value), name, { key, statement: at, value: position }));
  }
}

function linkAt(element: Element, symbols: Symbols, relation: LinkRelation, name: string, place: LinkPlace): Link {
  return new Link(element, relation, element, place, symbols.entryFor(relation, name));
}

/** A line whose key no kind takes: a role's, if one has that name. */
function isRoleLine(statement: Statement): boolean {
  return statement.status === 'unknown';
}

const roleLists: ReadonlySet<string> = new Set(['instead', 'conflicts-with']);

/** The name that a value refers to; undefined where it refers to nothing. */
function nameIn(statement: Statement, value: Value): string | undefined {
  switch (value.type) {
    case 'reference':
      return value.name;
    case 'person':
      return value.handle;
    case 'approval':
      return value.person ?? value.by;
    case 'text':
      return roleLists.has(statement.key) ? value.text : undefined;
    default:
      return undefined;
  }
}

/** The relation that such a value states. */
function relationIn(statement: Statement, value: Value): LinkRelation {
  if (value.type === 'reference') return statement.status === 'misplaced' ? 'misplaced' : relationOf(statement.key);
  if (value.type === 'person') return personRelation(statement);
  return value.type === 'approval' && value.person !== undefined ? 'person' : 'role';
}

function relationOf(key: string): LinkRelation {
  if (key === 'employer') return 'employer';
  return key === 'in' || key === 'ranks' || isRelationKey(key) ? key : 'of';
}

function personRelation(statement: Statement): LinkRelation {
  if (isRoleLine(statement)) return 'holder';
  return statement.key === 'members' ? 'member' : 'person';
}
