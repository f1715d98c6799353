import { atName } from '../edits/places.ts';
import { childrenOf, wordOf } from '../model/queries.ts';
import { custom, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

const usual = 50;

export const componentTeamMajority = defineRule({
  name: 'component-team-majority',
  severity: 'warning',
  profile: 'all',
  summary: 'Complicated-subsystem teams are a minority of a train.',
  why: 'Where most teams own a component, every feature crosses most teams, and waits at each.',
  source: 'SAFe, team topologies; that it is at most half is common practice',
  advice:
    'Turn teams towards whole features; keep a subsystem team only where the knowledge is really rare. Trains that build machines may allow more.',
  on: ['art'],
  options: {
    max: { type: 'percent', default: usual, doc: 'How many per cent of the teams may be complicated-subsystem teams.' },
  },
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  art sky {\n    team kite { topology: stream-aligned }\n    team engine { topology: complicated-subsystem }\n  }\n}',
      },
      {
        title: 'One team has no majority',
        text: 'value-stream claims {\n  art sky {\n    team engine { topology: complicated-subsystem }\n  }\n}',
      },
      {
        title: 'Trains that build machines',
        options: { max: 75 },
        text: `value-stream claims {
  art sky {
    team engine { topology: complicated-subsystem }
    team gears { topology: complicated-subsystem }
    team kite { topology: stream-aligned }
  }
}`,
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
//    ^^^ warning: 2 of the 3 teams of the train \`sky\` own a complicated subsystem; common practice is at most 50%. Turn some of them towards whole features.
    team engine { topology: complicated-subsystem }
    team gears { topology: complicated-subsystem }
    team kite { topology: stream-aligned }
  }
}`,
      },
    ],
  },
  check(art, { report, option }) {
    const teams = childrenOf(art, 'team');
    const subsystems = teams.filter((team) => wordOf(team, 'topology') === 'complicated-subsystem').length;
    const max = numberOption(option, 'max');
    if (teams.length < 2 || subsystems === 0 || (subsystems / teams.length) * 100 <= max) return;
    report({
      at: atName(art),
      message: `${subsystems} of the ${teams.length} teams of ${the(art)} own a complicated subsystem; ${custom(max === usual)} at most ${max}%. Turn some of them towards whole features.`,
    });
  },
});
