import type { Element } from '../binding/element.ts';
import { statementOf } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { removeEntry } from '../edits/text-edits.ts';
import { onOneLine, parentOf, sources, streamsAround } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { the, The } from './words.ts';

export const featureOutsideValueStream = defineRule({
  name: 'feature-outside-value-stream',
  severity: 'warning',
  profile: 'guide',
  summary: 'A feature is worked on by teams of its train’s value stream.',
  why: 'Teams deliver features towards the goals of their own value stream. Work for another stream is a dependency, and is planned as one.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 42',
  advice:
    'Assign it to a team of its own value stream, or move the feature to the backlog of the train that works on it and declare a dependency.',
  on: ['feature'],
  examples: {
    ok: [
      {
        text: 'value-stream lending {\n  art loans {\n    team heron\n    backlog {\n      feature F-1 { assigned-to: heron }\n    }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream lending {
  art loans {
    backlog {
      feature F-1 { assigned-to: kite }
//                               ^^^^ warning: The feature \`F-1\` belongs to the value stream \`lending\`, but the team \`kite\` that works on it belongs to the value stream \`channels\`.
    }
  }
}

value-stream channels {
  art mobile {
    team kite
  }
}`,
        fixed: `value-stream lending {
  art loans {
    backlog {
      feature F-1 { }
    }
  }
}

value-stream channels {
  art mobile {
    team kite
  }
}`,
      },
    ],
  },
  check(feature, { report }) {
    const own = homeOf(feature);
    if (!own) return;
    for (const link of feature.links('assigned-to')) {
      const [stream] = link.target ? streamsAround(link.target) : [];
      if (!stream || !link.target || onOneLine(stream, own)) continue;
      report({
        at: atLink(link),
        message: `${The(feature)} belongs to ${the(own)}, but ${the(link.target)} that works on it belongs to ${the(stream)}.`,
      });
    }
  },
  fix({ element, at }): readonly Fix[] {
    const statement = element.links('assigned-to').flatMap((link) => statementOf(link) ?? [])[0];
    return statement ? [{ title: 'Take the assignment away', edits: removeEntry(at, statement) }] : [];
  },
});

/** The value stream of the train in whose backlog it is ranked. */
function homeOf(feature: Element): Element | undefined {
  const owners = sources(feature, 'ranks').flatMap((backlog) => parentOf(backlog) ?? []);
  return owners.flatMap((owner) => streamsAround(owner).slice(0, 1))[0];
}
