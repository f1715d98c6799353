/**
 * Langium's parser without the work that nobody here uses: hidden nodes (comments come from the scanner), links from
 * each node to its container, and back links into the concrete tree. Measured: about a quarter of the time to parse;
 * and looking for the place of hidden nodes is quadratic in the number of siblings.
 */
import { createParser, LangiumParser, type LangiumCoreServices } from 'langium';
import type { Document } from './generated/ast.ts';

class LeanParser extends LangiumParser {
  constructor(services: LangiumCoreServices) {
    super(services);
    this['nodeBuilder'].addHiddenNodes = () => undefined;
    this['extractHiddenTokens'] = () => [];
    this['linkCstNode'] = () => undefined;
  }

  parseDocument(text: string): Document {
    this['nodeBuilder'].buildRootNode(text);
    this['lexerResult'] = this.lexer.tokenize(text);
    this.wrapper.input = this['lexerResult'].tokens;
    const document = this['doParse'](this.mainRule);
    this['lexerResult'] = undefined;
    if (!isDocument(document)) throw new Error('The entry rule of the grammar gives no document.');
    return document;
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && '$type' in value && value.$type === 'Document';
}

/** A parser for the grammar of these services. */
export function createLeanParser(services: LangiumCoreServices): LeanParser {
  const parser = new LeanParser(services);
  createParser(services.Grammar, parser, services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
