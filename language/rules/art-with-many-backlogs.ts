import type { Element } from '../binding/element.ts';
import { atKind, atName } from '../edits/places.ts';
import { eolOf, indentAt, wholeLine } from '../edits/text-edits.ts';
import { childrenOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { inWords, The } from './words.ts';

export const artWithManyBacklogs = defineRule({
  name: 'art-with-many-backlogs',
  severity: 'error',
  profile: 'guide',
  summary: 'A train has one backlog.',
  why: 'What comes first is one question, and two lists give two answers. A train works from one ordered backlog.',
  source: 'Executive guide, What Is a Value Stream?, line 30',
  advice:
    'Merge the backlogs into one; the order of its lines is the priority. Backlogs of teams are below it and do not count.',
  on: ['art'],
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  art sky {\n    backlog {\n      feature F-1\n    }\n    team kite {\n      backlog { }\n    }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    backlog growth {
      feature F-1
    }
    backlog regulatory {
//          ^^^^^^^^^^ error: The train \`sky\` has two backlogs; a train works from one ordered list.
      feature F-2
    }
  }
}`,
        fixed: `value-stream claims {
  art sky {
    backlog growth {
      feature F-1
      feature F-2
    }
  }
}`,
      },
    ],
  },
  check(art, { report }) {
    const [first, ...others] = childrenOf(art, 'backlog');
    if (!first) return;
    for (const backlog of others) {
      report({
        at: placeOf(backlog),
        message: `${The(art)} has ${inWords(others.length + 1)} backlogs; a train works from one ordered list.`,
        related: [{ at: placeOf(first), message: 'The first backlog is here.' }],
      });
    }
  },
  fix({ at, element }): readonly Fix[] {
    const [first] = childrenOf(element, 'backlog');
    const second = at.element;
    const merged = first ? merge(first, second) : undefined;
    return merged ? [{ title: 'Append its items to the first backlog', edits: merged }] : [];
  },
});

function placeOf(backlog: Element) {
  return backlog.name === undefined ? atKind(backlog) : atName(backlog);
}

/** The items of the second, line by line, at the end of the first; both in one file. */
function merge(first: Element, second: Element): Fix['edits'] | undefined {
  const target = first.declaration?.block;
  const source = second.declaration;
  const { file } = first;
  if (!target || !source?.block || !file || second.file !== file) return undefined;
  const indent = `${indentAt(file.text, target.start)}  `;
  const inside = file.text.slice(source.block.start + 1, source.block.end - 1).trim();
  const end = eolOf(file.text);
  const body =
    inside === ''
      ? ''
      : inside
          .split(/\r\n|\r|\n/)
          .map((line) => `${indent}${line.trim()}`)
          .join(end);
  const before = file.text.slice(0, target.end - 1).trimEnd().length;
  return [
    { path: file.path, span: { start: before, end: before }, newText: body === '' ? '' : `${end}${body}` },
    { path: file.path, span: wholeLine(file.text, source.span), newText: '' },
  ];
}
