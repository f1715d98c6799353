/** Makes the TextMate grammar from the metamodel, so that the first colours know every kind and key there is. */
import { allKeys, kinds } from '#language';

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

/** The longest first, so that `value-stream` is not read as `value`. */
function alternatives(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
}

export function textMateGrammar(): object {
  const kindWords = alternatives(kinds);
  const patterns: readonly Rule[] = [
    { include: '#comments' },
    { include: '#strings' },
    {
      // art pay-core "Payments Core" in payments
      match: String.raw`(?<![\p{L}\p{Nd}_@#-])(${kindWords})(?=[ \t]+(?:[\p{L}_@"]|\{)|[ \t]*\{)(?:[ \t]+(@?${word}(?:\.${word})*)(?!\s*:))?`,
      captures: { 1: { name: 'keyword.control.kind.throughline' }, 2: { name: 'entity.name.type.throughline' } },
    },
    {
      match: String.raw`(?<![\p{L}\p{Nd}_@#-])(${alternatives(allKeys)})(?=[ \t]*:)`,
      name: 'variable.other.property.throughline',
    },
    // A role's line, or the organisation's own fact.
    { match: String.raw`(?<![\p{L}\p{Nd}_@#-])${word}(?=[ \t]*:)`, name: 'support.type.property-name.throughline' },
    { match: String.raw`@${word}(?:\.${word})*`, name: 'variable.parameter.person.throughline' },
    { match: String.raw`#[\p{L}\p{Nd}_-]+`, name: 'entity.name.tag.throughline' },
    { match: String.raw`(?<![\p{L}\p{Nd}_@#-])in(?![\p{L}\p{Nd}_-])`, name: 'keyword.operator.in.throughline' },
    { match: String.raw`(?<![\p{L}\p{Nd}_])\d{4}-\d{2}-\d{2}`, name: 'constant.other.date.throughline' },
    { match: String.raw`(?<![\p{L}_-])[+-]?\d[\d_]*(?:\.\d+)*[kKMBm%]?`, name: 'constant.numeric.throughline' },
    {
      match: String.raw`(?<![\p{L}\p{Nd}_@#-])(?:vacant|hidden|unknown|lead)(?![\p{L}\p{Nd}_-])`,
      name: 'constant.language.throughline',
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
