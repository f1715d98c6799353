import { addEntry } from '../edits/text-edits.ts';
import { referenceTo } from '../edits/references.ts';
import type { Element, Link } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { alignmentsOf, childrenOf, sources, streamsAround, targets } from '../model/queries.ts';
import { isLocal } from './local-work.ts';
import { custom, numberOption } from './options.ts';
import { defineRule, type Fix } from './rule.ts';
import { nameOf, the } from './words.ts';

const usual = 50;

export const featureNotTraceable = defineRule({
  name: 'feature-not-traceable',
  severity: 'info',
  profile: 'all',
  summary: 'Most features of a train implement an epic or a capability, or support a goal.',
  why: 'Some features are for the train alone. Where most are, its work and the strategy have parted.',
  source: 'Common practice; Executive guide, How Strategy Connects to Execution, line 56',
  advice: 'Say `implements` or `supports` at the features, or tag those that are local on purpose `#local`.',
  on: ['art'],
  options: {
    max: { type: 'percent', default: usual, doc: 'How many per cent of a train’s features may lead nowhere.' },
  },
  examples: {
    ok: [
      {
        text: 'portfolio p {\n  epic scan\n}\nart sky {\n  backlog {\n    feature F-1 { implements: scan }\n    feature F-2\n  }\n}',
      },
      {
        title: 'Two in three may lead nowhere here',
        options: { max: 70 },
        text: `portfolio p {
  epic scan
}
art sky {
  backlog {
    feature F-1 { implements: scan }
    feature F-2
    feature F-3
  }
}`,
      },
      {
        title: 'Local on purpose',
        text: `portfolio p {
  epic scan
}
art sky {
  backlog {
    feature F-1 { tags: #local }
  }
}`,
      },
    ],
    bad: [
      {
        text: `portfolio p {
  epic scan
}
art sky {
//  ^^^ info: 2 of the 3 features of the train \`sky\` implement no epic and support no goal; common practice is at most 50%. Say what they are for, or tag those that are local on purpose \`#local\`.
  backlog {
    feature F-1 { implements: scan }
    feature F-2
    feature F-3
  }
}`,
        fixed: `portfolio p {
  epic scan
}
art sky {
  backlog {
    feature F-1 { implements: scan }
    feature F-2 {
      implements: scan
    }
    feature F-3
  }
}`,
      },
    ],
  },
  check(art, { report, option, model }) {
    if (!model.hasAny('epic') && !model.hasAny('theme')) return;
    // Nearly always each is traced, and no list has to be made.
    if (!art.someLinkTo('in', holdsLost)) return;
    const features = featuresOf(art);
    const lost = features.filter(isLost);
    const max = numberOption(option, 'max');
    if (features.length === 0 || (lost.length / features.length) * 100 <= max || art.unclear) return;
    report({
      at: atName(art),
      message: `${lost.length} of the ${features.length} features of ${the(art)} implement no epic and support no goal; ${custom(max === usual)} at most ${max}%. Say what they are for, or tag those that are local on purpose \`#local\`.`,
      related: lost.slice(0, 20).map((feature) => ({ at: atName(feature), message: 'This one leads nowhere.' })),
      explainedBy: [{ rule: 'art-with-many-backlogs', element: art }],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const lost = featuresOf(element).find(isLost);
    if (!lost) return [];
    const choices = [
      ...epicsNear(element).map((epic) => ({ relation: 'implements', target: epic }) as const),
      ...model.elementsOf('theme').map((theme) => ({ relation: 'supports', target: theme }) as const),
    ];
    return choices.slice(0, mostChoices).map(({ relation, target }) => ({
      title: `Say that ${nameOf(lost)} ${relation} ${nameOf(target)}`,
      edits: addEntry(lost, relation, referenceTo(target, lost, relation, model)),
    }));
  },
});

/** More would be a list to search in, not a choice. */
const mostChoices = 4;

/** The epics that flow into the train’s value stream, those that its other features implement first. */
function epicsNear(art: Element): readonly Element[] {
  const streams = alignmentsOf(art).flatMap(({ stream }) => streamsAround(stream));
  const implemented = featuresOf(art).flatMap((feature) => targets(feature, 'implements'));
  const flowing = streams.flatMap((stream) => sources(stream, 'flows-into'));
  return [...new Set([...implemented, ...flowing])].filter(({ name }) => name !== undefined);
}

function featuresOf(art: Element): readonly Element[] {
  return childrenOf(art, 'backlog')
    .flatMap((backlog) => targets(backlog, 'ranks'))
    .filter(({ kind }) => kind === 'feature');
}

function holdsLost({ subject }: Link): boolean {
  return subject.kind === 'backlog' && subject.someLink('ranks', isToLost);
}

function isToLost({ target }: Link): boolean {
  return target?.kind === 'feature' && isLost(target);
}

function isLost(feature: Element): boolean {
  return !isTraced(feature) && !isLocal(feature);
}

function isTraced(feature: Element): boolean {
  return feature.someLink('implements') || feature.someLink('supports');
}
