/** References to other elements, with what is said of them: a lead, a share. */
import { isKind, type Form, type Kind } from '../../metamodel/index.ts';
import { T } from '../scanner.ts';
import type { Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { nameOf, stringOf } from './images.ts';
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
  if (entry.type() === T.string) return quotedReference(entry);
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
  if (entry.type() === T.bad) return pathReference(entry);
  const marks = readMarks(entry, form.lead === true, form.shares === true);
  return { type: 'reference', name, ...(qualifier ? { qualifier } : {}), ...marks, span };
}

/** `"payments"`, or a title where a name belongs. */
function quotedReference(entry: Entry): Value | undefined {
  if (entry.to - entry.at > 1) return undefined;
  const written = stringOf(entry.text());
  const span = entry.whole();
  if (!/^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u.test(written))
    return {
      type: 'invalid',
      reason: 'Here stands a name, not a title: the one before the title where it is declared.',
      span,
    };
  return { type: 'invalid', reason: `A name stands without quotes: \`${written}\`.`, suggestion: written, span };
}

/** `retail.payments` or `retail/payments`, as paths are written elsewhere. */
function pathReference(entry: Entry): Value | undefined {
  const whole = entry.all();
  if (!/^[^\s./:]+(?:(?:\.|\/|::)[^\s./:]+)+$/u.test(whole)) return undefined;
  const suggestion = nameOf(/[^./:]+$/u.exec(whole)?.[0] ?? '');
  return {
    type: 'invalid',
    reason: `A name is enough, without what contains it: \`${suggestion}\`.`,
    suggestion,
    span: entry.whole(),
  };
}

function readHandleReference(entry: Entry, form: Extract<Form, { form: 'references' }>): Value | undefined {
  return form.to.includes('person') ? readPerson(entry) : undefined;
}
