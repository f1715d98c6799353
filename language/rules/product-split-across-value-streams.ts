import type { Element } from '../binding/element.ts';
import { atLink, type Place } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry, removeEntries } from '../edits/text-edits.ts';
import { movedTeams } from './moved-teams.ts';
import { deliveriesOf, outermost, ownStreams, type Delivery } from './product-streams.ts';
import { solutionOfProducts } from './solution-of-products.ts';
import { defineRule, type Fix } from './rule.ts';
import { the, The } from './words.ts';

export const productSplitAcrossValueStreams = defineRule({
  name: 'product-split-across-value-streams',
  severity: 'error',
  profile: 'guide',
  summary: 'A product is delivered inside one value stream.',
  why: 'A product in two value streams has two budgets and two orders of priority. Each release waits for the slower one.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 68',
  advice:
    'Make it a solution of two products, one in each stream; or let one stream deliver it: move the teams there, or say `depends-on` for the train of the other.',
  on: ['product'],
  examples: {
    ok: [
      {
        title: 'A shared platform is a dependency',
        text: 'value-stream lending {\n  product loan {\n    delivered-by: loans\n    depends-on: mobile\n  }\n  art loans\n}\n\nvalue-stream channels {\n  art mobile\n}',
      },
      {
        title: 'Trains of value streams inside one',
        text: 'value-stream lending {\n  product loan { delivered-by: consumer, homes }\n  value-stream consumer-credit {\n    art consumer\n  }\n  value-stream mortgages {\n    art homes\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream lending {
  product loan { delivered-by: loans, mobile }
//                                    ^^^^^^ error: The product \`loan\` is delivered by the train \`loans\` of the value stream \`lending\` and by the train \`mobile\` of the value stream \`channels\`; a product lives in one value stream. Make it a solution of two products, or say \`depends-on\` for a train that only helps.
  art loans
}

value-stream channels {
  art mobile {
    team kite
  }
}`,
        fixed: `value-stream lending {
  product loan {
    delivered-by: loans
    depends-on: mobile
  }
  art loans
}

value-stream channels {
  art mobile {
    team kite
  }
}`,
      },
      {
        title: 'A product that is in two value streams',
        text: `value-stream lending

value-stream channels

product portal in lending, channels
//                         ^^^^^^^^ error: The product \`portal\` is in the value stream \`lending\` and in the value stream \`channels\`; a product lives in one value stream. Keep one of them.`,
        fixed: `value-stream lending

value-stream channels

product portal in lending`,
      },
    ],
  },
  check(product, { report, once }) {
    const split = splitOf(once(deliveriesOf));
    if (split) {
      const [first, second] = split;
      report({
        at: atLink(second.link),
        message: `${The(product)} is delivered by ${placed(first)} and by ${placed(second)}; a product lives in one value stream. Make it a solution of two products, or say \`depends-on\` for a train that only helps.`,
        related: [{ at: atLink(first.link), message: `It is delivered by ${placed(first)} here.` }],
        data: { by: second.by.name ?? '' },
      });
      return;
    }
    const [home, ...others] = ownStreams(product);
    const away = others.find((stream) => home && outermost(stream) !== outermost(home));
    const link = product.links('in').find((each) => each.target === away);
    if (!home || !away || !link) return;
    report({
      at: atLink(link),
      message: `${The(product)} is in ${the(home)} and in ${the(away)}; a product lives in one value stream. Keep one of them.`,
    });
  },
  fix({ element, at, data }, { model }): readonly Fix[] {
    const link = element.links('delivered-by').find((each) => each.target?.name === data?.['by']);
    if (!link?.target) return atParent(at, element);
    const reference = referenceTo(link.target, element, 'depends-on', model);
    const made = solutionOfProducts(element, model);
    const split = splitOf(deliveriesOf(element));
    return [
      {
        title: `Say that it depends on \`${link.target.name ?? ''}\``,
        isPreferred: true,
        edits: [...removeEntries([at]), ...addEntry(element, 'depends-on', reference)],
      },
      ...(made ? [made] : []),
      ...(split ? movedTeams(split[1], split[0], model) : []),
    ];
  },
});

/** Where it stands in two value streams: keep the first. */
function atParent(at: Place, element: Element): readonly Fix[] {
  const [home] = ownStreams(element);
  if (at.key !== 'in' || !home) return [];
  return [{ title: `Keep \`${home.name ?? ''}\``, edits: removeEntries([at]) }];
}

/** The first delivery, and the first one that shares no outermost value stream with all before it. */
function splitOf([first, ...others]: readonly Delivery[]): readonly [Delivery, Delivery] | undefined {
  if (!first) return undefined;
  let common = first.streams.map(outermost);
  for (const other of others) {
    const roots = other.streams.map(outermost);
    common = common.filter((stream) => roots.includes(stream));
    if (common.length === 0) return [first, other];
  }
  return undefined;
}

function placed({ by, streams: [stream] }: Delivery): string {
  return stream ? `${the(by)} of ${the(stream)}` : the(by);
}
