import type { Element } from '../binding/element.ts';
import { appendToFile, declarationText } from '../edits/declarations.ts';
import { fullSpanOf } from '../edits/full-spans.ts';
import { eolOf, indentAt, isLineStart, type TextEdit } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { defineRefactoring } from './refactoring.ts';

/** Below that the items are as easily seen where they stand. */
const long = 3;

/**
 * The order of a backlog and what its items say are changed by different people: apart they merge, where one who moves an
 * item and one who edits it would conflict.
 */
export const backlogOfNames = defineRefactoring({
  name: 'backlog-of-names',
  sort: 'rewrite',
  on: ['backlog'],
  offer(backlog, model) {
    const items = declaredIn(backlog);
    if (items.length < long || !items.every((item) => isClear(item, model))) return [];
    return [{ title: 'Keep the names of the items here, and declare them below', edits: apart(backlog, items) }];
  },
});

function declaredIn(backlog: Element): readonly Element[] {
  return (backlog.file?.elements ?? []).filter((each) => each.owner === backlog && each.declaration !== undefined);
}

/** A line of a backlog is a name alone, so that it has to be the only one. */
function isClear({ name }: Element, model: Model): boolean {
  return name !== undefined && model.meanings(name).length === 1;
}

function apart(backlog: Element, items: readonly Element[]): readonly TextEdit[] {
  const text = backlog.file?.text ?? '';
  const end = eolOf(text);
  const names = items.map((item, index): TextEdit => {
    const indent = indentAt(text, item.declaration?.span.start ?? 0);
    const { start, end: stop } = fullSpanOf(item);
    const above = items[index - 1];
    const from = above ? fullSpanOf(above).end : start;
    // Names stand close: the gap above goes as well, where nothing stands in it.
    const span = { start: text.slice(from, start).trim() === '' ? from : start, end: stop };
    const newText = `${isLineStart(text, start) ? indent : ' '}${item.name ?? ''}${isLineStart(text, stop) ? end : ''}`;
    return { path: backlog.file?.path ?? '', span, newText };
  });
  return [...names, ...appendToFile(backlog, items.map((item) => declarationText(item)).join('\n\n'))];
}
