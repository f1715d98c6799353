/** What a comparison touches as a picture in Mermaid, which GitHub and GitLab draw in a comment. */
import { impacts, type Change, type ElementName } from '../../diff/changes.ts';
import type { Comparison } from '../../diff/compare.ts';
import { kindRow } from '../../metamodel/index.ts';
import { mermaidText } from '../mermaid.ts';
import { shortened } from '../../syntax/shortened.ts';
import { shown } from '../plain-text.ts';
import { identityWords } from './wording.ts';

/** More cannot be read in a comment. */
const mostNodes = 40;
const mostCharacters = 50;

/** `left` is how many touched elements have no place in it; the text is empty where nothing has. */
export type Mermaid = { readonly text: string; readonly left: number };

type Look = 'added' | 'removed' | 'moved' | 'renamed' | 'changed' | 'plain';

/** Never colour alone: the sign stands in the text, and what is gone is dashed. */
const signs: Readonly<Record<Look, string>> = {
  added: '+ ',
  removed: '− ',
  moved: '→ ',
  renamed: '= ',
  changed: '~ ',
  plain: '',
};

const classes = [
  'classDef added stroke:#00806a,stroke-width:2px',
  'classDef removed stroke:#d92b0b,stroke-width:2px,stroke-dasharray:5 4',
  'classDef moved stroke:#4a46d0,stroke-width:2px',
  'classDef renamed stroke:#9450d8,stroke-width:2px',
  'classDef changed stroke:#a86400,stroke-width:2px',
] as const;

/** The changes that a picture can show: who is where, and who is called how. */
const looks: Readonly<Record<Change['type'], Look>> = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  renamed: 'renamed',
  'kind-changed': 'changed',
  changed: 'changed',
  reordered: 'changed',
};

/** The graver one counts where an element has several changes. */
const ranking: readonly Look[] = ['removed', 'added', 'moved', 'renamed', 'changed'];

type Touched = { readonly id: string; readonly look: Look; readonly change: Change };

/** The picture, and how many elements it leaves out. */
export function mermaidOf(comparison: Comparison): Mermaid {
  const all = touchedBy(comparison.changes);
  const drawing = new Drawing(
    new Map([...comparison.homes, ...all.map(({ id, change }) => [id, change.element] as const)]),
  );
  const drawn = all.filter((touched) => drawing.add(touched));
  // Elements beside each other are no picture: words say more of what stays in its place.
  if (drawn.every(({ look }) => look === 'changed' || look === 'renamed')) return { text: '', left: 0 };
  return { text: drawing.text(), left: all.length - drawn.length };
}

/** Each element once, the gravest first; people and wording are told in words. */
function touchedBy(changes: readonly Change[]): readonly Touched[] {
  const byId = new Map<string, Touched>();
  for (const change of changes) {
    const id = change.identity.after ?? change.identity.before;
    if (
      id === undefined ||
      change.impact === 'cosmetic' ||
      change.impact === 'none' ||
      change.element.kind === 'person' ||
      // A backlog or a block of targets comes and goes with what it belongs to.
      (change.element.name === undefined && change.element.title === undefined)
    )
      continue;
    const look = looks[change.type];
    const before = byId.get(id);
    if (!before || ranking.indexOf(look) < ranking.indexOf(before.look)) byId.set(id, { id, look, change });
  }
  return [...byId.values()].sort(
    (a, b) =>
      impacts.indexOf(a.change.impact) - impacts.indexOf(b.change.impact) ||
      ranking.indexOf(a.look) - ranking.indexOf(b.look),
  );
}

class Drawing {
  private readonly names: ReadonlyMap<string, ElementName>;
  private readonly keys = new Map<string, string>();
  private readonly looked = new Map<string, Look>();
  private readonly edges = new Set<string>();

  constructor(names: ReadonlyMap<string, ElementName>) {
    this.names = names;
  }

  /** Whether there was room for the element with those that it is in and was in. */
  add({ id, look, change }: Touched): boolean {
    const { fromParents = [], toParents = [] } = change;
    const fresh = new Set([id, ...fromParents, ...toParents].filter((each) => !this.keys.has(each)));
    if (this.keys.size + fresh.size > mostNodes) return false;
    const key = this.keyOf(id);
    this.looked.set(id, look);
    for (const parent of toParents) this.edges.add(`${this.keyOf(parent)} --> ${key}`);
    for (const parent of fromParents)
      if (!toParents.includes(parent)) this.edges.add(`${this.keyOf(parent)} -. before .-> ${key}`);
    return true;
  }

  text(): string {
    const nodes = [...this.keys].map(([id, key]) => {
      const look = this.looked.get(id) ?? 'plain';
      return `  ${key}["${signs[look]}${this.words(id)}"]${look === 'plain' ? '' : `:::${look}`}`;
    });
    return [
      'flowchart LR',
      ...nodes,
      ...[...this.edges].map((edge) => `  ${edge}`),
      ...classes.map((line) => `  ${line}`),
    ].join('\n');
  }

  /** Names of a model are no names of Mermaid. */
  private keyOf(id: string): string {
    const key = this.keys.get(id) ?? `n${this.keys.size}`;
    this.keys.set(id, key);
    return key;
  }

  /** The kind, and below it what people call it. */
  private words(id: string): string {
    const element = this.names.get(id);
    if (!element) return label(identityWords(id).join(' '));
    const called = element.title ?? element.name ?? '';
    return [label(kindRow(element.kind).label), ...(called === '' ? [] : [label(called)])].join('<br/>');
  }
}

function label(words: string): string {
  return mermaidText(shortened(shown(words), mostCharacters));
}
