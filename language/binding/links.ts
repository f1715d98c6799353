/** The links that an element's statements make, before they are resolved. */
import { isRelationKey } from '../metamodel/index.ts';
import type { Statement, Value } from '../syntax/summary.ts';
import { Link, type Element, type LinkRelation } from './element.ts';
import type { Symbols } from './symbols.ts';

/** The links of an element's statements: of all of them, or of those with a key. */
export function linksOf(element: Element, symbols: Symbols, key?: string): readonly Link[] {
  const links: Link[] = [];
  const statements = element.declaration?.statements ?? [];
  const counts = statements.length > 1 ? new Map<string, number>() : undefined;
  for (const statement of statements) {
    if (key !== undefined && statement.key !== key) continue;
    const at = counts?.get(statement.key) ?? 0;
    counts?.set(statement.key, at + 1);
    const add = (value: number, relation: LinkRelation, name: string): void => {
      const place = { key: statement.key, statement: at, value };
      links.push(new Link(element, relation, element, place, symbols.entryFor(relation, name)));
    };
    if (isRoleLine(statement)) add(-1, 'role-key', statement.key);
    statement.values.forEach((value, position) => {
      const found = targetOf(statement, value);
      if (found) add(position, found.relation, found.name);
    });
  }
  return links;
}

/** A line whose key no kind takes: a role's, if one has that name. */
function isRoleLine(statement: Statement): boolean {
  return statement.status === 'unknown';
}

const roleLists: ReadonlySet<string> = new Set(['instead', 'conflicts-with']);

function targetOf(
  statement: Statement,
  value: Value,
): { readonly relation: LinkRelation; readonly name: string } | undefined {
  switch (value.type) {
    case 'reference':
      return { relation: statement.status === 'misplaced' ? 'misplaced' : relationOf(statement.key), name: value.name };
    case 'person':
      return { relation: personRelation(statement), name: value.handle };
    case 'approval':
      return value.person !== undefined
        ? { relation: 'person', name: value.person }
        : value.by === undefined
          ? undefined
          : { relation: 'role', name: value.by };
    case 'text':
      return roleLists.has(statement.key) ? { relation: 'role', name: value.text } : undefined;
    default:
      return undefined;
  }
}

function relationOf(key: string): LinkRelation {
  if (key === 'employer') return 'employer';
  return key === 'in' || key === 'ranks' || isRelationKey(key) ? key : 'of';
}

function personRelation(statement: Statement): LinkRelation {
  if (isRoleLine(statement)) return 'holder';
  return statement.key === 'members' ? 'member' : 'person';
}
