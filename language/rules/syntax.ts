import { defineRule } from './rule.ts';

export const syntax = defineRule({
  name: 'syntax',
  severity: 'error',
  scope: 'file',
  profile: 'always',
  summary: 'The text reads as the language.',
  why: 'What does not read cannot be judged, drawn or compared. As little as possible is lost around the place, and everything else still counts. Where one file has more than twenty thousand problems, the first ones are told, and one sentence counts the others.',
  source: 'The language',
  advice: 'Mend the text at the place that is marked; where one repair is certain, the quick fix makes it.',
  on: [],
  fixed: true,
  examples: {
    ok: [{ text: 'portfolio retail {\n  lpm: @amelia\n}' }],
    bad: [
      {
        title: 'A text that is never closed',
        text: `portfolio retail {
  value-stream claims "Claims
//                    ^^^^^^^ error: This text is never closed: a \`"\` is missing.
}`,
        fixed: `portfolio retail {
  value-stream claims "Claims"
}`,
      },
      {
        title: 'A brace too many',
        text: `portfolio retail {
  value-stream claims {
    art sky
    }
//  ^ error: This \`}\` closes nothing: there is one too many.
  }
}`,
      },
      {
        title: 'The first line of a block is lost',
        text: `portfolio retail {
    lpm: @amelia
    budget: 3M EUR per year
  }
//^ error: This \`}\` closes nothing: the line that opens its block is missing.
}`,
      },
      {
        title: 'A kind without its block',
        text: `art sky {
  backlog
//^^^^^^^ error: \`backlog\` needs a block after it: \`backlog { … }\`.
}`,
        fixed: `art sky {
  backlog { }
}`,
      },
      {
        title: 'A rhythm without its name',
        text: `art sky {
  cadence
//^^^^^^^ error: \`cadence\` needs a name after it, such as \`cadence annual\`.
}`,
      },
      {
        title: 'A kind without a name',
        text: `portfolio retail {
  value-stream
//^^^^^^^^^^^^ error: \`value-stream\` needs a name after it, such as \`value-stream payments\`.
}`,
      },
    ],
  },
  check: () => undefined,
});
