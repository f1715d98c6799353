/** A line that is no more than words: what of them is known, and what is missing. */
import type { Element } from '../binding/element.ts';
import type { Place } from '../edits/places.ts';
import { childKindsOf, entryOf, isKind, keysOf, kindMeant, kinds } from '../metamodel/index.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Statement } from '../syntax/summary.ts';
import { isReal, type CheckContext } from './rule.ts';

/** A word without its colon, or one that means nothing. */
export function checkWord(element: Element, statement: Statement, at: Place, report: CheckContext['report']): void {
  const { key } = statement;
  const known = isReal(element.kind) ? entryOf(key, element.kind) : undefined;
  if (known && statement.span.end === statement.keySpan.end) {
    const example = known.example.replace(/^[\w-]+: /, '');
    report({
      at,
      message: `After \`${key}\` a colon and a value are missing. Write \`${key}: ${example}\`, for example.`,
    });
    return;
  }
  const isKnown = known !== undefined || namesPerson(element, statement);
  const meant = isKnown ? key : nearWord(element, key);
  const advice = isKnown ? `After \`${key}\` a colon is missing: \`${key}: …\`.` : wordAdvice(key, meant);
  report({
    at,
    message: advice,
    ...(meant === undefined ? {} : { data: { replace: meant, colon: isKind(meant) ? '' : ':' } }),
  });
}

/** `lpm @ava`: whatever stands before a person is a role. */
function namesPerson({ file, kind }: Element, { valuesSpan, keySpan }: Statement): boolean {
  return isReal(kind) && valuesSpan.start > keySpan.end && file?.text[valuesSpan.start] === '@';
}

function nearWord(element: Element, word: string): string | undefined {
  const meant = kindMeant(word);
  if (meant !== undefined) return meant;
  const known = isReal(element.kind)
    ? [...keysOf(element.kind).map((entry) => entry.key), ...childKindsOf(element.kind)]
    : kinds;
  return nearest(word, known);
}

function wordAdvice(word: string, meant: string | undefined): string {
  const question =
    meant === undefined
      ? 'A line starts with a kind such as `team`, or with a key and a colon.'
      : `Did you mean \`${meant}\`?`;
  return `\`${word}\` means nothing here. ${question}`;
}
