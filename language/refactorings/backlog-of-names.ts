import type { Element } from '../binding/element.ts';
import { appendToFile, declarationText, removeDeclaration } from '../edits/declarations.ts';
import { eolOf, indentAt, type TextEdit } from '../edits/text-edits.ts';
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
  const names = items.flatMap((item) => {
    const indent = indentAt(text, item.declaration?.span.start ?? 0);
    return removeDeclaration(item).map((edit): TextEdit => {
      const { start, end: stop } = edit.span;
      const startsLine = start === 0 || /[\r\n]/.test(text[start - 1] ?? '');
      const endsLine = /[\r\n]/.test(text[stop - 1] ?? '');
      return { ...edit, newText: `${startsLine ? indent : ' '}${item.name ?? ''}${endsLine ? end : ''}` };
    });
  });
  return [...names, ...appendToFile(backlog, items.map((item) => declarationText(item)).join('\n\n'))];
}
