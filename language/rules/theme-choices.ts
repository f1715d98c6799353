/** The themes that a quick fix offers: those that are near first, and few. */
import type { Element } from '../binding/element.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import type { Fix } from './rule.ts';

const most = 4;

/** One fix a theme: `near` ones first, then the others of the project. */
export function supportFixes(element: Element, near: readonly Element[], model: Model): readonly Fix[] {
  const themes = [...new Set([...near, ...model.elementsOf('theme')])].filter(
    ({ name, rank }) => name !== undefined && rank === 0,
  );
  return themes.slice(0, most).map((theme) => ({
    title: `Say that it supports \`${theme.name ?? ''}\``,
    edits: addEntry(element, 'supports', referenceTo(theme, element, 'supports', model)),
  }));
}
