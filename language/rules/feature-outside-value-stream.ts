import type { Element, Link } from '../binding/element.ts';
import { moveDeclaration } from '../edits/declarations.ts';
import { atLink, statementAt, type Place } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry, removeEntries } from '../edits/text-edits.ts';
import { childrenOf, onOneLine, parentOf, parentsOf, sources } from '../model/queries.ts';
import { nearestStreams } from './product-streams.ts';
import { defineRule, type CheckContext, type Fix } from './rule.ts';
import { repeated } from './stated.ts';
import { the, The } from './words.ts';

/** The feature `F-1` of the value stream `lending`, and the train of another. */
const twoStreams = (feature: string, other = 'team kite'): string => `value-stream lending {
  art loans {
    backlog {
${feature}
    }
  }
}

value-stream channels {
  art mobile {
    ${other}
  }
}`;

export const featureOutsideValueStream = defineRule({
  name: 'feature-outside-value-stream',
  severity: 'warning',
  profile: 'guide',
  summary: 'A feature is worked on by teams of its train’s value stream.',
  why: 'Teams deliver features towards the goals of their own value stream. Work for another stream is a dependency, and is planned as one.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 42',
  advice:
    'Assign it to a team of its own value stream, or move the feature to the backlog of the train that works on it and declare a dependency.',
  on: ['feature'],
  examples: {
    ok: [
      {
        text: 'value-stream lending {\n  art loans {\n    team heron\n    backlog {\n      feature F-1 { assigned-to: heron }\n    }\n  }\n}',
      },
      {
        title: 'A shared service belongs to each of its trains’ value streams',
        text: `value-stream lending {
  art loans {
    backlog {
      feature F-1 { assigned-to: db }
    }
  }
}

value-stream channels {
  art mobile
}

team db in mobile, loans { operating-model: shared-service }`,
      },
      {
        title: 'The value stream around it, or one nested in it',
        text: `value-stream lending {
  art loans {
    backlog {
      feature F-1 { assigned-to: kite }
    }
  }
  value-stream mortgages {
    art homes {
      team kite
    }
  }
}`,
      },
      {
        title: 'A dependency on a team of another value stream',
        text: twoStreams('      feature F-1 { depends-on: kite }'),
      },
    ],
    bad: [
      {
        text: twoStreams(`      feature F-1 { assigned-to: kite }
//                               ^^^^ warning: The feature \`F-1\` belongs to the value stream \`lending\`, but the team \`kite\` that works on it belongs to the value stream \`channels\`. Give it to a team of \`lending\`, or make it a dependency.`),
        fixed: twoStreams('      feature F-1 { depends-on: kite }'),
      },
      {
        title: 'The train that works on it has a backlog of its own',
        text: twoStreams(
          `      feature F-1 { assigned-to: mobile }
//                               ^^^^^^ warning: The feature \`F-1\` belongs to the value stream \`lending\`, but the train \`mobile\` that works on it belongs to the value stream \`channels\`. Give it to a team of \`lending\`, or make it a dependency.`,
          'backlog { feature F-2 }',
        ),
      },
    ],
  },
  check(feature, context) {
    if (feature.someLink('assigned-to') || feature.someLinkTo('ranks', isOfTeam)) checkWorkers(feature, context);
  },
  fix({ element: feature, at, data }, { model }): readonly Fix[] {
    const found = workersOf(feature).find(({ worker }) => worker.name === data?.['worker']);
    if (!found || at.key !== 'assigned-to') return [];
    const { worker } = found;
    const reference = referenceTo(worker, feature, 'depends-on', model);
    const home = backlogOf(worker);
    const isDeclaredInBacklog = parentOf(feature)?.kind === 'backlog';
    return [
      {
        title: `Make it a dependency on \`${worker.name ?? ''}\``,
        edits: dependency(at, reference),
      },
      ...(home && isDeclaredInBacklog
        ? [{ title: `Move it to the backlog of ${the(parentOf(home) ?? home)}`, edits: moveDeclaration(feature, home) }]
        : []),
    ];
  },
});

/** Nearly all features are given to nobody yet, and what is made here would cost each of them something. */
function checkWorkers(feature: Element, { report }: CheckContext): void {
  const workers = workersOf(feature);
  const homes = workers.length === 0 ? [] : homesOf(feature);
  const [home] = homes;
  if (!home) return;
  for (const { worker, at } of workers) {
    const streams = nearestStreams(worker);
    const [stream] = streams;
    if (!stream || streams.some((each) => homes.some((own) => onOneLine(each, own)))) continue;
    report({
      at,
      message: `${The(feature)} belongs to ${the(home)}, but ${the(worker)} that works on it belongs to ${the(stream)}. Give it to a team of \`${home.name ?? ''}\`, or make it a dependency.`,
      data: { worker: worker.name ?? '' },
      explainedBy: repeated(...homes, ...streams, worker),
    });
  }
}

/** The line of the assignment becomes that of the dependency; out of a longer list its entry goes. */
function dependency(at: Place, reference: string): Fix['edits'] {
  const { element } = at;
  const statement = statementAt(at);
  if (statement?.values.length !== 1 || element.states('depends-on') || !element.file)
    return [...removeEntries([at]), ...addEntry(element, 'depends-on', reference)];
  return [{ path: element.file.path, span: statement.span, newText: `depends-on: ${reference}` }];
}

/** Nearly all features are ranked by their train alone, and given to nobody yet. */
function isOfTeam(ranking: Link): boolean {
  return parentOf(ranking.subject)?.kind === 'team';
}

type Worker = { readonly worker: Element; readonly at: Place };

/** Who works on it: those it is assigned to, and the teams that have it in their backlog. */
function workersOf(feature: Element): readonly Worker[] {
  const workers: Worker[] = [];
  for (const link of feature.links('assigned-to'))
    if (link.target) workers.push({ worker: link.target, at: atLink(link) });
  for (const link of feature.linksTo('ranks')) {
    const owner = parentOf(link.subject);
    if (owner?.kind === 'team') workers.push({ worker: owner, at: atLink(link) });
  }
  return workers;
}

/** The value streams of the train, or of the teams, in whose backlog it is ranked; else of the train it is assigned to. */
function homesOf(feature: Element): readonly Element[] {
  const owners = sources(feature, 'ranks').flatMap((backlog) => parentOf(backlog) ?? []);
  const assigned = feature.links('assigned-to').flatMap(({ target }) => target ?? []);
  const [home] = [...owners.filter((owner) => owner.kind !== 'team'), ...assigned.filter(({ kind }) => kind === 'art')];
  return home ? nearestStreams(home) : [];
}

/** The backlog of a train, or of a team's train. */
function backlogOf(worker: Element): Element | undefined {
  const train = worker.kind === 'art' ? worker : parentsOf(worker).find(({ kind }) => kind === 'art');
  return train ? childrenOf(train, 'backlog')[0] : undefined;
}
