/** Text of a model inside Markdown: shown as it is written, never as markup. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** Text as code; a backtick inside cannot end it. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replace(/[\r\n]+/g, ' ')}\``;
}

/** A documentation comment is Markdown by the language, but its raw HTML is not let through. */
export function documentation(text: string): string {
  return text.replaceAll('<', '&lt;');
}

/** A sentence of ours about a model: what it puts into backticks is shown as code, all else as it is written. */
export function sentence(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escaped(part) : code(part)))
    .join('');
}
