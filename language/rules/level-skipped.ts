import type { Element } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { appendToFile } from '../edits/declarations.ts';
import { freeName } from '../edits/references.ts';
import { removeEntries } from '../edits/text-edits.ts';
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
  examples: {
    ok: [
      {
        text: 'portfolio p {\n  value-stream v {\n    art a {\n      team t\n    }\n  }\n  epic scan {\n    feature F-1 { assigned-to: t }\n  }\n}',
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
      if (!link.target) continue;
      report({
        at: atLink(link),
        message: `${The(epic)} is given to ${the(link.target)} as a whole; trains and teams work on features and stories. Split it into features, and give one of those.`,
      });
    }
  },
  fix({ at, element }, { model }): readonly Fix[] {
    const link = element.links('assigned-to').find((each) => each.value === at.value);
    const name = freeName(`${element.name ?? 'epic'}-1`, model);
    return link?.target?.name === undefined ? [] : [created(element, link.target.name, name, at)];
  },
});

function created(epic: Element, worker: string, name: string, at: Parameters<typeof removeEntries>[0][number]): Fix {
  return {
    title: `Make a feature \`${name}\` of it for \`${worker}\``,
    edits: [
      ...removeEntries([at]),
      ...appendToFile(epic, `feature ${name} in ${epic.name ?? ''} { assigned-to: ${worker} }`),
    ],
  };
}
