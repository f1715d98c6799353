import type { Model } from '../model/model.ts';
import { rehome } from '../edits/homes.ts';
import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { parentsOf, trainsOf, wordOf } from '../model/queries.ts';
import { defineRule, type Explanations, type Fix } from './rule.ts';
import { hasUnresolved, isOfTeams, misplacing } from './stated.ts';
import { The } from './words.ts';

export const teamWithoutArt = defineRule({
  name: 'team-without-art',
  severity: 'warning',
  profile: 'guide',
  summary: 'Every Agile team belongs to a train.',
  why: 'Teams deliver what their train plans together. A team without a train plans alone, and depends on all the others.',
  source:
    'Executive guide, How Value Streams Fit Into SAFe Levels, line 42; How Strategy Connects to Execution, line 57',
  advice:
    'Say the train with `in`, or declare the team inside it. Where a value stream needs no train, it says `operating-model: teams`.',
  on: ['team'],
  examples: {
    ok: [
      { text: 'value-stream claims {\n  art claims-core {\n    team kite\n  }\n}' },
      { title: 'No trains at all yet', text: 'team kite { members: 7 }' },
      { title: 'A value stream of teams', text: 'value-stream claims {\n  operating-model: teams\n  team kite\n}' },
      {
        title: 'A shared service',
        text: `value-stream claims {
  art claims-core
}

team db { operating-model: shared-service }`,
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art claims-core
}

team kite
//   ^^^^ warning: The team \`kite\` is in no train; the executive guide has teams deliver in trains. Say which one: \`team kite in <train>\`.`,
        fixed: `value-stream claims {
  art claims-core
}

team kite in claims-core`,
      },
      {
        title: 'In a value stream, beside its train',
        text: `value-stream claims {
  art claims-core
  team kite { members: 7 }
//     ^^^^ warning: The team \`kite\` stands in the value stream \`claims\`, but in no train; the executive guide has teams deliver in trains. Say which one: \`team kite in <train>\`.
}`,
        fixed: `value-stream claims {
  art claims-core {
    team kite { members: 7 }
  }
}`,
      },
    ],
  },
  check(team, { report, model }) {
    const parents = parentsOf(team);
    if (
      parents.some(isHome) ||
      !model.hasAny('art') ||
      team.unclear ||
      hasUnresolved(team, 'in') ||
      wordOf(team, 'operating-model') === 'shared-service'
    )
      return;
    const [stream] = parents.filter((parent) => parent.kind === 'value-stream');
    if (parents.some(({ unclear }) => unclear)) return;
    const where = stream ? `stands in the value stream \`${stream.name ?? ''}\`, but in no train` : 'is in no train';
    report({
      at: atName(team),
      message: `${The(team)} ${where}; the executive guide has teams deliver in trains. Say which one: \`team ${team.name ?? 'name'} in <train>\`.`,
      explainedBy: [...misplacing(team), ...withoutTrain(stream)],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const trains = trainsFor(element, model).filter((art) => art.name !== undefined && art.rank === 0);
    if (trains.length > 5) return [];
    return trains.map((art) => ({
      title: `Put it in \`${art.name ?? ''}\``,
      ...(trains.length === 1 ? { isPreferred: true as const } : {}),
      edits: rehome(element, art, model),
    }));
  },
});

function isHome(parent: Element): boolean {
  return parent.kind === 'art' || parent.kind === 'unknown' || (parent.kind === 'value-stream' && isOfTeams(parent));
}

/** Where its value stream has no train, there is none to be in. */
function withoutTrain(stream: Element | undefined): Explanations {
  return stream ? [{ rule: 'value-stream-without-art', element: stream }] : [];
}

/** The trains of the value stream in which it stands; else all of them. */
function trainsFor(team: Element, model: Model): readonly Element[] {
  const streams = parentsOf(team).filter(({ kind }) => kind === 'value-stream');
  const near = streams.flatMap((stream) => trainsOf(stream));
  return near.length > 0 ? near : parentsOf(team).length === 0 ? model.elementsOf('art') : [];
}
