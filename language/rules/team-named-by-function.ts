import { atName } from '../edits/places.ts';
import { isFunctional } from './functions.ts';
import { defineRule } from './rule.ts';

export const teamNamedByFunction = defineRule({
  name: 'team-named-by-function',
  severity: 'info',
  scope: 'file',
  profile: 'guide',
  summary: 'A team’s name says what it serves, not a function.',
  why: 'A team called Testing waits for others to build and hands on to others to run. A team that is named for what it serves can deliver it.',
  source: 'Executive guide, Executive Takeaway, line 163; common practice',
  advice: 'Organise teams around what customers get, and name them for it.',
  on: ['team'],
  options: { words: { type: 'texts', default: [], doc: 'More words that name a function in your organisation.' } },
  examples: {
    ok: [
      { text: 'art sky {\n  team kite\n}' },
      { title: 'It is tagged as no function', text: 'art sky {\n  team testing { tags: #not-a-function }\n}' },
    ],
    bad: [
      {
        text: `art sky {
  team testing
//     ^^^^^^^ info: The team \`testing\` is named for a function; teams are organised around what customers get. Name it for what it serves, or tag it \`#not-a-function\`.
}`,
      },
      {
        title: 'By its title',
        text: `art sky {
  team t-1 "Quality Assurance"
//     ^^^ info: The team \`Quality Assurance\` is named for a function; teams are organised around what customers get. Name it for what it serves, or tag it \`#not-a-function\`.
}`,
      },
      {
        title: 'A word of this organisation',
        options: { words: ['cobol'] },
        text: `art sky {
  team cobol "Cobol Development"
//     ^^^^^ info: The team \`Cobol Development\` is named for a function; teams are organised around what customers get. Name it for what it serves, or tag it \`#not-a-function\`.
}`,
      },
    ],
  },
  check(team, { report, option }) {
    const words = option('words');
    const name = team.title ?? team.name ?? '';
    if (!isFunctional(name, typeof words === 'object' ? words : noWords)) return;
    if (team.values('tags').some((value) => value.type === 'tag' && value.tag === 'not-a-function')) return;
    report({
      at: atName(team),
      message: `The team \`${name}\` is named for a function; teams are organised around what customers get. Name it for what it serves, or tag it \`#not-a-function\`.`,
    });
  },
});

const noWords: readonly string[] = [];
