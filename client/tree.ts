/** The "Organisation" tree in the explorer: who contains whom, with problems; a click goes to the text. */
import * as vscode from 'vscode';
import type { SnapshotNode } from '#language/views/snapshot.ts';
import { activeModel, isModel } from './active.ts';
import type { ThroughlineClient } from './client.ts';
import { kindLooks } from './kinds.ts';

/** The elements of one project, and what contains them. */
type Nodes = {
  /** The file for which they were asked. */
  readonly uri: vscode.Uri | undefined;
  readonly projectUri: string | undefined;
  readonly brokenFiles: readonly string[];
  readonly all: readonly SnapshotNode[];
  readonly byParent: ReadonlyMap<string | undefined, readonly SnapshotNode[]>;
};

const nothing: Nodes = { uri: undefined, projectUri: undefined, brokenFiles: [], all: [], byParent: new Map() };

export type OrganisationTree = vscode.Disposable & {
  /** A file of the project that is shown; undefined where none is. */
  readonly uri: () => vscode.Uri | undefined;
};

export function createOrganisationTree(client: ThroughlineClient): OrganisationTree {
  const changed = new vscode.EventEmitter<undefined>();
  let nodes = nothing;
  let asked = 0;
  const view = vscode.window.createTreeView<SnapshotNode>('throughline.organisation', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      // VS Code asks for the roots when somebody looks, and waits: what is awaited here is never taken for "nothing".
      getChildren: async (node) => {
        if (node) return below(nodes, node.id);
        asked += 1;
        const mine = asked;
        const found = await nodesOf(client);
        // Somebody may have asked later, of another project: what is below its rows is not looked for here.
        if (mine === asked) {
          nodes = found;
          view.message = messageOf(nodes, client.isRunning());
        }
        return below(found, undefined);
      },
      getParent: (node) => nodes.all.find((each) => each.id === node.parent),
      getTreeItem: (node) => itemOf(node, nodes.byParent.has(node.id), nodes.uri),
    },
    showCollapseAll: true,
  });
  const load = (): void => changed.fire(undefined);
  const follow = async ({ document, selection }: vscode.TextEditor): Promise<void> => {
    if (!isModel(document) || !view.visible) return;
    const { line, character } = selection.active;
    const found = await client.elementsAt({ uri: document.uri.toString(), position: { line, character } });
    // Another project is shown as soon as somebody works on it; its elements are found when the cursor moves next.
    if (found && found.projectUri !== nodes.projectUri) return load();
    const id = found?.ids.find((each) => nodes.all.some((node) => node.id === each));
    const node = nodes.all.find((each) => each.id === id);
    if (node) await view.reveal(node, { select: true, focus: false, expand: false });
  };
  let timer: NodeJS.Timeout | undefined;
  const followSoon = (editor: vscode.TextEditor | undefined): void => {
    clearTimeout(timer);
    if (editor) timer = setTimeout(() => void follow(editor), 120);
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    view,
    client.onState(load),
    client.onModelChanged(load),
    vscode.window.onDidChangeActiveTextEditor(followSoon),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => followSoon(textEditor)),
  );
  return { uri: () => nodes.uri, dispose: () => void subscriptions.dispose() };
}

function below({ byParent }: Nodes, id: string | undefined): SnapshotNode[] {
  return [...(byParent.get(id) ?? [])];
}

/** Why there is nothing, where that is not since nothing was written; a message takes the place of the welcome. */
function messageOf({ all, brokenFiles }: Nodes, isRunning: boolean): string {
  if (!isRunning) return vscode.l10n.t('The language server does not run.');
  if (all.length > 0 || brokenFiles.length === 0) return '';
  return vscode.l10n.t('{0} does not read', brokenFiles.slice(0, 3).join(', '));
}

async function nodesOf(client: ThroughlineClient): Promise<Nodes> {
  const uri = await activeModel();
  const result = uri ? await client.snapshot(uri) : undefined;
  if (!result) return { ...nothing, uri };
  const { brokenFiles, projectUri } = result;
  const all = result.snapshot.nodes;
  const known = new Set(all.map((node) => node.id));
  const byParent = new Map<string | undefined, SnapshotNode[]>();
  for (const node of all) {
    const parent = node.parent !== undefined && known.has(node.parent) ? node.parent : undefined;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(node);
    else byParent.set(parent, [node]);
  }
  for (const [parent, siblings] of byParent) byParent.set(parent, structureFirst(siblings));
  return { uri, projectUri, brokenFiles, all, byParent };
}

const structure: ReadonlySet<string> = new Set([
  'enterprise',
  'portfolio',
  'value-stream',
  'solution',
  'solution-train',
  'art',
  'team',
]);

/** What an organisation is made of comes before what it aims at, works on and measures; else in the order of the text. */
function structureFirst(siblings: readonly SnapshotNode[]): SnapshotNode[] {
  const isFirst = ({ kind }: SnapshotNode): boolean => structure.has(kind);
  return [...siblings.filter(isFirst), ...siblings.filter((node) => !isFirst(node))];
}

function itemOf(node: SnapshotNode, hasChildren: boolean, uri: vscode.Uri | undefined): vscode.TreeItem {
  const isOpen = node.kind === 'enterprise' || node.kind === 'portfolio';
  const { icon, label: kind } = kindLooks[node.kind];
  const title = node.title ?? node.name;
  const item = new vscode.TreeItem(
    title ?? kind,
    hasChildren
      ? isOpen
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None,
  );
  item.id = node.id;
  // In words: who cannot tell the colours apart, or hears the tree, has to know what is grave.
  item.description = [...(title === undefined ? [] : [kind]), ...problemCounts(node)].join(', ');
  item.tooltip = tooltipOf(node, title === undefined ? kind : `${title}, ${kind}`);
  // A tooltip would be read out in place of the name.
  item.accessibilityInformation = { label: [title ?? kind, item.description].filter(Boolean).join(', ') };
  item.contextValue = 'element';
  item.iconPath = new vscode.ThemeIcon(icon, colourOf(node));
  if (uri)
    item.command = {
      title: vscode.l10n.t('Show in the text'),
      command: 'throughline.reveal',
      arguments: [uri.toString(), node.id],
    };
  return item;
}

/** What is wrong comes first: a long list of facts is cut off below. */
function tooltipOf({ facts, problems }: SnapshotNode, name: string): string {
  const parts = [[name], problems.map(({ message }) => message), facts.map(({ label, text }) => `${label}: ${text}`)];
  return parts.flatMap((lines) => (lines.length > 0 ? [lines.join('\n')] : [])).join('\n\n');
}

/** `1 error`, `2 warnings`, `1 note`: the gravest first; what is a mere hint is none. */
function problemCounts({ problems }: SnapshotNode): readonly string[] {
  const count = (wanted: string): number => problems.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  return [
    ...(errors === 0 ? [] : [errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warnings)]),
    ...(notes === 0 ? [] : [notes === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', notes)]),
  ];
}

function colourOf({ problems }: SnapshotNode): vscode.ThemeColor | undefined {
  const has = (wanted: string): boolean => problems.some(({ severity }) => severity === wanted);
  if (has('error')) return new vscode.ThemeColor('list.errorForeground');
  return has('warning') ? new vscode.ThemeColor('list.warningForeground') : undefined;
}
