/** One panel of the preview: its page, what it is sent, and what it asks for. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { fromPageSchema, type FromPage, type ReportAsked, type ToPage } from '#protocol';
import { reveal } from '../active.ts';
import { notRunning, type ThroughlineClient } from '../client.ts';
import { keepPicture } from './keep-picture.ts';
import { pageHtml } from './page-html.ts';
import { repair } from './repair.ts';

export type Panel = {
  readonly panel: vscode.WebviewPanel;
  /** What it was opened for. */
  readonly uri: vscode.Uri;
  /** Known once the server has answered. */
  readonly projectUri: vscode.Uri | undefined;
  readonly refresh: () => Promise<void>;
  /** Sends the report that was asked for last, where one was, as it is now. */
  readonly refreshReport: () => Promise<void>;
  readonly send: (message: ToPage) => void;
  /** It stays as it is: it follows neither the cursor nor links. */
  readonly isPinned: () => boolean;
};

export const viewType = 'throughline.preview';

type Around = {
  readonly context: vscode.ExtensionContext;
  readonly client: ThroughlineClient;
  /** The page listens; says whether somebody has asked it for something already. */
  readonly onReady: (isAskedFor: boolean) => void;
  /** The panel is about to move the cursor. */
  readonly onMoveCursor: () => void;
};

/** Fills a panel of VS Code with the page for the project that holds `uri`, and answers what the page asks. */
export function createPanel(panel: vscode.WebviewPanel, uri: vscode.Uri, around: Around): Panel {
  const [{ context, client }, { webview }] = [around, panel];
  const page = createPage(webview);
  let isPinned = false;
  dress(panel, context);
  const picture = createPicture(client, uri, page.send);
  const reports = createReports(client, picture.home, page.send);
  const receive = async (message: FromPage): Promise<void> => {
    switch (message.type) {
      case 'ready':
      case 'resync':
        picture.forget();
        await picture.refresh();
        if (message.type === 'ready') around.onReady(page.start());
        break;
      case 'open':
        await open(client, picture.home(), message, around.onMoveCursor);
        break;
      case 'fix':
        await fix(client, picture.home(), message, around.onMoveCursor);
        break;
      case 'change':
        await vscode.commands.executeCommand('throughline.openChange', message.change);
        break;
      case 'export':
        await keepPicture(uri, message.name, message.svg);
        break;
      case 'report':
        await reports.answer(message.asked);
        break;
      case 'state':
        isPinned = message.state.isPinned === true;
        if (message.title !== undefined) panel.title = message.title;
        break;
    }
  };
  listen(panel, receive);
  webview.html = pageHtml(webview, context.extensionUri);
  return {
    panel,
    uri,
    get projectUri() {
      return picture.projectUri();
    },
    refresh: picture.refresh,
    refreshReport: reports.refresh,
    send: page.send,
    isPinned: () => isPinned,
  };
}

/** Takes what the page sends, and nothing that does not read as that. */
function listen(panel: vscode.WebviewPanel, receive: (message: FromPage) => Promise<void>): void {
  const received = panel.webview.onDidReceiveMessage((data: unknown) => {
    const parsed = v.safeParse(fromPageSchema, data);
    if (parsed.success) void receive(parsed.output);
  });
  panel.onDidDispose(() => void received.dispose());
}

/** Keeps the page's picture in step with the project. */
function createPicture(client: ThroughlineClient, uri: vscode.Uri, send: Panel['send']) {
  let isShown = false;
  /** Of the snapshot that the page has. */
  let stamp: string | undefined;
  let projectUri: vscode.Uri | undefined;
  // The file that the panel was opened for may be gone by now, or have another name; its project is still there.
  const home = (): vscode.Uri => projectUri ?? uri;
  const refresh = async (): Promise<void> => {
    const result = (await client.snapshot(home())) ?? (await client.snapshot(uri));
    const isBroken = (result?.brokenFiles.length ?? 0) > 0;
    if (!result || (result.snapshot.nodes.length === 0 && !(isBroken && isShown))) {
      isShown = false;
      send({ v: 1, type: 'empty', message: client.isRunning() ? nothingYet() : notRunning() });
      return;
    }
    // A text that does not read keeps the last good picture; the very first one is better than none.
    projectUri = vscode.Uri.parse(result.projectUri);
    if (!isBroken || !isShown) {
      const { change, snapshot } = result;
      if (isShown && change && change.since === stamp) send({ v: 1, type: 'snapshot-change', change: change.change });
      else send({ v: 1, type: 'snapshot', snapshot, uri: projectUri.toString() });
      ({ stamp } = result);
    }
    isShown = true;
    send({ v: 1, type: 'broken', files: [...result.brokenFiles] });
  };
  return {
    refresh,
    home,
    projectUri: () => projectUri,
    /** The page is a new one, and shows nothing yet. */
    forget: (): void => {
      isShown = false;
    },
  };
}

/** What is sent before the page listens would be lost: it waits. */
function createPage(webview: vscode.Webview) {
  const waiting: ToPage[] = [];
  let isReady = false;
  const send = (message: ToPage): void => {
    if (isReady) void webview.postMessage(message);
    else waiting.push(message);
  };
  return {
    send,
    /** The page listens now; says whether somebody had asked for something already. */
    start: (): boolean => {
      isReady = true;
      const asked = waiting.some(({ type }) => type === 'view' || type === 'reveal');
      for (const message of waiting.splice(0)) send(message);
      return asked;
    },
  };
}

function dress(panel: vscode.WebviewPanel, { extensionUri }: vscode.ExtensionContext): void {
  panel.webview.options = {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'preview')],
  };
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'client', 'media', 'file-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'client', 'media', 'file-dark.svg'),
  };
}

function nothingYet(): string {
  return vscode.l10n.t('There is nothing to show yet. Write an enterprise or a portfolio, and it appears here.');
}

/** Answers what the page asks for, and the last of it again when there is more to say. */
function createReports(client: ThroughlineClient, home: () => vscode.Uri, send: Panel['send']) {
  let last: ReportAsked | undefined;
  const answer = async (asked: ReportAsked): Promise<void> => {
    last = asked;
    const sheet = await client.report({ uri: home().toString(), asked });
    send({ v: 1, type: 'report', asked, ...(sheet ? { sheet } : {}) });
  };
  return {
    answer,
    refresh: async (): Promise<void> => {
      if (last) await answer(last);
    },
  };
}

type Open = Extract<FromPage, { readonly type: 'open' }>;

async function open(
  client: ThroughlineClient,
  uri: vscode.Uri,
  { id, key }: Open,
  onMoveCursor: () => void,
): Promise<void> {
  const location = await client.locate({ uri: uri.toString(), id, key });
  if (!location) return;
  onMoveCursor();
  await reveal(location, false);
}

type Fix = Extract<FromPage, { readonly type: 'fix' }>;

async function fix(
  client: ThroughlineClient,
  uri: vscode.Uri,
  { id, problem }: Fix,
  onMoveCursor: () => void,
): Promise<void> {
  const found = await client.problemAt({ uri: uri.toString(), id, problem });
  if (!found) return;
  onMoveCursor();
  await repair(client, found);
}
