/** Keys of other notations, and where what they say is said in this one. */
import { kindMeant, kindNamed, kindRow } from '../metamodel/index.ts';
import { sampleAfter } from './samples.ts';

/** What to write instead of a key that somebody brought from elsewhere; undefined for any other word. */
export function toldElsewhere(key: string): string | undefined {
  return sentences.get(key.toLowerCase()) ?? ofKind(key);
}

const sentences: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: 'The name stands after the kind, as in `team falcon "Falcon"`.',
    id: 'The name stands after the kind, as in `team falcon "Falcon"`.',
    title: 'The title stands in quotes after the name, as in `team falcon "Falcon"`.',
    label: 'The title stands in quotes after the name, as in `team falcon "Falcon"`.',
    kind: 'What it is stands before its name, as in `team falcon "Falcon"`.',
    description: 'What there is to say about it stands above it, between `/**` and `*/`.',
    summary: 'What there is to say about it stands above it, between `/**` and `*/`.',
    comment: 'A comment starts with `//`, or stands between `/*` and `*/`.',
    note: 'A comment starts with `//`, or stands between `/*` and `*/`.',
    parent: 'What contains it stands after `in`, as in `team falcon in pay-core`, or around it.',
    children: 'What it contains stands in its braces, each with its kind: `team falcon "Falcon"`.',
  }),
);

/** `value-streams:`, as a list of several would be called. */
function ofKind(key: string): string | undefined {
  const word = key.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  if (!word.endsWith('s')) return undefined;
  const one = word.slice(0, -1);
  const kind = kindNamed(one) ?? kindMeant(one);
  if (kind === undefined) return undefined;
  const { label } = kindRow(kind);
  return `Each ${label} is declared on its own, with its kind before its name: \`${kind} ${sampleAfter(kind)}\`.`;
}
