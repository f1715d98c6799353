/** What is said once under a key, on however many lines: whatever comes again contradicts it. */
import type { Form } from '../../metamodel/index.ts';
import type { Value } from '../summary.ts';

const lists: ReadonlySet<Form['form']> = new Set<Form['form']>([
  'references',
  'words',
  'labelled',
  'iterations',
  'headcount',
  'capacity',
  'members',
  'tags',
  'names',
  'filter',
  'kinds',
]);

/** Whether several values may follow the key, with commas between them. */
export function isList(form: Form): boolean {
  return lists.has(form.form) || (form.form === 'text' && form.many === true);
}

/** What a value in a list says, where that is said once: `external` of `52, external 11`. Undefined where any number may follow. */
export function saidOnce({ form }: Form, value: Value): string | undefined {
  switch (form) {
    case 'labelled':
      return value.type === 'labelled' ? value.label : undefined;
    case 'headcount':
    case 'capacity':
    case 'members':
      if (value.type === 'labelled') return value.label;
      if (value.type === 'number' || value.type === 'word') return 'number';
      return value.type === 'share' ? 'share' : undefined;
    default:
      return undefined;
  }
}

/** So many labels that looking for each among those before it would take longer than a table. */
const few = 12;

/** Whether values may say something twice, or what does not go together: nearly none do, and it is asked of each list. */
export function mayContradict(form: Form, values: readonly Value[]): boolean {
  if (!isList(form)) return true;
  const isLong = values.length > few;
  return values.some((value, at) => {
    const single = saidOnce(form, value);
    if (single === undefined) return false;
    if (isLong || form.form === 'members') return true;
    return values.some((other, before) => before < at && saidOnce(form, other) === single);
  });
}

/** What is said of a value that comes too late; `written` as it stands there, `single` what it says again. */
export function secondSentence(what: string, single: string, form: Form, written: string): string {
  if (form.form === 'labelled' || single === 'external')
    return `${what} says \`${single}\` a second time here. Keep the one that is right.`;
  const second = `${what} takes one ${single}; \`${written}\` is a second one.`;
  if (form.form === 'reading' || form.form === 'role-at') return `${second} Write it on a line of its own.`;
  const isLong = form.form === 'text' && form.words === undefined;
  return `${second} Keep the one that is right${isLong ? ', or write both as one text' : ''}.`;
}

/** `members: @ann, 8`: a number of members, or who they are. */
export function besidePeople(what: string, { form }: Form, value: Value, values: readonly Value[]): string | undefined {
  if (form !== 'members' || value.type !== 'number') return undefined;
  if (!values.some(({ type }) => type === 'person' || type === 'vacant')) return undefined;
  return `${what} takes a number or people. Write the number on a line of its own: \`members: ${value.number}\`.`;
}
