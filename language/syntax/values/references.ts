/** References to other elements, with what is said of them: a lead, a share. */
import { isKind, type Form, type Kind } from '../../metamodel/index.ts';
import { T } from '../scanner.ts';
import type { Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { nameOf } from './images.ts';
import { readMarks, readPerson } from './people.ts';

/** `lending`, `value-stream lending`, `payments 40%`, `cards lead`; a person by handle where the key takes persons. */
export function readReference(entry: Entry, form: Extract<Form, { form: 'references' }>): Value | undefined {
  if (entry.type() === T.word && entry.to - entry.at === 1) {
    const span = entry.span();
    return { type: 'reference', name: nameOf(entry.next()), span };
  }
  let qualifier: Kind | undefined;
  const first = entry.text();
  if (entry.type() === T.handle) return readHandleReference(entry, form);
  if (entry.type() === T.word && isKind(first) && entry.to - entry.at > 1) {
    const at = entry.at;
    entry.next();
    if (entry.type() === T.word && !(entry.text() === 'lead' && entry.to - entry.at === 1 && form.lead))
      qualifier = first;
    else entry.at = at;
  }
  if (entry.type() !== T.word) return undefined;
  const span = entry.span();
  const name = nameOf(entry.next());
  if (entry.done && !qualifier) return { type: 'reference', name, span };
  const marks = readMarks(entry, form.lead === true, form.shares === true);
  return { type: 'reference', name, ...(qualifier ? { qualifier } : {}), ...marks, span };
}

function readHandleReference(entry: Entry, form: Extract<Form, { form: 'references' }>): Value | undefined {
  return form.to.includes('person') ? readPerson(entry) : undefined;
}
