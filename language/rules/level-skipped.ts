import type { Element } from '../binding/element.ts';
import { atLink, type Place } from '../edits/places.ts';
import { appendToFile } from '../edits/declarations.ts';
import { freeName, referenceTo } from '../edits/references.ts';
import { removeEntries } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { sources } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { the, The } from './words.ts';

export const levelSkipped = defineRule({
  name: 'level-skipped',
  severity: 'warning',
  profile: 'guide',
  summary: 'Work flows from epics over capabilities and features to stories, level by level.',
  why: 'An epic on a team’s board is a project with another name: nobody has said which part of it comes first, or why.',
  source:
    'Executive guide, How Value Streams Fit Into SAFe Levels, lines 39 to 42; How Strategy Connects to Execution, lines 50 to 58',
  advice: 'Split the epic into features and give those to trains and teams.',
  on: ['epic'],
  needs: ['assigned-to'],
  examples: {
    ok: [
      {
        text: 'portfolio p {\n  value-stream v {\n    art a {\n      team t\n    }\n  }\n  epic scan {\n    feature F-1 { assigned-to: t }\n  }\n}',
      },
      {
        title: 'It is split already, and the train is where most of it goes',
        text: 'portfolio p {\n  value-stream v {\n    art a\n  }\n  epic scan {\n    assigned-to: a\n    feature F-1\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream v {
    art a {
      team kite
    }
  }
  epic scan {
    assigned-to: kite
//               ^^^^ warning: The epic \`scan\` is given to the team \`kite\` as a whole; trains and teams work on features and stories. Split it into features, and give one of those.
  }
}`,
        fixed: `portfolio p {
  value-stream v {
    art a {
      team kite
    }
  }
  epic scan {
  }
}

feature scan-1 in scan { assigned-to: kite }
`,
      },
    ],
  },
  check(epic, { report }) {
    for (const link of epic.links('assigned-to')) {
      if (!link.target || (link.target.kind === 'art' && sources(epic, 'implements').length > 0)) continue;
      report({
        at: atLink(link),
        message: `${The(epic)} is given to ${the(link.target)} as a whole; trains and teams work on features and stories. Split it into features, and give one of those.`,
      });
    }
  },
  fix({ at, element }, { model }): readonly Fix[] {
    const worker = element.links('assigned-to').find((each) => each.value === at.value)?.target;
    return worker?.name === undefined || element.name === undefined ? [] : [created(element, worker, at, model)];
  },
});

function created(epic: Element, worker: Element, at: Place, model: Model): Fix {
  const name = freeName(`${epic.name ?? ''}-1`, model);
  // The new feature stands beside the epic, so that its references are written as the epic would write them.
  const home = model.meanings(epic.name ?? '').length > 1 ? `epic ${epic.name ?? ''}` : (epic.name ?? '');
  const by = referenceTo(worker, epic, 'assigned-to', model);
  return {
    title: `Make a feature \`${name}\` of it for \`${worker.name ?? ''}\``,
    edits: [...removeEntries([at]), ...appendToFile(epic, `feature ${name} in ${home} { assigned-to: ${by} }`)],
  };
}
