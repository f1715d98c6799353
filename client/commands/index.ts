import * as vscode from 'vscode';
import { reveal } from '../active.ts';
import { showRule } from '../documents.ts';
import type { ExtensionCommand } from './command.ts';
import type { CommandName } from './names.ts';
import * as compare from './compare.ts';
import { exportAnything, exportHtml, exportJson } from './export.ts';
import { openPreview, openPreviewToSide, revealInPreview, showView } from './open-preview.ts';
import { openSample } from './open-sample.ts';
import { openText, showInPreview } from './organisation.ts';

/** Every command of the extension, by its name in package.json. Those that only lenses and trees call have no title there. */
export const commands: Readonly<Record<CommandName, ExtensionCommand>> = {
  'throughline.openPreview': openPreview,
  'throughline.openPreviewToSide': openPreviewToSide,
  'throughline.export': exportAnything,
  'throughline.exportHtml': exportHtml,
  'throughline.exportJson': exportJson,
  'throughline.compareWith': compare.compareWith,
  'throughline.compareWithMergeBase': compare.compareWithMergeBase,
  'throughline.compareWithLastCommit': compare.compareWithLastCommit,
  'throughline.compareWithSaved': compare.compareWithSaved,
  'throughline.compareRevisions': compare.compareRevisions,
  'throughline.compareWithEntry': compare.compareWithEntry,
  'throughline.showChanges': compare.showChanges,
  'throughline.copyChanges': compare.copyChanges,
  'throughline.endComparison': compare.endComparison,
  'throughline.openChange': compare.showChange,
  'throughline.openPlace': compare.showPlace,
  'throughline.openSample': openSample,
  'throughline.openWalkthrough': ({ context }) =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
  'throughline.openText': openText,
  'throughline.showInPreview': showInPreview,
  'throughline.restartServer': ({ client }) => client.restart(),
  'throughline.showLog': ({ log }) => log.show(),
  'throughline.revealInPreview': revealInPreview,
  'throughline.showView': showView,
  'throughline.showRule': (_context, [rule]) => (typeof rule === 'string' ? showRule(rule) : undefined),
  'throughline.reveal': async ({ client }, [uri, id]) => {
    const location = typeof uri === 'string' && typeof id === 'string' ? await client.locate({ uri, id }) : undefined;
    if (location) await reveal(location, true);
  },
  'throughline.showReferences': (_context, [uri, position, locations]) =>
    vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(String(uri)),
      toPosition(position),
      toLocations(locations),
    ),
};

type Plain = { readonly line: number; readonly character: number };

function toPosition(value: unknown): vscode.Position {
  // The server sends it with a lens: a position of the protocol.
  const { line, character } = value as Plain;
  return new vscode.Position(line, character);
}

function toLocations(value: unknown): readonly vscode.Location[] {
  // The server sends them with a lens: locations of the protocol.
  const locations = value as readonly {
    readonly uri: string;
    readonly range: { readonly start: Plain; readonly end: Plain };
  }[];
  return locations.map(
    ({ uri, range }) =>
      new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(toPosition(range.start), toPosition(range.end))),
  );
}
