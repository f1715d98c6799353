/** Makes the TextMate grammar from the metamodel, so that the first colours know every kind there is. */
import { kinds } from '#language';

type Rule = {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: object;
  readonly beginCaptures?: object;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
};

const word = String.raw`[\p{L}_][\p{L}\p{M}\p{Nd}_]*(?:-[\p{L}\p{M}\p{Nd}_]+)*`;

const name = String.raw`${word}(?:\.${word})*`;
/** Where a word begins and ends. */
const before = String.raw`(?<![\p{L}\p{Nd}_@#-])`;
const after = String.raw`(?![\p{L}\p{M}\p{Nd}_-])`;

/** The scopes that themes colour as they colour the language server's words of the same meaning: nothing changes when those come. */
const scopes = {
  keyword: 'keyword.control.kind.throughline',
  name: 'entity.name.type.throughline',
  property: 'variable.other.property.throughline',
};

/** The longest first, so that `value-stream` is not read as `value`. */
function alternatives(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
}

/** The grammar as VS Code reads it from JSON. */
export function textMateGrammar(): object {
  const kindWords = alternatives(kinds);
  const patterns: readonly Rule[] = [
    { include: '#comments' },
    { include: '#strings' },
    {
      // art pay-core "Payments Core" in payments
      match: String.raw`${before}(${kindWords})(?=[ \t]+(?:[\p{L}_@"]|\{)|[ \t]*\{)(?:[ \t]+(?!in${after})(${name})(?![\p{L}\p{M}\p{Nd}_.-]|[ \t]*:))?`,
      captures: { 1: { name: scopes.keyword }, 2: { name: scopes.name } },
    },
    {
      // Whatever the word after it is, it is a name: `in portfolio`; a kind before that name stays one: `in art portfolio`.
      match: String.raw`${before}(in)${after}(?:(?:[ \t]+(${kindWords})(?=[ \t]+(?!in${after})${name}))?[ \t]+(?!in${after})(${name}))?`,
      captures: { 1: { name: scopes.keyword }, 2: { name: scopes.keyword }, 3: { name: scopes.name } },
    },
    {
      // A key, a role or the organisation's own fact, with what it is about where that is said: cost "Cost per case": 46 EUR
      match: String.raw`${before}${word}(?=(?:[ \t]+"(?:[^"\\]|\\.)*")?[ \t]*:)`,
      name: scopes.property,
    },
    { match: String.raw`@${name}`, name: 'variable.parameter.person.throughline' },
    { match: String.raw`#[\p{L}\p{Nd}_-]+`, name: 'entity.name.tag.throughline' },
    { match: String.raw`(?<![\p{L}\p{Nd}_])\d{4}-\d{2}-\d{2}`, name: 'constant.numeric.date.throughline' },
    { match: String.raw`(?<![\p{L}\p{Nd}_-])[+-]?\d[\d_]*(?:\.\d+)*[kKMBm%]?`, name: 'constant.numeric.throughline' },
    {
      // After a person; a list may name a train called so.
      match: String.raw`(?<=[\p{L}\p{Nd}"][ \t])lead${after}`,
      name: 'variable.other.enummember.throughline',
    },
    {
      match: String.raw`${before}(?:vacant|hidden|unknown)${after}`,
      name: 'variable.other.enummember.throughline',
    },
    { match: '->', name: 'keyword.operator.throughline' },
    { match: '[{}]', name: 'punctuation.section.block.throughline' },
    { match: '[:,]', name: 'punctuation.separator.throughline' },
  ];
  return {
    $comment: 'Written by syntaxes/generate.ts from the metamodel: `npm run generate`.',
    name: 'Throughline',
    scopeName: 'source.throughline',
    fileTypes: ['thru'],
    patterns,
    repository: {
      comments: {
        patterns: [
          { name: 'comment.block.documentation.throughline', begin: String.raw`/\*\*(?!/)`, end: String.raw`\*/` },
          { name: 'comment.block.throughline', begin: String.raw`/\*`, end: String.raw`\*/` },
          {
            match: String.raw`(//\s*)(throughline-ignore\b)(.*)$`,
            captures: {
              0: { name: 'comment.line.double-slash.throughline' },
              2: { name: 'keyword.other.directive.throughline' },
            },
          },
          { name: 'comment.line.double-slash.throughline', match: '//.*$' },
        ],
      },
      strings: {
        patterns: [
          {
            name: 'string.quoted.double.throughline',
            begin: '"',
            end: '"|$',
            patterns: [{ match: String.raw`\\.`, name: 'constant.character.escape.throughline' }],
          },
        ],
      },
    },
  };
}
