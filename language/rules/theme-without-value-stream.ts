import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { targets, wordOf } from '../model/queries.ts';
import { epicsOfTheme, streamsOfTheme } from '../model/strategy.ts';
import { defineRule, type Explanations, type Fix } from './rule.ts';
import { mayFollowAnyTheme, repeated } from './stated.ts';
import { The } from './words.ts';

export const themeWithoutValueStream = defineRule({
  name: 'theme-without-value-stream',
  severity: 'warning',
  profile: 'guide',
  summary: 'Every strategic theme guides at least one value stream.',
  why: 'A theme that no value stream follows is a wish.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 38',
  advice:
    'Say at a value stream that it `supports` the theme, or mark the theme `state: draft` while it is only discussed.',
  on: ['theme'],
  examples: {
    ok: [
      { text: 'enterprise acme {\n  theme growth\n}\nvalue-stream claims { supports: growth }' },
      {
        title: 'Through an objective of it',
        text: 'enterprise acme {\n  theme growth {\n    objective more\n  }\n}\nvalue-stream claims { supports: more }',
      },
      {
        title: 'It is only discussed',
        text: 'enterprise acme {\n  theme growth { state: draft }\n}\nvalue-stream claims',
      },
    ],
    bad: [
      {
        text: `enterprise acme {
  theme growth
//      ^^^^^^ warning: The strategic theme \`growth\` guides no value stream; each theme guides one at least. Write \`supports: growth\` at a value stream, or say \`state: draft\` while it is only discussed.
}
portfolio retail in acme {
  value-stream claims
  epic scan {
    supports: growth
    flows-into: claims
  }
}`,
        fixed: `enterprise acme {
  theme growth
}
portfolio retail in acme {
  value-stream claims {
    supports: growth
  }
  epic scan {
    supports: growth
    flows-into: claims
  }
}`,
      },
    ],
  },
  check(theme, { report, model }) {
    if (theme.unclear || !model.hasAny('value-stream') || wordOf(theme, 'state') === 'draft') return;
    if (streamsOfTheme(theme).length > 0 || model.some('value-stream', mayFollowAnyTheme)) return;
    report({
      at: atName(theme),
      message: `${The(theme)} guides no value stream; each theme guides one at least. Write \`supports: ${theme.name ?? 'theme'}\` at a value stream, or say \`state: draft\` while it is only discussed.`,
      explainedBy: [...repeated(theme), ...withoutAnyFollower(model)],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const streams = [...new Set(epicsOfTheme(element).flatMap((epic) => targets(epic, 'flows-into')))];
    return streams.slice(0, 4).map((stream) => ({
      title: `Say that \`${stream.name ?? ''}\` supports it`,
      edits: addEntry(stream, 'supports', referenceTo(element, stream, 'supports', model)),
    }));
  },
});

/** Where no theme is followed at all, a value stream without a theme lacks the same link. */
function withoutAnyFollower(model: Model): Explanations {
  if (model.elementsOf('theme').some((each) => streamsOfTheme(each).length > 0)) return [];
  return model.elementsOf('value-stream').map((element) => ({ rule: 'value-stream-without-theme', element }));
}
