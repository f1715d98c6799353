/** The tree of changes: what a reviewer has to know by its cause, and each change below it. A click shows it in the text. */
import * as vscode from 'vscode';
import type { Compared, Comparing } from './comparing.ts';
import { groupIconOf, iconOf, type Change, type Group } from './looks.ts';

type Problem = Compared['comparison']['problems']['new'][number];

type Node =
  | { readonly type: 'group'; readonly group: Group }
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'problems'; readonly which: 'new' | 'fixed' }
  | { readonly type: 'problem'; readonly problem: Problem; readonly which: 'new' | 'fixed' };

export function createChangesTree(comparing: Comparing): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<Node>('throughline.changes', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...childrenOf(comparing.current(), node)],
      getTreeItem: (node) => itemOf(comparing.current(), node),
    },
  });
  const show = (): void => {
    const compared = comparing.current();
    view.message = comparing.problem() ?? compared?.verdict ?? '';
    view.description = compared ? `${compared.before.label} → ${compared.after.label}` : '';
    const count = compared?.comparison.changes.length ?? 0;
    view.badge = count === 0 ? undefined : { value: count, tooltip: compared?.verdict ?? '' };
    changed.fire(undefined);
  };
  return vscode.Disposable.from(changed, view, comparing.onChange(show));
}

function childrenOf(compared: Compared | undefined, node: Node | undefined): readonly Node[] {
  if (!compared) return [];
  const { groups, changes, problems } = compared.comparison;
  if (!node) {
    return [
      ...groups.map((group): Node => ({ type: 'group', group })),
      ...(['new', 'fixed'] as const).flatMap((which): readonly Node[] =>
        problems[which].length === 0 ? [] : [{ type: 'problems', which }],
      ),
    ];
  }
  if (node.type === 'group')
    return changes.filter(({ id }) => node.group.changes.includes(id)).map((change) => ({ type: 'change', change }));
  if (node.type === 'problems')
    return problems[node.which].map((problem) => ({ type: 'problem', problem, which: node.which }));
  return [];
}

function itemOf(compared: Compared | undefined, node: Node): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node.group, compared);
    case 'change':
      return changeItem(node.change, compared);
    case 'problems':
      return problemsItem(node.which, compared?.comparison.problems[node.which].length ?? 0);
    case 'problem':
      return problemItem(node.problem, node.which);
  }
}

function groupItem(group: Group, compared: Compared | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(group.headline, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `group ${group.changes.join(' ')}`;
  item.iconPath = groupIconOf(group);
  item.tooltip = `${compared?.impacts[group.impact] ?? ''}: ${group.headline}`;
  item.contextValue = 'group';
  // The text of a group of one is shown without opening the group first.
  const [only, other] = group.changes;
  if (only !== undefined && other === undefined) item.command = openCommand(only);
  return item;
}

function changeItem(change: Change, compared: Compared | undefined): vscode.TreeItem {
  const { subject = '', text = '' } = compared?.words[change.id] ?? {};
  const item = new vscode.TreeItem(subject, vscode.TreeItemCollapsibleState.None);
  item.id = `change ${change.id}`;
  item.description = text;
  item.iconPath = iconOf(change);
  item.tooltip = `${subject}: ${text}`;
  item.contextValue = 'change';
  item.command = openCommand(change.id);
  return item;
}

function openCommand(id: string): vscode.Command {
  return { title: vscode.l10n.t('Show this change in the text'), command: 'throughline.openChange', arguments: [id] };
}

function problemsItem(which: 'new' | 'fixed', count: number): vscode.TreeItem {
  const label = which === 'new' ? vscode.l10n.t('New problems') : vscode.l10n.t('Fixed problems');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `problems ${which}`;
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(which === 'new' ? 'warning' : 'pass');
  return item;
}

const severityIcons = { error: 'error', warning: 'warning', info: 'info', hint: 'lightbulb' } as const;

function problemItem({ severity, message, rule, place }: Problem, which: 'new' | 'fixed'): vscode.TreeItem {
  const item = new vscode.TreeItem(message, vscode.TreeItemCollapsibleState.None);
  item.description = `${place.file}:${place.line}`;
  item.iconPath = new vscode.ThemeIcon(which === 'new' ? severityIcons[severity] : 'pass');
  item.tooltip = `${message} (${rule})`;
  item.command = {
    title: vscode.l10n.t('Show this problem in the text'),
    command: 'throughline.openPlace',
    arguments: [which === 'new' ? 'after' : 'before', place],
  };
  return item;
}
