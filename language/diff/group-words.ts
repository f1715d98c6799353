/** The words of which the headlines of groups are made. */
import { kindTable } from '../metamodel/kinds.ts';
import type { Change } from './changes.ts';
import { called, counted, listOf } from './words.ts';

type Facts = Readonly<Record<string, number>>;

/** The names of a list that was joined with commas. */
export function namesIn(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(', ');
}

/** `product manager of train Sky`: the seat that a change is about. */
export function seatText({ property, element }: Change): string {
  const word = property === 'members' ? 'a member' : (property ?? '').replaceAll('-', ' ');
  return `${word} of ${called(element)}`;
}

/** More are counted instead of named. */
const mostNames = 4;

/** `the train Cards and the products Wallet and Coin`. */
export function namesOf(changes: readonly Change[]): string {
  const kinds = [...new Set(changes.map(({ element }) => element.kind))];
  return listOf(kinds.map((kind) => namesOfKind(changes.filter(({ element }) => element.kind === kind))));
}

function namesOfKind(changes: readonly Change[]): string {
  const [first] = changes;
  if (!first) return '';
  const row = kindTable[first.element.kind];
  if (changes.length > mostNames) return counted(changes.length, row.label, row.plural);
  const names = changes.map(({ element: { kind, title, name } }) =>
    kind === 'person' ? (title ?? `@${name ?? ''}`) : (title ?? name ?? ''),
  );
  return `the ${changes.length === 1 ? row.label : row.plural} ${listOf(names)}`;
}

/** `, 12 people`, or nothing where that is not known. */
export function peopleText({ people }: Facts): string {
  return people === undefined ? '' : `, ${counted(people, 'person', 'people')}`;
}

/** Whether what goes along is one thing. */
export function isOne(facts: Facts): boolean {
  const counts = Object.values(facts);
  return counts.length === 1 && counts[0] === 1;
}

/** `2 teams, 17 people and 1 product`: what goes along with something. */
export function alongText({ teams, people, products }: Facts): string {
  return listOf([
    ...(teams === undefined ? [] : [counted(teams, 'team', 'teams')]),
    ...(people === undefined ? [] : [counted(people, 'person', 'people')]),
    ...(products === undefined ? [] : [counted(products, 'product', 'products')]),
  ]);
}
