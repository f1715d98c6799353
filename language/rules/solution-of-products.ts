/** A product that several value streams deliver, turned into a solution of products, one a stream. */
import type { Element, Link } from '../binding/element.ts';
import { appendToFile } from '../edits/declarations.ts';
import { atLink } from '../edits/places.ts';
import { freeName, referenceTo } from '../edits/references.ts';
import { removeEntries, type TextEdit } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { ancestorsOf, streamsAround } from '../model/queries.ts';
import { vacantSeats } from './vacant-seats.ts';

/** The deliveries of a product by the outermost value stream of whoever delivers. */
type Group = { readonly stream: Element; readonly links: readonly Link[] };

/** What is written for it, with what to call it; undefined where one value stream delivers all of it. */
export function solutionOfProducts(
  product: Element,
  model: Model,
): { readonly title: string; readonly edits: readonly TextEdit[] } | undefined {
  const groups = groupsOf(product);
  if (groups.length < 2 || product.name === undefined) return undefined;
  return { title: 'Make it a solution of products, one for each value stream', edits: edits(product, groups, model) };
}

/** The product stays with its first value stream, so that what refers to it still does. */
function edits(product: Element, [first, ...others]: readonly Group[], model: Model): readonly TextEdit[] {
  const own = product.name ?? '';
  const titled = (suffix: string): string =>
    product.title === undefined ? '' : ` ${quoted(`${product.title}${suffix}`)}`;
  const parts = others.map(({ stream, links }) => {
    const name = freeName(`${own}-${stream.name ?? ''}`, model);
    const by = links.map((link) =>
      link.target ? referenceTo(link.target, product, 'delivered-by', model) : link.name,
    );
    const head = `product ${name}${titled(`, ${stream.title ?? stream.name ?? ''}`)} in ${stream.name ?? ''}`;
    return { name, text: `${head} {\n  need: ""\n  delivered-by: ${by.join(', ')}\n}` };
  });
  const portfolio =
    first && ancestorsOf(first.stream).find(({ kind }) => kind === 'portfolio' || kind === 'enterprise');
  const name = freeName(`${own}-solution`, model);
  const head = `solution ${name}${titled('')}${portfolio?.name === undefined ? '' : ` in ${portfolio.name}`}`;
  const lines = [
    `comprises: ${[own, ...parts.map((part) => part.name)].join(', ')}`,
    ...vacantSeats('solution', model),
  ];
  const solution = `${head} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
  return [
    ...removeEntries(others.flatMap(({ links }) => links.map(atLink))),
    ...appendToFile(product, [...parts.map(({ text }) => text), solution].join('\n\n')),
  ];
}

function groupsOf(product: Element): readonly Group[] {
  const groups = new Map<Element, Link[]>();
  for (const link of product.links('delivered-by')) {
    const stream = link.target && streamsAround(link.target).at(-1);
    if (stream) groups.set(stream, [...(groups.get(stream) ?? []), link]);
  }
  return [...groups].map(([stream, links]) => ({ stream, links }));
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, (char) => `\\${char}`)}"`;
}
