/** What a reference means: decided by its name, the kinds that its key takes, and the kind written before the name. */
import { entryOf, kindRow, referableKinds, relationTable, targetsOf, type Kind } from '../metamodel/index.ts';
import { noCandidates, valueOf, type Element, type Link, type LinkStatus, type Name } from './element.ts';
import { meaningsOf, roleOf, type Symbols } from './symbols.ts';

export type Resolution = {
  readonly status: LinkStatus;
  readonly target: Element | undefined;
  readonly candidates: readonly Element[];
};

const unresolved: Resolution = { status: 'unresolved', target: undefined, candidates: noCandidates };

/** What a link leads to by now, and whether that is what its key takes. Changes nothing. */
export function resolve(link: Link, symbols: Symbols): Resolution {
  const { entry } = link;
  // What is implied needs no looking up, and is not asked.
  if (!entry) return unresolved;
  switch (link.relation) {
    case 'holder':
    case 'member':
    case 'person':
      return resolved(symbols.personOf(entry));
    case 'role-key':
    case 'role': {
      const role = roleOf(entry);
      return role ? resolved(role) : unresolved;
    }
    default:
      return resolveName(link, entry);
  }
}

function resolved(target: Element): Resolution {
  return { status: 'resolved', target, candidates: noCandidates };
}

function resolveName(link: Link, entry: Name): Resolution {
  const allowed = targetKinds(link);
  const value = valueOf(link);
  const qualifier = value?.type === 'reference' ? value.qualifier : undefined;
  const { first } = entry;
  // Most names have one meaning, and it fits.
  if (first && !entry.hasOthers && isAllowed(first, allowed) && (!qualifier || first.kind === qualifier))
    return resolved(first);
  const meanings = meaningsOf(entry);
  const fitting = meanings.filter((each) => isAllowed(each, allowed) && (!qualifier || each.kind === qualifier));
  const others = fitting.filter((each) => each !== link.subject);
  const candidates = others.length > 0 ? others : fitting;
  const [only, second] = candidates;
  if (only && second) return { status: 'ambiguous', target: undefined, candidates };
  if (only) return resolved(only);
  const [wrong] = qualifier ? meanings.filter((each) => each.kind === qualifier) : meanings;
  return wrong ? { status: 'wrong-kind', target: wrong, candidates: noCandidates } : unresolved;
}

function isAllowed(element: Element, allowed: readonly Kind[]): boolean {
  return element.kind !== 'file' && element.kind !== 'unknown' && allowed.includes(element.kind);
}

/** The kinds that a reference may mean where it stands. */
export function targetKinds(link: Pick<Link, 'subject' | 'relation' | 'key'>): readonly Kind[] {
  const { kind } = link.subject;
  if (link.relation === 'employer') return ['supplier'];
  if (link.relation === 'ranks') return kindRow('backlog').ranks ?? [];
  if (link.relation === 'in') return kind === 'file' || kind === 'unknown' ? referableKinds : kindRow(kind).standsIn;
  const own = kind === 'file' || kind === 'unknown' ? undefined : entryOf(link.key, kind)?.relation;
  if (own && kind !== 'file' && kind !== 'unknown') return targetsOf(own, kind);
  return relationTable.find((row) => row.key === link.key)?.to ?? referableKinds;
}
