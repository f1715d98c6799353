/** The Langium parser over our own scanner: text in, syntax tree and tokens out. Never throws on input. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Lexer,
  type LexerResult,
} from 'langium';
import { balance } from './balance.ts';
import type { BraceProblems } from './braces.ts';
import type { Document } from './generated/ast.ts';
import { createLeanParser } from './lean-parser.ts';
import { ThroughlineGeneratedModule, ThroughlineGeneratedSharedModule } from './generated/module.ts';
import { NumberRoom } from './number-room.ts';
import { scan, TokenRoom, type Tokens } from './scanner.ts';
import { sortTokens, type Shape, type Shapes, type ShapeType } from './shapes.ts';
import { treeOfDocument, treeOfShapes, type Tree } from './tree.ts';

export type Parsed = {
  readonly tree: Tree;
  readonly tokens: Tokens;
  readonly braceProblems: BraceProblems;
};

type LangiumToken = LexerResult['tokens'][number];
type TokenTypes = Lexer['definition'];

const terminals: Readonly<Record<ShapeType, string>> = {
  kind: 'KIND',
  key: 'KEY',
  word: 'WORD',
  header: 'HEADER',
  values: 'VALUES',
  stray: 'STRAY',
  open: '{',
  close: '}',
};

/** Hands the sorted tokens of the text at hand to Langium's parser. */
class SortingLexer implements Lexer {
  readonly definition: TokenTypes;
  /** What the next call hands over, since Langium passes a lexer the text alone. */
  next: { readonly tokens: Tokens; readonly shapes: Shapes } | undefined;

  constructor(services: LangiumCoreServices) {
    const vocabulary = services.parser.TokenBuilder.buildTokens(services.Grammar, { caseInsensitive: false });
    const types = Array.isArray(vocabulary) ? vocabulary.filter((type) => typeof type === 'object') : [];
    this.definition = Object.fromEntries(types.map((type) => [type.name, type]));
  }

  tokenize(): LexerResult {
    if (!this.next) throw new Error('The text was not sorted before it was parsed.');
    const { tokens, shapes } = this.next;
    this.next = undefined;
    let end = 0;
    const langiumTokens = shapes.list().map((shape) => {
      const token = this.toToken(tokens, shape, end);
      end = token.startOffset + token.image.length;
      return token;
    });
    return { tokens: langiumTokens, hidden: [], errors: [] };
  }

  private toToken(tokens: Tokens, shape: Shape, previousEnd: number): LangiumToken {
    const tokenType = this.definition[terminals[shape.type]];
    if (!tokenType || tokenType.tokenTypeIdx === undefined)
      throw new Error(`The grammar has no terminal ${shape.type}.`);
    const isInserted = shape.from < 0;
    const startOffset = isInserted ? previousEnd : (tokens.starts[shape.from] ?? 0);
    const endOffset = isInserted ? previousEnd : (tokens.ends[shape.to - 1] ?? 0);
    return {
      image: isInserted ? terminals[shape.type] : tokens.text.slice(startOffset, endOffset),
      startOffset,
      endOffset,
      // The tree is read by offsets alone; lines come from the scanner's table.
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx,
      ...(isInserted ? { isInsertedInRecovery: true } : {}),
    };
  }
}

type Services = { readonly lexer: SortingLexer; readonly parse: (text: string) => Document };

let services: Services | undefined;

function createServices(): Services {
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    ThroughlineGeneratedSharedModule,
  );
  const core: LangiumCoreServices = inject(createDefaultCoreModule({ shared }), ThroughlineGeneratedModule, {
    parser: { Lexer: (all: LangiumCoreServices) => new SortingLexer(all) },
  });
  shared.ServiceRegistry.register(core);
  const { Lexer } = core.parser;
  if (!(Lexer instanceof SortingLexer)) throw new Error('The parser does not use the sorting lexer.');
  const parser = createLeanParser(core);
  return { lexer: Lexer, parse: (text) => parser.parseDocument(text) };
}

const rooms = { tokens: new TokenRoom(), shapes: new NumberRoom(), tree: new NumberRoom() };

/** Of a text of more shapes than this the parser would make millions of objects, to the same tree. */
const mostForParser = 50_000;

/** The tokens and the tree hold until the next text is parsed. */
export function parse(text: string): Parsed {
  const tokens = scan(text, rooms.tokens);
  const { shapes, problems: braceProblems } = balance(tokens, sortTokens(tokens, rooms.shapes));
  const isSound = braceProblems.count === 0 && !shapes.has('stray');
  const tree =
    isSound || shapes.count > mostForParser ? treeOfShapes(tokens, shapes, rooms.tree) : treeByGrammar(tokens, shapes);
  return { tree, tokens, braceProblems };
}

/** The tree as Langium's parser reads it. */
export function treeByGrammar(tokens: Tokens, shapes: Shapes): Tree {
  services ??= createServices();
  services.lexer.next = { tokens, shapes };
  return treeOfDocument(tokens, services.parse(tokens.text));
}
