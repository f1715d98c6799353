import { atName } from '../edits/places.ts';
import { headcountOf } from '../model/headcount.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { isUncounted } from './stated.ts';
import { The } from './words.ts';

const usual = { min: 5, max: 12 };

export const artTeamCount = defineRule({
  name: 'art-team-count',
  severity: 'info',
  profile: 'all',
  summary: 'A train has 5 to 12 teams.',
  why: 'With more teams the dependencies between them outgrow what one planning event can settle; with fewer there is little to plan together.',
  source: 'SAFe, Agile Release Train: 5 to 12 teams',
  advice: 'Split a large train by its products; join small ones of one value stream.',
  on: ['art'],
  options: {
    min: { type: 'count', default: usual.min, doc: 'How many teams a train should have.' },
    max: { type: 'count', default: usual.max, doc: 'How many teams a train may have.' },
  },
  examples: {
    ok: [
      { text: 'value-stream claims {\n  art sky { teams: 6 }\n}' },
      { title: 'No team is modelled', text: 'value-stream claims {\n  art sky\n}' },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
//    ^^^ info: The train \`sky\` has 19 teams; SAFe advises 5 to 12 on a train. Split it by its products.
    teams: 19
  }
}`,
      },
      {
        title: 'This project asks for 3 to 8',
        options: { min: 3, max: 8 },
        text: `value-stream claims {
  art sky { teams: 2 }
//    ^^^ info: The train \`sky\` has 2 teams; the settings of this project ask for 3 to 8 on a train. Think of joining it with another train of its value stream.
}`,
      },
    ],
  },
  check(art, { report, option, once }) {
    const { teams } = once(headcountOf);
    const [min, max] = [numberOption(option, 'min'), numberOption(option, 'max')];
    if (teams === 0 || (teams >= min && teams <= max) || isUncounted(art)) return;
    const what =
      teams > max ? 'Split it by its products' : 'Think of joining it with another train of its value stream';
    report({
      at: atName(art),
      message: `${The(art)} has ${teams} team${teams === 1 ? '' : 's'}; ${adviser(min === usual.min && max === usual.max)} ${min} to ${max} on a train. ${what}.`,
    });
  },
});
