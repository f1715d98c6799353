import type { Element } from '../binding/element.ts';
import { addDeclarations } from '../edits/added.ts';
import { appendToFile, declarationText, removeDeclarations } from '../edits/declarations.ts';
import { atLink } from '../edits/places.ts';
import { freeName } from '../edits/references.ts';
import { replaceAt, type TextEdit } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { alignmentsOf, childrenOf } from '../model/queries.ts';
import { listed } from '../rules/rule.ts';
import { isNested } from '../edits/homes.ts';
import { formatted } from '../format/format.ts';
import { defineRefactoring } from './refactoring.ts';
import { allVacantSeats } from '../rules/vacant-seats.ts';

export const splitTrain = defineRefactoring({
  name: 'split-train',
  sort: 'rewrite',
  on: ['art'],
  offer(art, model) {
    const teams = childrenOf(art, 'team').filter(({ declaration }) => declaration !== undefined);
    const going = teams.slice(Math.ceil(teams.length / 2));
    if (teams.length < 2 || art.name === undefined) return [];
    const names = listed(going.map((team) => team.name ?? ''));
    return [{ title: `Split the train: ${names} go to a new one`, edits: split(art, going, model) }];
  },
});

/** The new train stands beside the old one; teams that stand in the old one move with their text. */
function split(art: Element, going: readonly Element[], model: Model): readonly TextEdit[] {
  const name = freeName(`${art.name ?? 'train'}-2`, model);
  const nested = going.filter((team) => team.owner === art);
  const named = going.filter((team) => team.owner !== art);
  const stream = alignmentsOf(art)[0]?.stream;
  const lines = [
    'state: forming',
    ...allVacantSeats('art', model, going.length),
    'backlog { }',
    ...nested.map((team) => declarationText(team)),
  ];
  const body = lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n');
  const home = isNested(art) ? art.owner : undefined;
  const header = home || stream?.name === undefined ? `art ${name}` : `art ${name} in ${stream.name}`;
  const text = `${header} {\n${body}\n}`;
  return [
    ...(home ? addDeclarations(home, [text], art) : appendToFile(art, formatted(text).trimEnd())),
    ...removeDeclarations(nested),
    ...named.flatMap((team) => renamedHome(team, art, name)),
  ];
}

function renamedHome(team: Element, art: Element, name: string): readonly TextEdit[] {
  const link = team.links('in').find((each) => each.target === art);
  return link && link.statement >= 0 ? replaceAt(atLink(link), name) : [];
}
