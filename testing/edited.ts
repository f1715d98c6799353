/** For tests: files as they are once edits of several of them are made. */
import { applyEdits, type TextEdit } from '#language';

type File = { readonly path: string; readonly text: string };

/** Each file with its own edits made; one that only the edits know starts empty. */
export function edited(files: readonly File[], edits: readonly TextEdit[]): readonly File[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path } of edits) if (!texts.has(path)) texts.set(path, '');
  return Array.from(texts, ([path, text]) => ({
    path,
    text: applyEdits(
      text,
      edits.filter((edit) => edit.path === path),
    ),
  }));
}
