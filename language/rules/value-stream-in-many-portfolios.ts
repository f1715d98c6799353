import { statementOf } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { removeEntry } from '../edits/text-edits.ts';
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
//                             ^^^^^^^^^ error: The value stream \`claims\` is in two portfolios, \`retail\` and \`corporate\`; one portfolio funds it.`,
        fixed: `portfolio retail

portfolio corporate

value-stream claims in retail`,
      },
    ],
  },
  check(stream, { report }) {
    const links = stream
      .links('in')
      .filter(
        (link, index, all) =>
          link.target?.kind === 'portfolio' && all.findIndex((each) => each.target === link.target) === index,
      );
    const [first, second] = links;
    if (!first || !second) return;
    report({
      at: atLink(second),
      message: `${The(stream)} is in ${inWords(links.length)} portfolios, ${listed(links.map((link) => link.target?.name ?? ''))}; one portfolio funds it.`,
      related: [{ at: atLink(first), message: `It is in \`${first.target?.name ?? ''}\` here.` }],
    });
  },
  fix({ element }): readonly Fix[] {
    const [first, ...others] = element.links('in').filter((link) => link.target?.kind === 'portfolio');
    const edits = others.flatMap((link) => {
      const statement = statementOf(link);
      return statement ? removeEntry(atLink(link), statement) : [];
    });
    return first && edits.length === others.length ? [{ title: `Keep \`${first.target?.name ?? ''}\``, edits }] : [];
  },
});
