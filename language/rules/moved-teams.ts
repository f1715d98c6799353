/** The quick fix that brings a product together in one value stream: the teams of the other one that deliver it move. */
import type { Element } from '../binding/element.ts';
import { rehomeAll } from '../edits/homes.ts';
import { atLink } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { childrenOf, parentsOf, sources } from '../model/queries.ts';
import type { Delivery } from './product-streams.ts';
import { listed, type Fix } from './rule.ts';

/** More names would be a list to read in a menu. */
const mostNames = 4;

/**
 * The teams of `away` move to the train of `home`, which then delivers the product alone. None is offered where it would
 * be a guess who moves: where the train delivers something else too, or has no teams that are declared.
 */
export function movedTeams(away: Delivery, home: Delivery, model: Model): readonly Fix[] {
  const to = trainOf(home.by);
  const from = trainOf(away.by);
  const teams = from && from !== to ? teamsOf(away.by, from) : [];
  if (!from || to?.name === undefined || teams.length === 0) return [];
  return [
    {
      title: `Move ${called(teams, from)} to \`${to.name}\``,
      edits: [...removeEntries([atLink(away.link)]), ...rehomeAll(teams, from, to, model)],
    },
  ];
}

function trainOf(deliverer: Element): Element | undefined {
  return deliverer.kind === 'art' ? deliverer : parentsOf(deliverer).find(({ kind }) => kind === 'art');
}

/** The team that delivers; of a train all its teams, where the product is all that it delivers. */
function teamsOf(deliverer: Element, train: Element): readonly Element[] {
  const teams = deliverer.kind === 'team' ? [deliverer] : childrenOf(train, 'team');
  const isForMore = deliverer.kind === 'art' && sources(train, 'delivered-by').length > 1;
  const isMovable = ({ declaration, broken, name }: Element): boolean =>
    declaration !== undefined && !broken && name !== undefined;
  return !isForMore && teams.every(isMovable) ? teams : [];
}

function called(teams: readonly Element[], train: Element): string {
  const names = teams.map(({ name }) => name ?? '');
  if (names.length > mostNames) return `the ${names.length} teams of \`${train.name ?? ''}\``;
  return `${names.length === 1 ? 'the team' : 'the teams'} ${listed(names)}`;
}
