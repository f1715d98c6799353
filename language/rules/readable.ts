/** Sentences that stay sentences, however long the names are that a model puts into them. */
import { shortened } from '../syntax/shortened.ts';
import type { Problem } from './problem.ts';

/** Most messages are far shorter, and are left as they are. */
const longestUncut = 300;

/** So much of a name or a title is enough to know it by. */
const longestQuoted = 80;

/** Whatever it says: nobody reads on. */
const longest = 1000;

/** A problem whose message, and those beside it, quote no more of a name than people read. */
export function readable(problem: Problem): Problem {
  const { message, related } = problem;
  const isShort = message.length <= longestUncut && related.every((each) => each.message.length <= longestUncut);
  if (isShort) return problem;
  return {
    ...problem,
    message: readableText(message),
    related: related.map((each) => ({ ...each, message: readableText(each.message) })),
  };
}

/** The text with what it quotes in backticks or quotation marks cut where that is too long. */
export function readableText(text: string): string {
  if (text.length <= longestUncut) return text;
  const quoted = text.replaceAll(
    /(`)([^`]*)`|\u201C([^\u201D]*)\u201D/g,
    (_, tick: string | undefined, name: string | undefined, title: string | undefined) =>
      tick === undefined ? `“${shortened(title ?? '', longestQuoted)}”` : `\`${shortened(name ?? '', longestQuoted)}\``,
  );
  return shortened(quoted, longest);
}
