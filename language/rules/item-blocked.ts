import { atName } from '../edits/places.ts';
import { ageingOf } from '../flow/index.ts';
import { daysText, keysOf, rounded, toldItems } from './measured-items.ts';
import { custom } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

const workflow = 'workflow default {\n  waiting: "Ready", "Blocked"\n  active: "Dev"\n  done: "Done"\n}\n';
const later = { id: 'D-1', team: 'kite', history: 'Ready@2026-01-10; Done@2026-01-15' };

/** Common practice. */
const usual = 3;

export const itemBlocked = defineRule({
  name: 'item-blocked',
  severity: 'info',
  scope: 'items',
  profile: 'guide',
  summary: 'Nothing is blocked for long.',
  why: 'A blocked item waits for somebody else. Who that is, a team cannot always settle alone.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 138',
  advice: 'Say who can clear the way, and ask them today.',
  on: ['team'],
  options: { after: { type: 'count', default: usual, doc: 'How many days an item may be blocked.' } },
  examples: {
    ok: [
      {
        text: `${workflow}art core {\n  team kite\n}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Dev@2026-01-01; Blocked@2026-01-13' }, later],
      },
      {
        title: 'Two weeks are allowed',
        options: { after: 14 },
        text: `${workflow}art core {\n  team kite\n}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Dev@2026-01-01; Blocked@2026-01-05' }, later],
      },
    ],
    bad: [
      {
        text: `${workflow}art core {
  team kite
//     ^^^^ info: The team \`kite\` has been held up for 10 days by what is blocked: \`C-1\`; common practice is at most 3 days. Say who can clear the way.
}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Dev@2026-01-01; Blocked@2026-01-05' }, later],
      },
    ],
  },
  check(team, { report, option, measured }) {
    if (!measured) return;
    const after = Number(option('after'));
    const blocked = ageingOf(measured.sample(team), measured.window).items.filter(
      ({ blockedFor }) => blockedFor !== undefined && blockedFor > after,
    );
    if (blocked.length === 0) return;
    const longest = Math.max(...blocked.map(({ blockedFor }) => blockedFor ?? 0));
    const told = blocked.map(({ item, blockedFor }) => ({ item, text: `blocked for ${daysText(blockedFor ?? 0)}` }));
    report({
      at: atName(team),
      message: `${The(team)} has been held up for ${rounded(longest)} days by what is blocked: ${keysOf(measured, blocked)}; ${custom(after === usual)} at most ${after} days. Say who can clear the way.`,
      items: toldItems(measured, told, team),
    });
  },
});
