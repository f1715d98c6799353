/**
 * The kinds of elements as the editor shows them: an icon of its own set, and the word that people read. None of the icons
 * named after symbols: those have colours of their own, which would look like those of problems.
 */
import * as vscode from 'vscode';
import type { SnapshotNode } from '#language/views/snapshot.ts';

type KindLook = { readonly icon: string; readonly label: string };

export const kindLooks: Readonly<Record<SnapshotNode['kind'], KindLook>> = {
  enterprise: { icon: 'organization', label: vscode.l10n.t('enterprise') },
  theme: { icon: 'compass', label: vscode.l10n.t('strategic theme') },
  objective: { icon: 'target', label: vscode.l10n.t('objective') },
  'key-result': { icon: 'graph-line', label: vscode.l10n.t('key result') },
  kpi: { icon: 'pulse', label: vscode.l10n.t('KPI') },
  portfolio: { icon: 'briefcase', label: vscode.l10n.t('portfolio') },
  epic: { icon: 'rocket', label: vscode.l10n.t('epic') },
  'value-stream': { icon: 'git-compare', label: vscode.l10n.t('value stream') },
  solution: { icon: 'extensions', label: vscode.l10n.t('solution') },
  'solution-train': { icon: 'list-tree', label: vscode.l10n.t('solution train') },
  supplier: { icon: 'plug', label: vscode.l10n.t('supplier') },
  capability: { icon: 'tools', label: vscode.l10n.t('capability') },
  product: { icon: 'package', label: vscode.l10n.t('product') },
  art: { icon: 'layers', label: vscode.l10n.t('train') },
  feature: { icon: 'zap', label: vscode.l10n.t('feature') },
  team: { icon: 'person', label: vscode.l10n.t('team') },
  story: { icon: 'note', label: vscode.l10n.t('story') },
  system: { icon: 'server', label: vscode.l10n.t('system') },
  milestone: { icon: 'milestone', label: vscode.l10n.t('milestone') },
  backlog: { icon: 'list-ordered', label: vscode.l10n.t('backlog') },
  cadence: { icon: 'calendar', label: vscode.l10n.t('cadence') },
  flow: { icon: 'dashboard', label: vscode.l10n.t('flow targets') },
  'business-value': { icon: 'graph', label: vscode.l10n.t('business value') },
  meta: { icon: 'info', label: vscode.l10n.t('own facts') },
  workflow: { icon: 'arrow-swap', label: vscode.l10n.t('workflow') },
  'item-types': { icon: 'tag', label: vscode.l10n.t('item types') },
  person: { icon: 'account', label: vscode.l10n.t('person') },
  role: { icon: 'key', label: vscode.l10n.t('role') },
  view: { icon: 'eye', label: vscode.l10n.t('view') },
};
