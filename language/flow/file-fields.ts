/** The fields of an item in the flow file that stand before its events, and the numbers of its characters. */

/** A text, and the numbers of its characters: a list of numbers is gone through faster than a text. */
export type Source = { readonly text: string; readonly codes: Uint8Array | Uint16Array };

/** Bytes that are as many as the characters stand for one each. */
export function sourceOf(text: string, bytes?: Uint8Array): Source {
  if (bytes?.length === text.length) return { text, codes: bytes };
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
  return { text, codes };
}

const [tab, lineFeed] = [9, 10];

/** Finds the tabs at which the fields of a line end, as many as there is place for. False where the line has fewer. */
export function findFields(codes: Source['codes'], from: number, ends: Int32Array): boolean {
  let found = 0;
  for (let place = from; place < codes.length && codes[place] !== lineFeed; place += 1) {
    if (codes[place] !== tab) continue;
    ends[found] = place;
    found += 1;
    if (found === ends.length) return true;
  }
  return false;
}

export type Keys = {
  /** Whether the key of an item comes after that of the item before it. */
  readonly isInOrder: (item: number) => boolean;
  readonly ids: () => readonly string[];
  readonly parents: () => readonly string[];
};

/**
 * The keys of items and of their parents, cut out of the text when somebody asks for them: figures need none, and half
 * a million texts cost as much as all numbers of the file.
 */
export function createKeys({ text, codes }: Source, starts: Int32Array): Keys {
  const isEscaped = text.includes('\\');
  const idAt = (start: number): string => fieldOf(text, start);
  const all = (cut: (start: number) => string): (() => readonly string[]) => {
    let known: readonly string[] | undefined;
    return () => (known ??= Array.from(starts, cut));
  };
  return {
    isInOrder(item) {
      if (item === 0) return true;
      const [before, own] = [starts[item - 1] ?? 0, starts[item] ?? 0];
      return isEscaped ? idAt(before) < idAt(own) : isLess(codes, before, own);
    },
    ids: all(idAt),
    parents: all((start) => fieldOf(text, text.indexOf('\t', start) + 1)),
  };
}

/** Whether the field at one place comes before that at another. */
function isLess(codes: Source['codes'], one: number, other: number): boolean {
  let [left, right] = [one, other];
  while (codes[left] === codes[right] && codes[left] !== tab) {
    left += 1;
    right += 1;
  }
  const [a, b] = [codes[left] ?? tab, codes[right] ?? tab];
  if (a === tab || b === tab) return a === tab && b !== tab;
  return a < b;
}

function fieldOf(text: string, start: number): string {
  return unescaped(text.slice(start, text.indexOf('\t', start)));
}

const unescapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

export function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, char: string) => unescapes[char] ?? char) : text;
}
