import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { headcountOf } from '../model/headcount.ts';
import { childrenOf, numberOf, parentsOf, wordOf } from '../model/queries.ts';
import { isClosing } from './funding.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { isStated } from './stated.ts';
import { sizeOf } from './team-size.ts';
import { The } from './words.ts';

const usual = 50;

export const artTooSmall = defineRule({
  name: 'art-too-small',
  severity: 'info',
  profile: 'recommended',
  summary: 'A train has at least 50 people.',
  why: 'A train has roles and events of its own. For a few teams they cost more than they coordinate.',
  source:
    'SAFe, Agile Release Train: 50 to 125 people; Executive guide, What Is a Value Stream?, line 25, on smaller organisations',
  advice:
    'Small organisations are as they are. One to four teams may do without a train: `operating-model: teams` at the value stream.',
  on: ['art'],
  options: { min: { type: 'count', default: usual, doc: 'How many people a train should have.' } },
  examples: {
    ok: [
      { text: 'value-stream claims {\n  art sky { people: 56 }\n}' },
      { title: 'Nobody says how many', text: 'value-stream claims {\n  art sky\n}' },
      {
        title: 'It is only being formed',
        text: 'value-stream claims {\n  art sky {\n    state: forming\n    people: 12\n  }\n}',
      },
      {
        title: 'Its teams do not all say how many they are',
        text: 'value-stream claims {\n  art sky {\n    team kite { members: 7 }\n    team hawk\n  }\n}',
      },
      {
        title: 'The size of a team is confidential',
        text: 'value-stream claims {\n  art sky {\n    team kite { members: 7 }\n    team hawk { members: hidden }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
//    ^^^ info: The train \`sky\` has 18 people; SAFe advises at least 50 on a train. A small organisation may leave it so; one to four teams do without a train, with \`operating-model: teams\` at \`claims\`.
    people: 18
  }
}`,
      },
      {
        title: 'This project asks for 30',
        options: { min: 30 },
        text: `value-stream claims {
  art sky { people: 28 }
//    ^^^ info: The train \`sky\` has 28 people; the settings of this project ask for at least 30 on a train. A small organisation may leave it so; one to four teams do without a train, with \`operating-model: teams\` at \`claims\`.
}`,
      },
    ],
  },
  check(art, { report, option, once }) {
    if (art.unclear || isClosing(art) || wordOf(art, 'state') === 'forming') return;
    const min = numberOption(option, 'min');
    const { people } = once(headcountOf);
    if (people === 0 || people >= min || !isCounted(art)) return;
    const streams = parentsOf(art).filter(({ kind }) => kind === 'value-stream');
    const [stream] = streams;
    const instead =
      stream?.name === undefined
        ? ''
        : `; one to four teams do without a train, with \`operating-model: teams\` at \`${stream.name}\``;
    report({
      at: atName(art),
      message: `${The(art)} has ${people} ${people === 1 ? 'person' : 'people'}; ${adviser(min === usual)} at least ${min} on a train. A small organisation may leave it so${instead}.`,
      // A number that the teams contradict may be wrong.
      explainedBy: [{ rule: 'art-headcount-mismatch', element: art }],
    });
  },
});

/** Whether what is stated tells how many people there are: the train’s number, or that of each of its teams. */
function isCounted(art: Element): boolean {
  if (numberOf(art, 'people') !== undefined) return true;
  const teams = childrenOf(art, 'team');
  return !isStated(art, 'people') && teams.length > 0 && teams.every((team) => sizeOf(team) !== undefined);
}
