import type { Element, Link } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { inWords, The } from './words.ts';

export const valueStreamInManyPortfolios = defineRule({
  name: 'value-stream-in-many-portfolios',
  severity: 'error',
  profile: 'recommended',
  summary: 'A value stream belongs to one portfolio.',
  why: 'A portfolio funds and governs its value streams. Two portfolios would fund one stream twice, or not at all.',
  source: 'SAFe, portfolio',
  advice: 'Keep the portfolio that funds it.',
  on: ['value-stream'],
  examples: {
    ok: [{ text: 'portfolio retail\n\nvalue-stream claims in retail' }],
    bad: [
      {
        text: `portfolio retail

portfolio corporate

value-stream claims in retail, corporate
//                             ^^^^^^^^^ error: The value stream \`claims\` is in two portfolios, \`retail\` and \`corporate\`; one portfolio funds it. Keep one of them.`,
        fixed: `portfolio retail

portfolio corporate

value-stream claims in retail`,
      },
    ],
  },
  check(stream, { report }) {
    const links = portfoliosOf(stream);
    const [first, second] = links;
    if (!first || !second) return;
    report({
      at: atLink(second),
      message: `${The(stream)} is in ${inWords(links.length)} portfolios, ${listed(links.map((link) => link.target?.name ?? ''))}; one portfolio funds it. Keep one of them.`,
      related: [{ at: atLink(first), message: `It is in \`${first.target?.name ?? ''}\` here.` }],
    });
  },
  fix({ element }): readonly Fix[] {
    const [first, ...others] = portfoliosOf(element);
    const isStated = others.every((link) => link.statement >= 0 && link.stater === element);
    if (!first || !isStated) return [];
    return [{ title: `Keep \`${first.target?.name ?? ''}\``, edits: removeEntries(others.map(atLink)) }];
  },
});

/** The portfolios that it is in, each once. */
function portfoliosOf(stream: Element): readonly Link[] {
  const links = stream.links('in').filter((link) => link.target?.kind === 'portfolio');
  return links.filter((link, index) => links.findIndex((each) => each.target === link.target) === index);
}
