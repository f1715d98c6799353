/** What the built-in roles ask for, as a table for people: read from the library itself. */
import { isKind, kindRow, rolesLibraryIn, type Kind } from '../metamodel/index.ts';
import { summarize } from '../syntax/summarize.ts';
import type { Declaration, RoleAtValue } from '../syntax/summary.ts';

type Asked = {
  readonly kind: Kind;
  readonly title: string;
  readonly at: RoleAtValue;
  readonly instead: readonly string[];
};

/** One row for each role that a kind of element has to have, in the order of the library. */
export function requiredRolesTable(): string {
  const rows = asked().map(
    ({ kind, title, at, instead }) =>
      `| ${kindRow(kind).label} | ${[title, ...instead].join(' or ')} | ${at.required ?? ''} | ${remarks(at)} |`,
  );
  return `## Required by the built-in roles\n\n| at | role | severity | remarks |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}

function asked(): readonly Asked[] {
  const { declarations } = summarize(rolesLibraryIn('guide'));
  return declarations.flatMap((declaration) =>
    declaration
      .statementsOf('at')
      .flatMap(({ values }) => values)
      .flatMap((at) =>
        at.type === 'role-at' && at.required !== undefined && isKind(at.kind)
          ? [{ kind: at.kind, title: titleOf(declaration), at, instead: insteadOf(declaration, at, declarations) }]
          : [],
      ),
  );
}

function titleOf({ title, name }: Declaration): string {
  return title ?? name ?? '';
}

/** The titles of the roles that satisfy it too: there, or where it is inherited from. */
function insteadOf(
  role: Declaration,
  { kind, inherited }: RoleAtValue,
  declarations: readonly Declaration[],
): readonly string[] {
  const isHeldThere = (other: Declaration): boolean => inherited === true || kindsOf(other).includes(kind);
  return textsOf(role, 'instead')
    .flatMap((text) => declarations.filter(({ name }) => name === text))
    .filter(isHeldThere)
    .map(titleOf);
}

function kindsOf(role: Declaration): readonly Kind[] {
  return role
    .statementsOf('at')
    .flatMap(({ values }) => values.flatMap((value) => (value.type === 'role-at' ? [value.kind] : [])));
}

function textsOf(role: Declaration, key: string): readonly string[] {
  return role
    .statementsOf(key)
    .flatMap(({ values }) => values.flatMap((value) => (value.type === 'text' ? [value.text] : [])));
}

function remarks({ inherited, from, guide }: RoleAtValue): string {
  return [
    ...(inherited ? ['what is around it, or who delivers it, may have it'] : []),
    ...(from === undefined ? [] : [`from ${from} on`]),
    guide ? 'named by the guide' : 'practice beyond the guide',
  ].join('; ');
}
