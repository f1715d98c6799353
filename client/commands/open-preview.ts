import * as vscode from 'vscode';
import { isOfModel, modelOrHint } from '../active.ts';
import { modelAtHand, type ExtensionCommand } from './command.ts';

const open =
  (beside: boolean): ExtensionCommand =>
  async (context, [given]) => {
    const isGiven = given instanceof vscode.Uri && isOfModel(given);
    const uri = modelOrHint(isGiven ? given : await modelAtHand(context));
    if (uri) await context.previews.open(uri, beside);
  };

export const openPreview = open(false);
export const openPreviewToSide = open(true);

/** From a lens or a hover: the element in the preview. */
export const revealInPreview: ExtensionCommand = async ({ previews }, [uri, id]) => {
  if (typeof uri === 'string' && typeof id === 'string') await previews.show(vscode.Uri.parse(uri), id);
};

/** From a lens or a link of a hover: a view with the element selected. */
export const showView: ExtensionCommand = async ({ previews }, [uri, id, view]) => {
  if (typeof uri === 'string' && typeof id === 'string' && typeof view === 'string')
    await previews.showView(vscode.Uri.parse(uri), id, view);
};
