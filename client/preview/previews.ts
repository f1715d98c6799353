/** The preview's panels: opened beside the text, kept in step with it, and restored after a reload. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { fromPageSchema, pageStateSchema, type ToPage } from '#protocol';
import { activeModel, isModel, reveal } from '../active.ts';
import type { ThroughlineClient } from '../client.ts';
import type { Compared } from '../compare/comparing.ts';
import { pageHtml } from './page-html.ts';

export type Previews = vscode.Disposable & {
  readonly open: (uri: vscode.Uri, beside: boolean) => void;
  readonly openOnStart: () => Promise<void>;
  /** Selects an element in every panel; opens one where there is none. */
  readonly show: (uri: vscode.Uri, id: string) => void;
  /** Selects an element in the panels that there are. */
  readonly reveal: (id: string) => void;
  /** Shows a view in the panels that there are. */
  readonly showView: (view: string) => void;
  /** What the panels show of a comparison; nothing ends it. */
  readonly compare: (compared: Compared | undefined) => void;
};

const viewType = 'throughline.preview';
/** The cursor is followed after this many milliseconds of rest. */
const cursorRest = 80;

type Panel = {
  readonly panel: vscode.WebviewPanel;
  /** Known once the server has answered. */
  projectUri: vscode.Uri | undefined;
  readonly refresh: () => Promise<void>;
  readonly send: (message: ToPage) => void;
  readonly dispose: () => void;
};

export function createPreviews(context: vscode.ExtensionContext, client: ThroughlineClient): Previews {
  const panels = new Set<Panel>();
  /** Until when the cursor's moves are echoes of a click in the preview. */
  let quietUntil = 0;
  let compared: Compared | undefined;
  let timer: NodeJS.Timeout | undefined;

  const attach = (panel: vscode.WebviewPanel, uri: vscode.Uri): Panel => {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'dist', 'preview')],
    };
    panel.iconPath = {
      light: vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'file-light.svg'),
      dark: vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'file-dark.svg'),
    };
    const send = (message: ToPage): void => void webview.postMessage(message);
    const refresh = async (): Promise<void> => {
      // The file that the panel was opened for may be gone by now, or have another name; its project is still there.
      const result = (await client.snapshot(made.projectUri ?? uri)) ?? (await client.snapshot(uri));
      const isBroken = (result?.brokenFiles.length ?? 0) > 0;
      if (!result || (result.snapshot.nodes.length === 0 && !(isBroken && shown))) {
        shown = false;
        send({
          v: 1,
          type: 'empty',
          message: vscode.l10n.t(
            'There is nothing to show yet. Write an enterprise or a portfolio, and it appears here.',
          ),
        });
        return;
      }
      // A text that does not read keeps the last good picture; the very first one is better than none.
      made.projectUri = vscode.Uri.parse(result.projectUri);
      if (!isBroken || !shown)
        send({ v: 1, type: 'snapshot', snapshot: result.snapshot, uri: made.projectUri.toString() });
      shown = true;
      send({ v: 1, type: 'broken', files: [...result.brokenFiles] });
    };
    let shown = false;
    const received = webview.onDidReceiveMessage((data: unknown) => {
      const parsed = v.safeParse(fromPageSchema, data);
      if (!parsed.success) return;
      const message = parsed.output;
      if (message.type === 'ready') {
        shown = false;
        void refresh().then(() => {
          if (compared) send(comparisonMessage(compared));
          return followCursor(vscode.window.activeTextEditor);
        });
      } else if (message.type === 'open') void open(message.id);
    });
    const open = async (id: string): Promise<void> => {
      const location = await client.locate({ uri: (made.projectUri ?? uri).toString(), id });
      if (!location) return;
      quietUntil = Date.now() + 400;
      await reveal(location, false);
    };
    const made: Panel = { panel, projectUri: undefined, refresh, send, dispose: () => void received.dispose() };
    panels.add(made);
    panel.onDidDispose(() => {
      panels.delete(made);
      made.dispose();
    });
    webview.html = pageHtml(webview, context.extensionUri);
    return made;
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

  const subscriptions = vscode.Disposable.from(
    client.onModelChanged((model) => {
      const changed = vscode.Uri.parse(model.projectUri).toString();
      for (const { refresh, projectUri } of panels)
        if (projectUri === undefined || projectUri.toString() === changed) void refresh();
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
    open: (uri, beside) => void open(uri, beside),
    openOnStart: async () => {
      if (!vscode.workspace.getConfiguration('throughline').get('preview.openOnStart', false) || panels.size > 0)
        return;
      const uri = await activeModel();
      if (uri) open(uri, true);
    },
    show: (uri, id) => {
      if (panels.size === 0) open(uri, true);
      for (const { send, panel } of panels) {
        panel.reveal(undefined, true);
        send({ v: 1, type: 'reveal', ids: [id] });
      }
    },
    reveal: (id) => panels.forEach(({ send }) => send({ v: 1, type: 'reveal', ids: [id] })),
    showView: (view) => panels.forEach(({ send }) => send({ v: 1, type: 'view', view })),
    compare: (next) => {
      compared = next;
      panels.forEach(({ send }) => send(comparisonMessage(compared)));
    },
    dispose: () => {
      subscriptions.dispose();
      for (const { panel } of panels) panel.dispose();
    },
  };
}

function comparisonMessage(compared: Compared | undefined): ToPage {
  if (!compared) return { v: 1, type: 'comparison' };
  const { before, after, verdict, comparison, snapshots, words } = compared;
  return {
    v: 1,
    type: 'comparison',
    comparison: { from: before.label, to: after.label, verdict, comparison, words, snapshots },
  };
}
