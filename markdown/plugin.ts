/**
 * Markdown with pictures: a fenced block of `thru` is drawn where it stands. For VS Code's own preview of Markdown, and
 * for anything else that is made with markdown-it.
 */
import type { MarkdownIt } from 'markdown-it';
import { pictureHtml } from './picture.ts';

/** What a block may be called after its fence. */
const languages: ReadonlySet<string> = new Set(['thru', 'throughline']);

/** Draws blocks of `thru`; all other blocks are left to who was asked before. */
export function extendMarkdownIt(markdown: MarkdownIt): MarkdownIt {
  const { rules } = markdown.renderer;
  const otherwise = rules.fence;
  rules.fence = (tokens, at, options, env, self) => {
    const token = tokens[at];
    const [language = '', view] = (token?.info ?? '').trim().split(/\s+/u);
    const picture = token && languages.has(language.toLowerCase()) ? pictureHtml(token.content, view) : undefined;
    if (token && picture !== undefined) return `<div${self.renderAttrs(token)}>${picture}</div>\n`;
    return otherwise ? otherwise(tokens, at, options, env, self) : self.renderToken(tokens, at, options);
  };
  return markdown;
}
