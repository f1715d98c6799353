/** The files that are made from others, with the text that each should have; a test compares them. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema, rulePage, rules, type OptionSpec, type Rule } from '#language';
import { createProgram } from '../cli/program.ts';
import { markdownStyles } from '../markdown/theme.ts';
import { textMateGrammar } from '../syntaxes/generate.ts';
import { rolesModule } from './embed-roles.ts';
import { exampleItems } from './example-items/index.ts';
import { localisable } from './localisable.ts';
import { root } from './pinned-node.mjs';

export type Generated = { readonly file: string; readonly text: string };

export async function generated(): Promise<readonly Generated[]> {
  mkdirSync(path.join(root, 'docs', 'rules'), { recursive: true });
  return [
    {
      file: 'language/metamodel/roles-library.ts',
      text: rolesModule(readFileSync(path.join(root, 'language/metamodel/roles.thru'), 'utf8')),
    },
    { file: 'syntaxes/throughline.tmLanguage.json', text: json(textMateGrammar()) },
    { file: 'schemas/throughline.schema.json', text: json(projectSchema()) },
    ...rules.map((rule) => ({ file: `docs/rules/${rule.name}.md`, text: rulePage(rule) })),
    { file: 'docs/rules/README.md', text: rulesIndex() },
    { file: 'docs/cli.md', text: commandsPage() },
    { file: 'client/media/markdown.css', text: markdownStyles() },
    { file: 'examples/nordhaven-bank/flow.thruflow', text: exampleItems() },
    { file: 'l10n/bundle.l10n.json', text: json(localisable()) },
  ];
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The schema of `throughline.json`, with the names of all rules for completion in an editor. */
function projectSchema(): object {
  const schema = toJsonSchema(configSchema, { errorMode: 'ignore' });
  const names = Object.fromEntries(
    rules.filter((rule) => !rule.fixed).map((rule) => [rule.name, { description: rule.summary, ...ruleSchema(rule) }]),
  );
  const about = { description: 'The severity of rules, and their options, by the name of the rule.' };
  const files = { type: 'array', items: { type: 'string' }, description: 'Patterns of paths, such as `archive/**`.' };
  return {
    title: 'A Throughline project',
    ...schema,
    properties: {
      ...schema.properties,
      rules: { ...about, $ref: '#/definitions/rules' },
      overrides: {
        description: 'Other settings of rules for some files; the later ones win.',
        type: 'array',
        items: {
          type: 'object',
          properties: { files, rules: { ...about, $ref: '#/definitions/rules' } },
          required: ['files', 'rules'],
          additionalProperties: false,
        },
      },
    },
    // A name that no rule has is told by the language server, with the name that was meant.
    definitions: { rules: { type: 'object', properties: names } },
  };
}

const severity = { enum: ['error', 'warning', 'info', 'hint', 'off'] };

const optionTypes = {
  number: { type: 'number', minimum: 0 },
  count: { type: 'integer', minimum: 0 },
  boolean: { type: 'boolean' },
  text: { type: 'string' },
  texts: { type: 'array', items: { type: 'string' } },
  percent: { type: 'number', minimum: 0, maximum: 100 },
  day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  rates: { type: 'array', items: { type: 'string' } },
} as const satisfies Readonly<Record<OptionSpec['type'], object>>;

/** A severity, or a severity and the options of the rule. */
function ruleSchema({ options = {} }: Rule): object {
  const properties = Object.entries(options).map(
    ([name, { type, words, least, doc, default: otherwise }]): [string, object] => {
      const known = words ? { type: 'string', enum: words } : undefined;
      const form = known ? (type === 'texts' ? { type: 'array', items: known } : known) : optionTypes[type];
      const from = least === undefined ? {} : { minimum: least };
      return [name, { ...form, ...from, description: doc, ...(otherwise === undefined ? {} : { default: otherwise }) }];
    },
  );
  return {
    anyOf: [
      severity,
      { type: 'object', properties: { severity, ...Object.fromEntries(properties) }, additionalProperties: false },
    ],
  };
}

function rulesIndex(): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.name}](${rule.name}.md) | ${rule.severity} | ${rule.profile === 'always' ? 'every profile' : rule.profile} | ${rule.summary} |`,
  );
  return `# The rules\n\nMade from the rules themselves: \`npm run generate\`.\n\nThe _Executive guide_ among the sources is Planview’s “Executive Guide: How Value Streams Connect Strategy to Execution in SAFe”, by its\nheadings and the lines of its text, counted from the first.\n\n| rule | severity | from profile | says |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function commandsPage(): string {
  const silent = {
    cwd: '.',
    env: {},
    isTTY: false,
    assets: '',
    out: () => undefined,
    err: () => undefined,
    readStdin: () => Buffer.alloc(0),
  };
  const program = createProgram(silent, '0.0.0', () => undefined);
  program.configureHelp({ helpWidth: 100 });
  const parts = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help')
    .map((command) => {
      command.configureHelp({ helpWidth: 100 });
      return `## throughline ${command.name()}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\``;
    });
  return `# The command line\n\nMade from the commands' own help: \`npm run generate\`.\n\n${parts.join('\n\n')}\n`;
}

function helpOf(command: { readonly helpInformation: () => string }): string {
  return command.helpInformation().trimEnd();
}
