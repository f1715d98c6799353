/**
 * Signs that other notations have and this one has not: what each is meant to say, what says it here, and the edit that
 * makes one of the other where that is sure. Whoever comes from JSON, YAML, Mermaid or Terraform types them first.
 */
import { T, type Tokens } from './scanner.ts';
import type { Span, SyntaxProblem } from './summary.ts';
import { otherQuotes } from './values/near-values.ts';

export const arrowSentence =
  'Arrows are drawn by the preview. Write a key that says how the two belong together, such as `depends-on`.';

/** The sign that token `at` is, which has no meaning. Reads the signs of a text in their order, since brackets come in pairs. */
export class StrangeSigns {
  private readonly tokens: Tokens;
  /** For each bracket that is open: whether it opens what a brace opens here. */
  private readonly brackets: boolean[] = [];
  /** What is said of the sign that was told of last without a word about its place: a text has one such sign many times over. */
  private told = { sign: '', message: '' };
  /** The first token of the line that was asked for last. */
  private first = 0;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  problem(at: number): SyntaxProblem {
    const { text, starts, ends } = this.tokens;
    const span = { start: starts[at] ?? 0, end: ends[at] ?? 0 };
    const sign = text.slice(span.start, span.end);
    return this.bracket(sign, at, span) ?? this.mark(sign, at, span) ?? this.strange(sign, span);
  }

  private strange(sign: string, span: Span): SyntaxProblem {
    if (this.told.sign !== sign) {
      const [these, have] = /^.$/su.test(sign) ? ['character', 'has'] : ['characters', 'have'];
      const message = `The ${these} \`${visible(sign)}\` ${have} no meaning here. Titles and other free text stand in quotes.`;
      this.told = { sign, message };
    }
    return { message: this.told.message, span };
  }

  private bracket(sign: string, at: number, span: Span): SyntaxProblem | undefined {
    if (/^;+$/.test(sign)) return this.removed('A line ends without `;`.', span, sign);
    if (/^[[(]$/.test(sign)) {
      const isBlock = this.isLast(at) && !this.isInFact(at);
      this.brackets.push(isBlock);
      return isBlock
        ? replaced(`A block opens with \`{\`, not with \`${sign}\`.`, span, '{')
        : this.listSign(sign, at, span);
    }
    if (!/^[\])][\]);]*$/.test(sign)) return undefined;
    const isBlock = this.brackets.pop() === true;
    return isBlock
      ? replaced(`A block closes with \`}\`, not with \`${sign}\`.`, span, '}')
      : this.listSign(sign, at, span);
  }

  private mark(sign: string, at: number, span: Span): SyntaxProblem | undefined {
    if (/^(-+>|<-+>?|=+>|<=+|[.~]+>|-\.+->|\u2192|\u21d2|\u2190|\u2194)$/u.test(sign))
      return { message: arrowSentence, span };
    if (/^:?=+$/.test(sign)) return this.equals(sign, at, span);
    if (otherQuotes.test(sign))
      return { message: 'A text stands between straight double quotes, as in `"Retail"`.', span };
    if (!this.isFirst(at)) return undefined;
    if (/^-{3,}$/.test(sign)) return this.removed('Nothing parts the text into sections. Remove the line.', span, sign);
    if (/^(--|%+)$/.test(sign)) return replaced(`A comment starts with \`//\`, not with \`${sign}\`.`, span, '//');
    if (/^[-*+\u2022]$/u.test(sign))
      return this.removed(
        'A line starts without a sign. Several values follow their key, with commas between them.',
        span,
        sign,
      );
    return sign.startsWith('<')
      ? {
          message: 'Signs such as `<` and `>` have no meaning here. Write a kind and a name, and facts in braces.',
          span,
        }
      : undefined;
  }

  private equals(sign: string, at: number, span: Span): SyntaxProblem | undefined {
    const before = this.tokens.types[at - 1];
    const after = this.tokens.types[at + 1];
    if (before !== T.word || this.isFirst(at)) return undefined;
    if (after === T.string && !this.isFirst(at - 1))
      return this.removed(`A title follows the name without \`${sign}\`.`, span, sign);
    const start = this.tokens.ends[at - 1] ?? span.start;
    return {
      ...replaced(`A value follows a colon: \`:\` stands here, not \`${sign}\`.`, { ...span, start }, ':'),
      span,
    };
  }

  private listSign(sign: string, at: number, span: Span): SyntaxProblem {
    const message = this.isInFact(at)
      ? `Several values follow their key with commas between them, without \`${sign}\`.`
      : `\`${sign}\` has no meaning here. Facts stand in braces, one a line, as in \`{ members: 7 }\`.`;
    return this.removed(message, span, sign);
  }

  /** Taken out with the spaces that would be too many then. */
  private removed(message: string, { start, end }: Span, sign: string): SyntaxProblem {
    const { text } = this.tokens;
    let [from, to] = [start, end];
    if (/^\s?$/.test(text.charAt(end))) while (text.charAt(from - 1) === ' ') from -= 1;
    if (from === 0 || /\s/.test(text.charAt(from - 1))) while (text.charAt(to) === ' ') to += 1;
    return {
      message,
      span: { start, end },
      fix: { title: `Remove \`${sign}\``, span: { start: from, end: to }, newText: '' },
    };
  }

  /** Whether its line starts with a key and a colon. */
  private isInFact(at: number): boolean {
    const { lines, types } = this.tokens;
    while (lines[this.first] !== lines[at]) this.first += 1;
    return types[this.first + 1] === T.colon;
  }

  private isFirst(at: number): boolean {
    return at === 0 || this.tokens.lines[at - 1] !== this.tokens.lines[at];
  }

  private isLast(at: number): boolean {
    return at + 1 < this.tokens.count && this.tokens.lines[at + 1] !== this.tokens.lines[at];
  }
}

function replaced(message: string, span: Span, newText: string): SyntaxProblem {
  return { message, span, fix: { title: `Replace by \`${newText}\``, span, newText } };
}

/** Characters that nobody sees are shown by their number. */
function visible(text: string): string {
  return text
    .slice(0, 8)
    .replace(/[\p{Z}\p{C}]/gu, (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase()}`);
}
