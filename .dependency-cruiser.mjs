/** Who may import whom: the rooms of docs/ARCHITECTURE.md, checked. Each rule says why. */

/** @param {string} name @param {string} comment @param {string} from @param {string} to @param {string} [pathNot] */
const forbid = (name, comment, from, to, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: ['\\.test\\.tsx?$', '-testing\\.ts$', ...(pathNot ? [pathNot] : [])] },
  to: { path: to },
});

/**
 * What stands in `language/`, from the first to the last: each part knows those before it, and none of those after.
 * @type {readonly (readonly [why: string, ...parts: string[]])[]}
 */
const layers = [
  ['The vocabulary stands on nothing.', 'metamodel/'],
  ['Reading a text needs the vocabulary only.', 'syntax/'],
  ['What names mean needs the text and the vocabulary.', 'binding/'],
  ['The model stands on what names mean.', 'model/'],
  ['Measuring work items needs the organisation, and nothing that judges, draws or edits it.', 'flow/'],
  ['Places, edits and white space need the model, and nobody who judges or draws it.', 'edits/', 'format/'],
  ['Rules judge the model, and know nobody who shows what they find.', 'rules/'],
  [
    'A project is a model that is judged; configurations and refactorings know its rules.',
    'config/',
    'refactorings/',
    'project.ts',
  ],
  ['Scenes and comparisons are made of projects, and know no format.', 'views/', 'diff/'],
  ['An export writes what views and comparisons made.', 'export/'],
  ['Reports are the last: only the façade stands above them.', 'reports/'],
];

const layered = layers.map(([why, ...parts], index) => {
  const known = layers.slice(0, index + 1).flatMap(([, ...each]) => each);
  return forbid(
    `language-in-layers-${parts[0]?.replace(/\W/g, '-').replace(/-$/, '')}`,
    why,
    `^language/(${parts.join('|')})`,
    `^language/(?!${known.join('|')})`,
  );
});

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle cannot be understood from either end.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    forbid(
      'language-is-pure',
      'The language is a library: it knows no editor, no terminal, no file.',
      '^language/',
      '^(workspace|protocol|server|client|preview|cli|testing|bench|scripts|e2e)/',
    ),
    forbid(
      'language-has-no-node',
      'What runs in a page and on Node reads neither files nor the clock.',
      '^language/',
      '^node:|^(fs|path|os|child_process)$',
    ),
    forbid(
      'language-has-no-server',
      'Langium’s services for editors are not used.',
      '^language/',
      'langium/lib/lsp|vscode-',
    ),
    ...layered,
    forbid(
      'protocol-is-for-all',
      'Messages are made of plain data.',
      '^protocol/',
      '^(workspace|server|client|preview|cli|testing)/',
    ),
    {
      name: 'protocol-and-client-take-types',
      comment: 'The language would be in the bundle of the extension, which only shows what the server says.',
      severity: 'error',
      from: { path: '^(protocol|client)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^language/', dependencyTypesNot: ['type-only'] },
    },
    forbid(
      'workspace-is-an-edge',
      'Files know the language, not who shows them.',
      '^workspace/',
      '^(protocol|server|client|preview|cli)/',
    ),
    forbid('server-knows-no-editor', 'The server serves any editor.', '^server/', '^(client|preview|cli)/|^vscode$'),
    forbid(
      'server-reads-through-a-source',
      'In a browser the files come from elsewhere.',
      '^server/',
      '^(workspace/|node:)',
      '^server/(index|main|node-source|node-versions)\\.ts$',
    ),
    forbid(
      'client-asks-the-server',
      'What needs the model is asked of the server; a snapshot’s type is all that the client knows.',
      '^client/',
      '^(workspace|server|preview|cli)/|^language/(?!views/snapshot\\.ts)',
    ),
    forbid(
      'preview-is-a-page',
      'The page draws scenes: no Node, no editor.',
      '^preview/',
      '^(workspace|server|client|cli)/|^node:|^vscode$',
    ),
    forbid(
      'preview-takes-views',
      'The page carries the views, the shapes of charts, how numbers are written and the vocabulary, and nothing that parses or measures.',
      '^preview/',
      '^language/(?!views/|metamodel/|rules/rule\\.ts|reports/(report|sheet|cadences|shape|chart-shapes|number-text)\\.ts)',
    ),
    forbid(
      'markdown-draws-text',
      'Whoever renders Markdown has neither files nor an editor.',
      '^markdown/',
      '^(workspace|protocol|server|client|preview|cli)/|^node:|^vscode$',
    ),
    forbid(
      'cli-loads-the-server-last',
      'A check starts faster without it.',
      '^cli/',
      '^(server|client|preview)/',
      '^cli/commands/lsp\\.ts$',
    ),
    forbid(
      'nothing-ships-tests',
      'What ships contains no tools for tests.',
      '^(language|workspace|protocol|server|client|markdown|preview|cli)/',
      '^(testing|bench|e2e|scripts)/',
    ),
    forbid(
      'tests-tools-take-the-language',
      'What tests share knows the language, and none of those that tests are about.',
      '^testing/',
      '^(workspace|protocol|server|client|markdown|preview|cli|bench|e2e|scripts)/',
    ),
    forbid(
      'e2e-takes-what-ships',
      'A person has no source: what these suites see is packed.',
      '^e2e/',
      '^(language|workspace|protocol|server|client|markdown|preview|cli)/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(dist|\\.tools|dist-test)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
