/** The "Organisation" tree in the explorer: who contains whom, with problems; a click goes to the text. */
import * as vscode from 'vscode';
import type { SnapshotNode } from '#language/views/snapshot.ts';
import { activeModel, isModel } from './active.ts';
import type { ThroughlineClient } from './client.ts';
import { kindLooks } from './kinds.ts';

export function createOrganisationTree(client: ThroughlineClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let nodes: readonly SnapshotNode[] = [];
  let byParent = new Map<string | undefined, SnapshotNode[]>();
  let uri: vscode.Uri | undefined;
  let project: string | undefined;
  /** Nobody looks at it: what changed meanwhile is asked for when somebody does. */
  let isStale = true;

  const load = async (): Promise<void> => {
    isStale = !view.visible;
    if (isStale) return;
    uri = await activeModel();
    const result = uri ? await client.snapshot(uri) : undefined;
    project = result?.projectUri;
    nodes = result?.snapshot.nodes ?? [];
    const known = new Set(nodes.map((node) => node.id));
    byParent = new Map();
    for (const node of nodes) {
      const parent = node.parent !== undefined && known.has(node.parent) ? node.parent : undefined;
      const siblings = byParent.get(parent);
      if (siblings) siblings.push(node);
      else byParent.set(parent, [node]);
    }
    changed.fire(undefined);
  };

  const provider: vscode.TreeDataProvider<SnapshotNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => byParent.get(node?.id) ?? [],
    getParent: (node) => nodes.find((each) => each.id === node.parent),
    getTreeItem: (node) => itemOf(node, (byParent.get(node.id)?.length ?? 0) > 0, uri),
  };
  const view = vscode.window.createTreeView('throughline.organisation', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const follow = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (!editor || !isModel(editor.document) || !view.visible) return;
    const { line, character } = editor.selection.active;
    const found = await client.elementsAt({ uri: editor.document.uri.toString(), position: { line, character } });
    // Another project is shown as soon as somebody works on it.
    if (found && found.projectUri !== project) await load();
    const id = found?.ids.find((each) => nodes.some((node) => node.id === each));
    const node = nodes.find((each) => each.id === id);
    if (node) await view.reveal(node, { select: true, focus: false, expand: false });
  };
  let timer: NodeJS.Timeout | undefined;
  return vscode.Disposable.from(
    changed,
    view,
    client.onState(() => void load()),
    client.onModelChanged(() => void load()),
    view.onDidChangeVisibility(() => {
      if (isStale) void load();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      clearTimeout(timer);
      timer = setTimeout(() => void follow(textEditor), 120);
    }),
  );
}

function itemOf(node: SnapshotNode, hasChildren: boolean, uri: vscode.Uri | undefined): vscode.TreeItem {
  const isOpen = node.level === 'enterprise' || node.level === 'portfolio';
  const item = new vscode.TreeItem(
    node.title ?? node.name ?? node.kind,
    hasChildren
      ? isOpen
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None,
  );
  item.id = node.id;
  const [worst] = [...node.problems].sort(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  );
  const count = node.problems.length;
  item.description = [
    kindLooks[node.kind].label,
    ...(count === 1 ? [vscode.l10n.t('1 problem')] : []),
    ...(count > 1 ? [vscode.l10n.t('{0} problems', count)] : []),
  ].join(', ');
  item.tooltip = [
    ...node.facts.map(({ label, text }) => `${label}: ${text}`),
    ...node.problems.map(({ message }) => message),
  ].join('\n');
  item.iconPath = new vscode.ThemeIcon(
    kindLooks[node.kind].icon,
    worst
      ? new vscode.ThemeColor(worst.severity === 'error' ? 'list.errorForeground' : 'list.warningForeground')
      : undefined,
  );
  if (uri)
    item.command = {
      title: vscode.l10n.t('Show in the text'),
      command: 'throughline.reveal',
      arguments: [uri.toString(), node.id],
    };
  return item;
}

const severityOrder = ['error', 'warning', 'info', 'hint'];
