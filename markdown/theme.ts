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

${variables('body.vscode-high-contrast .throughline-picture', 'high-contrast')}

${variables('body.vscode-high-contrast-light .throughline-picture', 'high-contrast-light')}
`;
}

function variables(selector: string, name: ThemeName): string {
  const theme = exportTheme(name);
  return `${selector} {\n${tokens.map((token) => `  --throughline-${token}: ${theme.colourOf(token)};`).join('\n')}\n}`;
}
