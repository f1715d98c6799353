import type { Element } from '../binding/element.ts';
import { alignmentsOf, ancestorsOf, wordOf } from '../model/queries.ts';
import type { Model } from '../model/model.ts';
import { rehome } from '../edits/homes.ts';
import { defineRefactoring } from './refactoring.ts';

/** More would be a list to search in, not a choice. */
const mostStreams = 8;

export const moveTrain = defineRefactoring({
  name: 'move-train',
  sort: 'move',
  on: ['art'],
  offer(art, model) {
    return streamsFor(art, model).map((stream) => ({
      title: `Move the train to the value stream \`${stream.name ?? ''}\``,
      edits: rehome(art, stream, model),
    }));
  },
});

/** The other value streams for development, those of its own portfolio first. */
function streamsFor(art: Element, model: Model): readonly Element[] {
  const own = new Set(alignmentsOf(art).map(({ stream }) => stream));
  const home = portfolioOf(art);
  const others = model
    .elementsOf('value-stream')
    .filter((each) => each.name !== undefined && !own.has(each) && wordOf(each, 'type') !== 'operational');
  const near = others.filter((each) => portfolioOf(each) === home);
  return [...near, ...others.filter((each) => !near.includes(each))].slice(0, mostStreams);
}

function portfolioOf(element: Element): Element | undefined {
  return ancestorsOf(element).find((each) => each.kind === 'portfolio');
}
