/** Marks as elements of the page. By hand and not by the page's components: a large drawing has thousands of them. */
import type { Mark } from '#language/views/index.ts';

const namespace = 'http://www.w3.org/2000/svg';

type Drawable = Omit<Mark, 'tag'> & { readonly tag: Mark['tag'] | 'svg' };

/** A mark with all that is in it. */
export function nodeOf({ tag, attributes, text, children = [] }: Drawable): SVGElement {
  const node = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (text !== undefined) node.textContent = text;
  for (const child of children) node.append(nodeOf(child));
  return node;
}
