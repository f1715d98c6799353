/** Renames in the texts of an organisation, for tests that have to know what really happened to which element. */
import type { Kind } from '../language/index.ts';
import type { Version } from '../language/diff/version.ts';
import { capital, drawWord, pick, type Random } from './drawn-organisation.ts';
import { createRandom } from './random.ts';

export type Files = readonly { readonly path: string; readonly text: string }[];

export type Edit = {
  readonly seed?: number;
  /** How many elements get another name, all through the texts. */
  readonly renames: number;
  /** How many others go, each for one of the same make in its place: other words, other people, other numbers. */
  readonly replaced: number;
  readonly kinds?: readonly Kind[];
  readonly isRetitled?: boolean;
  readonly isMoved?: boolean;
  /** Numbers of people and sizes change here and there. */
  readonly isRewritten?: boolean;
};

export type Renamed = {
  readonly files: Files;
  /** From the old identity to the new one. */
  readonly truth: ReadonlyMap<string, string>;
};

type Named = { readonly id: string; readonly kind: Kind; readonly name: string; readonly parents: readonly string[] };

const usual: readonly Kind[] = ['value-stream', 'art', 'team', 'epic', 'product', 'feature'];
const replaceable: ReadonlySet<Kind> = new Set(['team', 'epic', 'product', 'feature']);
const homes: Readonly<Partial<Record<Kind, Kind>>> = { team: 'art', art: 'value-stream', product: 'value-stream' };

export function renamesIn(files: Files, version: Version, edit: Edit): Renamed {
  const random = createRandom(edit.seed ?? 1);
  const texts = new Texts(files);
  const all = [...version.items.values()].flatMap(({ id, kind, name, parents }): readonly Named[] =>
    name === undefined || id.includes('/') ? [] : [{ id, kind, name, parents }],
  );
  const renamed = drawn(random, all, edit);
  const names = new Map(renamed.map(({ name }) => [name, freshName(random)]));
  if (edit.isMoved) for (const element of renamed) move(random, texts, element, all);
  const others = all.filter(({ kind, id }) => replaceable.has(kind) && !renamed.some((each) => each.id === id));
  for (let count = 0; count < edit.replaced && others.length > 0; count += 1) {
    const [gone] = others.splice(random(others.length), 1);
    if (gone) replace(random, texts, gone);
  }
  return {
    files: texts.all().map(({ path, text }) => ({ path, text: written(random, text, names, edit) })),
    truth: new Map(renamed.map(({ id, kind, name }) => [id, `${kind}:${names.get(name) ?? ''}`])),
  };
}

function drawn(random: Random, all: readonly Named[], { renames, kinds = usual }: Edit): readonly Named[] {
  const isAlone = ({ name, id }: Named): boolean => !all.some((each) => each.name === name && each.id !== id);
  const left = all.filter((each) => kinds.includes(each.kind) && isAlone(each));
  const found: Named[] = [];
  while (found.length < renames && left.length > 0) found.push(...left.splice(random(left.length), 1));
  return found;
}

function freshName(random: Random): string {
  return `${drawWord(random)}-${drawWord(random)}`;
}

/** Other names all through a text, but not in what people read; other titles and numbers where they are asked for. */
function written(
  random: Random,
  text: string,
  names: ReadonlyMap<string, string>,
  { isRetitled, isRewritten }: Edit,
): string {
  const fresh = new Set(names.values());
  const renamed = text.replaceAll(/"[^"]*"|(?<![\w@.-])[A-Za-z][\w-]*/g, (word) => names.get(word) ?? word);
  const titled = isRetitled
    ? renamed.replaceAll(/([a-z-]+) "[^"]*"/g, (all, name: string) =>
        fresh.has(name) ? `${name} "${capital(name)}"` : all,
      )
    : renamed;
  if (!isRewritten) return titled;
  return titled.replaceAll(/(?<=members: |size )\d+/g, (number) =>
    random(4) === 0 ? String(Number(number) + 1) : number,
  );
}

/** Its block goes to the start of another home's. */
function move(random: Random, texts: Texts, { kind, name, parents }: Named, all: readonly Named[]): void {
  const own = texts.blockOf(kind, name);
  const others = all.filter((each) => each.kind === homes[kind] && !parents.includes(each.id));
  if (!own?.text.startsWith(' ') || others.length === 0) return;
  const home = texts.blockOf(pick(random, others).kind, pick(random, others).name);
  if (!home?.text.includes('{\n') || own.text.includes(home.text) || home.text.includes(own.text)) return;
  texts.replace(own, '');
  texts.replace(
    home,
    home.text.replace('{\n', (brace) => `${brace}${own.text}`),
  );
}

/** Another in its place: of the same make, with other words, people and numbers, and every other purpose kept. */
function replace(random: Random, texts: Texts, { kind, name }: Named): void {
  const own = texts.blockOf(kind, name);
  if (!own) return;
  const other = own.text
    .replaceAll(/"[^"]*"/g, () => `"${capital(drawWord(random))} ${drawWord(random)}"`)
    .replaceAll(/@[\w.-]+/g, () => `@${drawWord(random)}.${drawWord(random)}`)
    .replaceAll(/(?<=(?:members|value|time|risk|size):? )\d+/g, () => String(2 + random(12)))
    .replaceAll(
      /\b(story|feature|objective|system|component|team|art|product|epic) [\w-]+(?= ["{]|$)/gm,
      (_all, word: string) => `${word} ${freshName(random)}`,
    );
  texts.replace(own, other);
}

type Block = { readonly path: string; readonly text: string };

class Texts {
  private readonly texts: Map<string, string>;

  constructor(files: Files) {
    this.texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  all(): Files {
    return [...this.texts].map(([path, text]) => ({ path, text }));
  }

  /** A declaration with all that stands in it, from the start of its line. */
  blockOf(kind: string, name: string): Block | undefined {
    for (const [path, text] of this.texts) {
      const head = new RegExp(`^( *)${kind} ${name}(?= |$).*\n`, 'm').exec(text);
      if (!head) continue;
      const [line, indent = ''] = head;
      const whole = text.slice(head.index);
      const end = line.trimEnd().endsWith('{') ? whole.indexOf(`\n${indent}}\n`) : -1;
      return { path, text: end < 0 ? line : whole.slice(0, end + indent.length + 3) };
    }
    return undefined;
  }

  /** A function, so that no `$` of a text means anything. */
  replace({ path, text }: Block, other: string): void {
    this.texts.set(
      path,
      (this.texts.get(path) ?? '').replace(text, () => other),
    );
  }
}
