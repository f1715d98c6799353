/** Which of the value streams of a train it keeps, and the trains that the others get. */
import type { Element } from '../binding/element.ts';
import { appendToFile } from '../edits/declarations.ts';
import { freeName, referenceTo } from '../edits/references.ts';
import type { TextEdit } from '../edits/text-edits.ts';
import { trainText } from './train-text.ts';
import type { Model } from '../model/model.ts';
import { alignmentsOf, streamsAround, trainsOf } from '../model/queries.ts';

type Alignment = ReturnType<typeof alignmentsOf>[number];
type Judged = { readonly kept: Alignment; readonly others: readonly Alignment[] };

/** The first one stays; of two on one line of ancestors the outer one is too many, whichever comes first. */
export function judged(alignments: readonly Alignment[]): Judged {
  const inner = alignments.filter(
    ({ stream }) =>
      !alignments.some((other) => other.stream !== stream && streamsAround(other.stream).includes(stream)),
  );
  const [first] = inner.length > 0 ? inner : alignments;
  // Whoever asks has found at least one alignment.
  const kept = first as Alignment;
  return { kept, others: alignments.filter((each) => each !== kept) };
}

/** The value streams of a train that have no other. */
export function onlyServedBy(art: Element): readonly Element[] {
  const streams = alignmentsOf(art).map(({ stream }) => stream);
  return streams.filter((stream) => trainsOf(stream).every((each) => each === art));
}

/** A train that is being formed for each of the value streams, at the end of the train's file. */
export function ownTrains(art: Element, others: readonly Alignment[], model: Model): readonly TextEdit[] {
  const stubs = others.map(({ stream }) => {
    const name = freeName(`${art.name ?? 'train'}-${stream.name ?? ''}`, model);
    return trainText(`${name} in ${referenceTo(stream, art, 'in', model)}`, model);
  });
  return appendToFile(art, stubs.join('\n\n'));
}
