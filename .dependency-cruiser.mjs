/** Who may import whom: the rooms of docs/ARCHITECTURE.md, checked. Each rule says why. */

/** @param {string} name @param {string} comment @param {string} from @param {string} to @param {string} [pathNot] */
const forbid = (name, comment, from, to, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: ['\\.test\\.tsx?$', '-testing\\.ts$', ...(pathNot ? [pathNot] : [])] },
  to: { path: to },
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
    forbid('metamodel-first', 'The vocabulary stands on nothing.', '^language/metamodel/', '^language/(?!metamodel/)'),
    forbid(
      'syntax-second',
      'Reading a text needs the vocabulary only.',
      '^language/syntax/',
      '^language/(?!metamodel/|syntax/)',
    ),
    forbid(
      'binding-third',
      'What names mean needs the text and the vocabulary.',
      '^language/binding/',
      '^language/(?!metamodel/|syntax/|binding/)',
    ),
    forbid(
      'model-fourth',
      'The model stands on what names mean.',
      '^language/model/',
      '^language/(?!metamodel/|syntax/|binding/|model/)',
    ),
    forbid(
      'flow-measures-a-model',
      'Measuring work items needs the organisation, and nothing that judges, draws or edits it.',
      '^language/flow/',
      '^language/(?!metamodel/|syntax/|binding/|model/|flow/)',
    ),
    forbid(
      'protocol-is-types',
      'Messages are made of plain data.',
      '^protocol/',
      '^(workspace|server|client|preview|cli|testing)/',
    ),
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
      '^(testing|bench|e2e)/',
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
