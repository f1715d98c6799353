import type { Element } from '../binding/element.ts';
import { addDeclarations } from '../edits/added.ts';
import { declarationText, removeDeclaration } from '../edits/declarations.ts';
import { atLink } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import { isNested } from '../edits/homes.ts';
import { defineRefactoring } from './refactoring.ts';

export const inlineIntoHome = defineRefactoring({
  name: 'inline-into-home',
  sort: 'inline',
  offer(element) {
    const links = element.links('in');
    const [link] = links;
    const home = link?.target;
    // With a second home, or in itself, there is no one block into which it could go.
    if (isNested(element) || links.length !== 1 || link?.status !== 'resolved' || !home?.declaration) return [];
    if (home === element || home.kind === 'file' || element.broken || home.broken || isAround(element, home)) return [];
    return [
      {
        title: `Move it into the block of \`${home.name ?? ''}\``,
        edits: [
          ...removeDeclaration(element),
          ...addDeclarations(home, [declarationText(element, removeEntries([atLink(link)]))]),
        ],
      },
    ];
  },
});

function isAround(element: Element, home: Element): boolean {
  for (let at: Element | undefined = home; at; at = at.owner) if (at === element) return true;
  return false;
}
