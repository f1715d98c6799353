import { atName } from '../edits/places.ts';
import { sources, streamsAround, streamsWithin, targets } from '../model/queries.ts';
import { isClosing } from './funding.ts';
import { defineRule } from './rule.ts';
import { isOperational } from './stated.ts';
import { supportFixes } from './theme-choices.ts';
import { The } from './words.ts';

export const valueStreamWithoutTheme = defineRule({
  name: 'value-stream-without-theme',
  severity: 'warning',
  profile: 'guide',
  summary: 'Every value stream follows a strategic theme.',
  why: 'Themes say what the enterprise wants to change. A value stream that follows none is busy with something else.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 38',
  advice: 'Say `supports` with the theme, or with an objective of it.',
  on: ['value-stream'],
  examples: {
    ok: [
      { text: 'enterprise acme {\n  theme growth\n}\nvalue-stream claims { supports: growth }' },
      { title: 'No theme is modelled', text: 'value-stream claims { customer: "All" }' },
      {
        title: 'The value stream around it does',
        text: 'enterprise acme {\n  theme growth\n}\nvalue-stream insurance {\n  supports: growth\n  value-stream claims\n}',
      },
      {
        title: 'A value stream nested in it does',
        text: `enterprise acme {
  theme growth
}
value-stream insurance {
  value-stream claims { supports: growth }
}`,
      },
      {
        title: 'An objective of a theme counts',
        text: `enterprise acme {
  theme growth {
    objective more
  }
}
value-stream claims { supports: more }`,
      },
    ],
    bad: [
      {
        text: `enterprise acme {
  theme growth
}
portfolio retail in acme {
  value-stream claims { customer: "All" }
//             ^^^^^^ warning: The value stream \`claims\` follows no strategic theme; themes guide all value streams. Write \`supports\` with the theme that it serves.
}`,
        fixed: `enterprise acme {
  theme growth
}
portfolio retail in acme {
  value-stream claims {
    customer: "All"
    supports: growth
  }
}`,
      },
    ],
  },
  check(stream, { report, model }) {
    if (stream.unclear || !model.hasAny('theme') || isOperational(stream) || isClosing(stream)) return;
    const line = [...streamsAround(stream), ...streamsWithin(stream)];
    if (line.some((each) => each.links('supports').length > 0)) return;
    report({
      at: atName(stream),
      message: `${The(stream)} follows no strategic theme; themes guide all value streams. Write \`supports\` with the theme that it serves.`,
      explainedBy: streamsAround(stream)
        .slice(1)
        .map((element) => ({ rule: 'value-stream-without-theme', element })),
    });
  },
  fix({ element }, { model }) {
    const near = sources(element, 'flows-into')
      .flatMap((epic) => targets(epic, 'supports'))
      .filter(({ kind }) => kind === 'theme');
    return supportFixes(element, near, model);
  },
});
