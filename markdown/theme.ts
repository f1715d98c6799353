/** Colours as variables of the page, each with the light colour for pages that know none. */
import { exportTheme, kindGroups, type Theme, type ThemeName, type Token } from '#language/views/index.ts';

const light = exportTheme('light');

export const variableTheme: Theme = {
  colourOf: (token) => `var(--throughline-${token}, ${light.colourOf(token)})`,
};

const plain: readonly Token[] = ['bg', 'fg', 'muted', 'line', 'card', 'focus', 'error', 'warning', 'info', 'ribbon'];
const tokens: readonly Token[] = [
  ...plain,
  ...kindGroups.flatMap((group): readonly Token[] => [`k-${group}`, `t-${group}`, `e-${group}`]),
];

/** For VS Code's preview of Markdown, whose body says in its class which theme is on. */
export function markdownStyles(): string {
  return `/* Made by scripts/generate.ts from the colours of exported pictures. */

.throughline-picture {
  margin: 1em 0;
}

.throughline-picture svg {
  display: block;
  max-width: 100%;
  height: auto;
}

.throughline-picture figcaption {
  opacity: 0.8;
}

${variables('body.vscode-dark .throughline-picture', 'dark')}

${variables('body.vscode-high-contrast .throughline-picture', 'dark', contrast('#ffffff', '#000000'))}

${variables('body.vscode-high-contrast-light .throughline-picture', 'light', contrast('#0f4a85', '#ffffff'))}
`;
}

/** High contrast has no tints: surfaces are the page's, and every edge is seen. */
function contrast(edge: string, surface: string): (token: Token) => string | undefined {
  return (token) => {
    if (token === 'bg' || token === 'card' || token.startsWith('t-')) return surface;
    if (token === 'line' || token.startsWith('e-')) return edge;
    return token === 'fg' || token === 'muted' ? (surface === '#000000' ? '#ffffff' : '#000000') : undefined;
  };
}

function variables(
  selector: string,
  name: ThemeName,
  other: (token: Token) => string | undefined = () => undefined,
): string {
  const theme = exportTheme(name);
  const lines = tokens.map((token) => `  --throughline-${token}: ${other(token) ?? theme.colourOf(token)};`);
  return `${selector} {\n${lines.join('\n')}\n}`;
}
