/** How each type of change looks, in the tree and beside the text: never by colour alone. */
import * as vscode from 'vscode';
import type { Compared } from './comparing.ts';

export type Change = Compared['comparison']['changes'][number];
export type Group = Compared['comparison']['groups'][number];

/** The sign beside the text; `moved` stands for what is in another place or order. */
export type Sign = 'added' | 'removed' | 'moved' | 'renamed' | 'changed';

const signs: Readonly<Record<Change['type'], Sign>> = {
  added: 'added',
  removed: 'removed',
  renamed: 'renamed',
  moved: 'moved',
  'kind-changed': 'changed',
  changed: 'changed',
  reordered: 'moved',
};

const icons: Readonly<Record<Sign, string>> = {
  added: 'diff-added',
  removed: 'diff-removed',
  moved: 'arrow-right',
  renamed: 'case-sensitive',
  changed: 'diff-modified',
};

const colours: Readonly<Record<Sign, string>> = {
  added: 'gitDecoration.addedResourceForeground',
  removed: 'gitDecoration.deletedResourceForeground',
  moved: 'gitDecoration.renamedResourceForeground',
  renamed: 'gitDecoration.renamedResourceForeground',
  changed: 'gitDecoration.modifiedResourceForeground',
};

/** The sign of a change, whatever its impact. */
export function signOf({ type }: Change): Sign {
  return signs[type];
}

/** The sign of a change as an icon in its colour. */
export function iconOf(change: Change): vscode.ThemeIcon {
  const sign = signOf(change);
  return new vscode.ThemeIcon(icons[sign], new vscode.ThemeColor(colours[sign]));
}

const groupIcons: Readonly<Record<string, string>> = {
  split: 'split-horizontal',
  merged: 'git-merge',
  moved: 'arrow-right',
  renamed: 'case-sensitive',
  added: 'diff-added',
  removed: 'diff-removed',
  transferred: 'arrow-swap',
  people: 'person',
};

/** The icon of what several changes amount to. */
export function groupIconOf({ kind }: Group): vscode.ThemeIcon {
  return new vscode.ThemeIcon(groupIcons[kind] ?? 'diff-modified');
}
