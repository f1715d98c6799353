import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { indentAt } from '../edits/text-edits.ts';
import { freeName } from '../edits/references.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import { defineRule, isReal, withArticle, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { repeated } from './stated.ts';
import { the, The } from './words.ts';

/** What an item implements: one level up. */
const above: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  story: ['feature'],
  feature: ['capability', 'epic'],
  capability: ['epic'],
};

export const workItemParentLevel = defineRule({
  name: 'work-item-parent-level',
  severity: 'error',
  profile: 'recommended',
  summary:
    'Work stands one level below what it implements: a story in a feature, a feature in a capability or an epic.',
  why: 'Each level has people who order it. A level that is left out is ordered by nobody.',
  source: 'SAFe, the levels of work',
  advice: 'Put the missing level in between.',
  on: ['story', 'feature', 'capability', 'epic'],
  needs: [signs.astray],
  examples: {
    ok: [{ text: 'portfolio p {\n  epic scan {\n    feature F-1 {\n      story S-1\n    }\n  }\n}' }],
    bad: [
      {
        text: `portfolio p {
  epic scan {
    story S-1 "Read the number"
//        ^^^ error: The story \`S-1\` stands in the epic \`scan\`; stories stand in a feature. Put the missing level in between.
  }
}`,
        fixed: `portfolio p {
  epic scan {
    feature scan-feature {
      story S-1 "Read the number"
    }
  }
}`,
      },
    ],
  },
  check(item, { report }) {
    const { owner, kind } = item;
    if (!owner || !isReal(kind) || !isReal(owner.kind) || !isWork(owner.kind)) return;
    const allowed = above[kind] ?? [];
    if (allowed.includes(owner.kind)) return;
    const takes =
      allowed.length === 0
        ? 'nothing that is work'
        : allowed.map((each) => withArticle(kindRow(each).label)).join(' or ');
    report({
      at: atName(item),
      message: `${The(item)} stands in ${the(owner)}; ${kindRow(kind).plural} stand in ${takes}. Put the missing level in between.`,
      explainedBy: repeated(item),
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    if (element.kind !== 'story' || element.owner?.kind === 'story') return [];
    return [
      {
        title: 'Put a feature in between',
        edits: wrapped(element, freeName(`${element.owner?.name ?? 'new'}-feature`, model)),
      },
    ];
  },
});

function isWork(kind: Kind): boolean {
  return kind === 'epic' || Object.hasOwn(above, kind);
}

function wrapped({ file, declaration }: Element, name: string): Fix['edits'] {
  if (!file || !declaration) return [];
  const { start, end } = declaration.span;
  const indent = indentAt(file.text, start);
  const text = file.text.slice(start, end).replaceAll('\n', '\n  ');
  return [{ path: file.path, span: { start, end }, newText: `feature ${name} {\n${indent}  ${text}\n${indent}}` }];
}
