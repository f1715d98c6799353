/**
 * Half a year of work items of the example Nordhaven Bank, as `throughline flow import` writes them. The organisation is
 * read from the example itself, so that a renamed team is renamed here too; what happened stands in `story.ts`.
 */
import path from 'node:path';
import { labelOf, type Element } from '#language';
import { flowFileText, toFlowData, type PiObjective, type PlainItem } from '#language/flow/index.ts';
import { loadProject } from '#workspace';
import { root } from '../pinned-node.mjs';
import { createChance } from './chance.ts';
import { featuresOf, type Keys, type Train } from './features.ts';
import { objectivesOf } from './objectives.ts';
import { storiesOf } from './stories.ts';
import { screening, trains as stories } from './story.ts';

export function exampleItems(): string {
  const trains = trainsOfExample();
  const key = keys();
  const items: PlainItem[] = [];
  const objectives: PiObjective[] = [];
  for (const [index, train] of trains.entries()) {
    // A chance of its own: what is changed of one train leaves the others as they are.
    const chance = createChance(1971 + index);
    const next = train.name === screening.from ? trains.find(({ name }) => name === screening.to) : undefined;
    const features = [...featuresOf(train, next, chance, key)];
    items.push(...features);
    if (train.story.stories) items.push(...storiesOf(train, features, chance, key));
    objectives.push(...objectivesOf(train, createChance(1871 + index)));
  }
  return [...flowFileText(toFlowData(items, objectives))].join('');
}

/** `NHB-10001` and on: all as long, so that their order is that of the text. */
function keys(): Keys {
  let last = 10_000;
  return () => `NHB-${(last += 1)}`;
}

function trainsOfExample(): readonly Train[] {
  const { model } = loadProject(path.join(root, 'examples', 'nordhaven-bank')).project;
  return model.elementsOf('art').map((art) => {
    const name = art.name ?? '';
    const story = stories[name];
    if (!story) throw new Error(`The story of the items says nothing of the train ${name}.`);
    const isOwn = (element: Element, relation: 'in' | 'delivered-by'): boolean =>
      element.links(relation).some(({ target }) => target === art);
    return {
      name,
      title: labelOf(art),
      products: model
        .elementsOf('product')
        .filter((product) => isOwn(product, 'delivered-by'))
        .map(labelOf),
      teams: model
        .elementsOf('team')
        .filter((team) => isOwn(team, 'in'))
        .map((team) => ({ name: team.name ?? '', title: labelOf(team) })),
      story,
    };
  });
}
