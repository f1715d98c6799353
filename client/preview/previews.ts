/** The preview's panels: opened beside the text, kept in step with it, and restored after a reload. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { pageStateSchema, type ToPage } from '#protocol';
import { activeModel, isModel } from '../active.ts';
import type { ThroughlineClient } from '../client.ts';
import type { Compared } from '../compare/comparing.ts';
import { createPanel, viewType, type Panel } from './panel.ts';

export type Previews = vscode.Disposable & {
  /** Brings the panel to the front that is there already and is not pinned; opens one where there is none. */
  readonly open: (uri: vscode.Uri, beside: boolean) => Promise<void>;
  readonly openOnStart: () => Promise<void>;
  /** The project that is shown in the panel in front, where the person works in one. */
  readonly active: () => vscode.Uri | undefined;
  /** Selects an element in a panel of its project that is not pinned; opens one where there is none. */
  readonly show: (uri: vscode.Uri, id: string) => Promise<void>;
  /** Shows a view with an element selected, in a panel of its project that is not pinned. */
  readonly showView: (uri: vscode.Uri, id: string, view: string) => Promise<void>;
  /** Shows the changes: in the panels that there are, or in one that is opened. */
  readonly showChanges: (uri: vscode.Uri | undefined) => Promise<void>;
  /** Selects an element in the panels that there are. */
  readonly reveal: (id: string) => void;
  /** What the panels of its project show of a comparison; nothing ends it. */
  readonly compare: (compared: Compared | undefined) => void;
};

/** The cursor is followed after this many milliseconds of rest. */
const cursorRest = 80;

/** So long the cursor's moves are echoes of a click in the preview, in milliseconds. */
const echoTime = 400;

export function createPreviews(context: vscode.ExtensionContext, client: ThroughlineClient): Previews {
  const panels = new Set<Panel>();
  /** Until when the cursor's moves are echoes of a click in the preview. */
  let quietUntil = 0;
  let compared: Compared | undefined;
  let timer: NodeJS.Timeout | undefined;

  const attach = (webviewPanel: vscode.WebviewPanel, uri: vscode.Uri): Panel => {
    const panel = createPanel(webviewPanel, uri, {
      context,
      client,
      onReady: (isAskedFor) => {
        panel.send(comparisonMessage(compared, panel));
        // What was asked for before, such as a view from a link, is not undone by the place of the cursor.
        if (!isAskedFor) void followCursor(vscode.window.activeTextEditor);
      },
      onMoveCursor: () => {
        quietUntil = Date.now() + echoTime;
      },
    });
    panels.add(panel);
    webviewPanel.onDidDispose(() => panels.delete(panel));
    return panel;
  };

  const followCursor = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (!editor || panels.size === 0 || !isModel(editor.document)) return;
    const { line, character } = editor.selection.active;
    const found = await client.elementsAt({ uri: editor.document.uri.toString(), position: { line, character } });
    if (!found || found.ids.length === 0) return;
    const project = vscode.Uri.parse(found.projectUri).toString();
    for (const { send, projectUri } of panels)
      if (projectUri?.toString() === project) send({ v: 1, type: 'reveal', ids: [...found.ids] });
  };

  const open = (uri: vscode.Uri, beside: boolean): Panel => {
    const column = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t('Organisation'),
      { viewColumn: column, preserveFocus: beside },
      {},
    );
    return attach(panel, uri);
  };

  /** The panels that may be made to show something of the project that holds a file, the newest first. */
  const free = async (uri: vscode.Uri): Promise<readonly Panel[]> => {
    const unpinned = [...panels].filter(({ isPinned }) => !isPinned()).reverse();
    if (unpinned.length === 0) return [];
    const project = await client.snapshot(uri).then((held) => held && vscode.Uri.parse(held.projectUri).toString());
    return unpinned.filter((panel) => [panel.projectUri, panel.uri].some(isOneOf([project, uri.toString()])));
  };
  const unpinned = async (uri: vscode.Uri): Promise<Panel> => (await free(uri))[0] ?? open(uri, true);

  const subscriptions = vscode.Disposable.from(
    client.onModelChanged((model) => {
      const changed = vscode.Uri.parse(model.projectUri).toString();
      for (const { refresh, projectUri } of panels)
        if (projectUri === undefined || projectUri.toString() === changed) void refresh();
    }),
    client.onReportsChanged((reports) => {
      const changed = vscode.Uri.parse(reports.projectUri).toString();
      for (const { refreshReport, projectUri } of panels) if (projectUri?.toString() === changed) void refreshReport();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (Date.now() < quietUntil) return;
      clearTimeout(timer);
      timer = setTimeout(() => void followCursor(textEditor), cursorRest);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const parsed = v.safeParse(pageStateSchema, state);
        const uri =
          parsed.success && parsed.output.uri !== undefined ? vscode.Uri.parse(parsed.output.uri) : await activeModel();
        if (uri) attach(panel, uri);
        else panel.dispose();
      },
    }),
  );

  return {
    open: async (uri, beside) => {
      const here = vscode.window.tabGroups.activeTabGroup.viewColumn;
      const shown = (await free(uri)).find(({ panel }) => (panel.viewColumn !== here) === beside);
      if (shown) shown.panel.reveal(undefined, beside);
      else open(uri, beside);
    },
    openOnStart: async () => {
      if (!vscode.workspace.getConfiguration('throughline').get('preview.openOnStart', false) || panels.size > 0)
        return;
      const uri = await activeModel();
      if (uri) open(uri, true);
    },
    active: () => {
      const front = [...panels].find(({ panel }) => panel.active);
      return front && (front.projectUri ?? front.uri);
    },
    show: async (uri, id) => {
      const { panel, send } = await unpinned(uri);
      panel.reveal(undefined, true);
      send({ v: 1, type: 'reveal', ids: [id] });
    },
    showView: async (uri, id, view) => {
      const { panel, send } = await unpinned(uri);
      panel.reveal(undefined, true);
      send({ v: 1, type: 'view', view, selected: id });
    },
    showChanges: async (uri) => {
      const shown = uri ? [await unpinned(uri)] : [...panels].filter((panel) => !panel.isPinned());
      for (const { panel, send } of shown) {
        panel.reveal(undefined, true);
        send({ v: 1, type: 'view', view: 'changes' });
      }
    },
    reveal: (id) => panels.forEach(({ send }) => send({ v: 1, type: 'reveal', ids: [id] })),
    compare: (next) => {
      compared = next;
      panels.forEach((panel) => panel.send(comparisonMessage(compared, panel)));
    },
    dispose: () => {
      subscriptions.dispose();
      for (const { panel } of panels) panel.dispose();
    },
  };
}

function isOneOf(addresses: readonly (string | undefined)[]): (uri: vscode.Uri | undefined) => boolean {
  return (uri) => uri !== undefined && addresses.includes(uri.toString());
}

/** A panel shows a comparison of its own project alone. */
function comparisonMessage(compared: Compared | undefined, { projectUri }: Panel): ToPage {
  if (!compared || vscode.Uri.parse(compared.root).toString() !== projectUri?.toString())
    return { v: 1, type: 'comparison' };
  const { before, after, verdict, comparison, snapshots, words } = compared;
  return {
    v: 1,
    type: 'comparison',
    comparison: {
      from: before.label,
      to: after.label,
      isOfEditors: after.key === undefined,
      verdict,
      comparison,
      words,
      snapshots,
    },
  };
}
