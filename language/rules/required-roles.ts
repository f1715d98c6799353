/** What the built-in roles ask for, as a table for people: read from the library itself. */
import { isKind, kindRow, rolesLibraryIn, type Kind } from '../metamodel/index.ts';
import { summarize } from '../syntax/summarize.ts';
import type { RoleAtValue } from '../syntax/summary.ts';

type Asked = { readonly kind: Kind; readonly title: string; readonly at: RoleAtValue };

/** One row for each role that a kind of element has to have, in the order of the library. */
export function requiredRolesTable(): string {
  const rows = asked().map(
    ({ kind, title, at }) => `| ${kindRow(kind).label} | ${title} | ${at.required ?? ''} | ${remarks(at)} |`,
  );
  return `## Required by the built-in roles\n\n| at | role | severity | remarks |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}

function asked(): readonly Asked[] {
  return summarize(rolesLibraryIn('guide')).declarations.flatMap((declaration) =>
    declaration
      .statementsOf('at')
      .flatMap(({ values }) => values)
      .flatMap((at) =>
        at.type === 'role-at' && at.required !== undefined && isKind(at.kind)
          ? [{ kind: at.kind, title: declaration.title ?? declaration.name ?? '', at }]
          : [],
      ),
  );
}

function remarks({ inherited, from, guide }: RoleAtValue): string {
  return [
    ...(inherited ? ['what is around it, or who delivers it, may have it'] : []),
    ...(from === undefined ? [] : [`from ${from} on`]),
    guide ? 'named by the guide' : 'practice beyond the guide',
  ].join('; ');
}
