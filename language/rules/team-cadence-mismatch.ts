import { atValue } from '../edits/places.ts';
import { removeStatement } from '../edits/text-edits.ts';
import { parentsOf, wordOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { iterationWeeks, weeksText } from './timeboxes.ts';
import { The, the } from './words.ts';

export const teamCadenceMismatch = defineRule({
  name: 'team-cadence-mismatch',
  severity: 'info',
  profile: 'all',
  summary: 'Teams share the iterations of their train.',
  why: 'Where iterations end on different days, nothing can be shown together, and every hand-over waits.',
  source: 'SAFe, develop on cadence',
  advice: 'Take the length of the train. Teams that work by Kanban have none.',
  on: ['team'],
  needs: ['iteration', 'iterations'],
  examples: {
    ok: [
      { text: 'art sky {\n  iteration: 2 weeks\n  team kite\n}' },
      {
        title: 'A team that works by Kanban',
        text: 'art sky {\n  iteration: 2 weeks\n  team kite {\n    method: kanban\n    iteration: 1 weeks\n  }\n}',
      },
    ],
    bad: [
      {
        text: `art sky {
  iteration: 2 weeks
  team kite {
    iteration: 3 weeks
//             ^ info: The team \`kite\` has iterations of 3 weeks, the train \`sky\` of 2 weeks; teams of a train share their iterations. Take the length of the train.
  }
}`,
        fixed: `art sky {
  iteration: 2 weeks
  team kite {
  }
}`,
      },
    ],
  },
  check(team, { report }) {
    if (wordOf(team, 'method') === 'kanban') return;
    const own = iterationWeeks(team);
    if (own?.from !== team) return;
    const art = parentsOf(team).find(({ kind }) => kind === 'art');
    const shared = art && iterationWeeks(art);
    if (!art || !shared || Math.abs(shared.weeks - own.weeks) < 0.01) return;
    report({
      at: atValue(team, own.key),
      message: `${The(team)} has iterations of ${weeksText(own.weeks)}, ${the(art)} of ${weeksText(shared.weeks)}; teams of a train share their iterations. Take the length of the train.`,
      related: [
        { at: atValue(shared.from, shared.key), message: `${The(shared.from)} says ${weeksText(shared.weeks)}.` },
      ],
    });
  },
  fix({ at, element }): readonly Fix[] {
    const [statement] = element.statements(at.key ?? 'iteration');
    return statement ? [{ title: 'Take the length of the train', edits: removeStatement(at, statement) }] : [];
  },
});
