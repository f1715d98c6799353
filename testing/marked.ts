/** Marked sources: `<|>` is the cursor, `//- path.thru` starts another file. */

export type Marked = {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Where the cursor stands; absent where there is none. */
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
};

export function marked(source: string): Marked {
  const files: { path: string; lines: string[] }[] = [];
  for (const line of source.replace(/^\n/, '').split('\n')) {
    const path = /^\/\/- (\S+)$/.exec(line)?.[1];
    if (path !== undefined) files.push({ path, lines: [] });
    else if (files.length === 0) files.push({ path: 'main.thru', lines: [line] });
    else files.at(-1)?.lines.push(line);
  }
  let cursor: Marked['cursor'];
  const texts = files.map(({ path, lines }) => {
    const text = lines.join('\n');
    const offset = text.indexOf('<|>');
    if (offset >= 0) cursor = { path, offset };
    return { path, text: text.replace('<|>', '') };
  });
  return { files: texts, cursor };
}
