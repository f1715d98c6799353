import { isOwned } from '../binding/element.ts';
import { declarationText, removeDeclaration } from '../edits/declarations.ts';
import { insertParent } from '../edits/headers.ts';
import { referenceTo } from '../edits/references.ts';
import { indented } from '../edits/text-edits.ts';
import { formatted } from '../format/format.ts';
import { kindRow } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { isNested } from '../edits/homes.ts';
import { defineRefactoring } from './refactoring.ts';

export const extractToFile = defineRefactoring({
  name: 'extract-to-file',
  sort: 'extract',
  offer(element, model) {
    const { file, declaration, kind, name } = element;
    if (!file || !declaration?.block || name === undefined || isOwned(element) || element.broken) return [];
    if (kind === 'file' || kind === 'unknown') return [];
    // What stands in its file alone has one of its own already.
    if (!isNested(element) && file.elements.filter((each) => each.owner?.kind === 'file').length < 2) return [];
    const home = isNested(element) ? element.owner : undefined;
    if (home && (isOwned(home) || home.kind === 'unknown')) return [];
    if (home && kindRow(kind).standsIn.every((each) => each !== home.kind)) return [];
    const path = freePath(file.path, name, model);
    // What nesting said is said in the header now.
    const said = home ? insertParent(element, referenceTo(home, element, 'in', model)) : [];
    const text = indented(formatted(`${declarationText(element, said)}\n`), '', file.text);
    return [
      {
        title: `Move it to a file of its own, \`${path}\``,
        edits: removeDeclaration(element),
        newFile: { path, text },
      },
    ];
  },
});

/** A path beside a file that no file of the project has: `name.thru`, else with the first number that is free. */
function freePath(beside: string, name: string, model: Model): string {
  const folder = beside.slice(0, beside.lastIndexOf('/') + 1);
  const taken = new Set([...model.files()].map(({ path }) => path.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const path = `${folder}${name}${number === 1 ? '' : `-${number}`}.thru`;
    if (!taken.has(path.toLowerCase())) return path;
  }
}
