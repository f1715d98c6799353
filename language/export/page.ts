/** What every page that we write has in common: it needs nothing else, and its policy allows itself and nothing more. */
import { sha256 } from './sha256.ts';

export type Page = {
  /** As text of the page: escaped. */
  readonly title: string;
  readonly style: string;
  readonly body: string;
  /** The one program that may run, as it stands in the body. */
  readonly program?: string;
  /** The page draws itself by what the reader's system prefers. */
  readonly isForBothSchemes?: true;
};

/** The text of a page whose policy names its program and style sheet by their digests. */
export function pageText({ title, style, body, program, isForBothSchemes }: Page): string {
  const running = program === undefined ? '' : `img-src data:; script-src 'sha256-${sha256(program)}'; `;
  const policy = `default-src 'none'; ${running}style-src 'sha256-${sha256(style)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isForBothSchemes ? '<meta name="color-scheme" content="light dark">\n' : ''}<meta name="generator" content="Throughline">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
