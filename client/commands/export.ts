/** Exports: the server writes the text, the person says of what, how, and where. */
import * as vscode from 'vscode';
import type { ExportChoices, ExportParams } from '#protocol';
import { besideModel, modelOrHint } from '../active.ts';
import { notRunning } from '../client.ts';
import { tell } from '../telling.ts';
import { writeText } from '../writing.ts';
import { modelAtHand, type CommandContext, type ExtensionCommand } from './command.ts';

type Format = ExportChoices['formats'][number];
/** What a person chose; a part that does not matter to the format is left out. */
type Chosen = Omit<ExportParams, 'uri' | 'page'> & { readonly extension: string; readonly title: string };

/** Asks for the format, the view, and what must be left out. */
export const exportAnything: ExtensionCommand = async (context) => {
  const uri = modelOrHint(await modelAtHand(context));
  if (!uri) return;
  const choices = await context.client.exportChoices(uri);
  if (choices.formats.length === 0) void tell(notRunning());
  const format = choices.formats.length > 0 ? await pickFormat(choices) : undefined;
  if (!format) return;
  const view = format.takesView ? await pickView(choices, format) : { name: undefined };
  if (!view) return;
  const redact = await pickRedactions(choices);
  if (!redact) return;
  const { name, extension, title, theme } = format;
  await save(context, uri, {
    format: name,
    extension,
    title,
    redact,
    ...(view.name === undefined ? {} : { view: view.name }),
    ...(theme === undefined ? {} : { theme }),
  });
};

const exportAs =
  (format: string, title: string): ExtensionCommand =>
  async (context) => {
    const uri = modelOrHint(await modelAtHand(context));
    if (uri) await save(context, uri, { format, title, extension: `.${format}` });
  };

export const exportHtml = exportAs('html', 'HTML');
export const exportJson = exportAs('json', 'JSON');

type PickedFormat = Format & { readonly theme?: NonNullable<ExportParams['theme']> };

async function pickFormat({ formats }: ExportChoices): Promise<PickedFormat | undefined> {
  const picks = formats.flatMap((format): readonly PickedFormat[] =>
    format.name === 'svg'
      ? [
          { ...format, theme: 'light' },
          { ...format, theme: 'dark', title: vscode.l10n.t('{0}, dark', format.title) },
          { ...format, theme: 'high-contrast', title: vscode.l10n.t('{0}, high contrast', format.title) },
        ]
      : [format],
  );
  const picked = await vscode.window.showQuickPick(
    picks.map((format) => ({ label: format.title, description: format.extension, detail: format.doc, format })),
    { title: vscode.l10n.t('Export'), placeHolder: vscode.l10n.t('In which format?'), matchOnDetail: true },
  );
  return picked?.format;
}

async function pickView(
  { views }: ExportChoices,
  { shapes, name }: Format,
): Promise<{ readonly name: string | undefined } | undefined> {
  const isDrawn = name === 'svg';
  const whole = { label: vscode.l10n.t('Whole organisation'), detail: '', name: undefined };
  const some = views
    .filter(({ shape }) => shapes.includes(shape))
    .map((view) => ({ label: view.title, detail: view.doc, name: view.name }));
  return vscode.window.showQuickPick<vscode.QuickPickItem & { readonly name: string | undefined }>(
    isDrawn ? some : [whole, ...some],
    { title: vscode.l10n.t('Export'), placeHolder: vscode.l10n.t('Which view?'), matchOnDetail: true },
  );
}

async function pickRedactions({ redactions }: ExportChoices): Promise<readonly string[] | undefined> {
  const picked = await vscode.window.showQuickPick(
    redactions.map((name) => ({ name, label: name, ...redactionWords()[name] })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Export'),
      placeHolder: vscode.l10n.t('What must not leave the house? Choose nothing to export everything.'),
    },
  );
  return picked?.map(({ name }) => name);
}

function redactionWords(): Readonly<Record<string, { readonly label: string; readonly detail: string }>> {
  return {
    people: {
      label: vscode.l10n.t('people'),
      detail: vscode.l10n.t('Everybody gets a number; names, handles and addresses are taken out.'),
    },
    money: { label: vscode.l10n.t('money'), detail: vscode.l10n.t('Budgets and other amounts are hidden.') },
  };
}

async function save(
  { client, context }: CommandContext,
  uri: vscode.Uri,
  { extension, title, ...chosen }: Chosen,
): Promise<void> {
  const defaultUri = besideModel(uri, `${fileName(chosen.view)}${extension}`);
  const target = await vscode.window.showSaveDialog({
    filters: { [title]: [extension.slice(1)] },
    ...(defaultUri ? { defaultUri } : {}),
  });
  if (!target) return;
  const page = chosen.format === 'html' ? { page: await pageParts(context.extensionUri) } : {};
  const written = await client.exportProject({ uri: uri.toString(), ...chosen, ...page });
  if ('problem' in written) {
    void tell(written.problem);
    return;
  }
  if (!(await writeText(target, written.text))) return;
  const show = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('The organisation was exported.'), show);
  if (answer === show) await vscode.env.openExternal(target);
}

/** `view:glance` is a file's name on no computer. */
function fileName(view: string | undefined): string {
  return (view ?? 'organisation').replace(/^view:/, '');
}

async function pageParts(extensionUri: vscode.Uri): Promise<{ readonly script: string; readonly style: string }> {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'preview', name)),
    );
  return { script: await read('preview.js'), style: await read('preview.css') };
}
