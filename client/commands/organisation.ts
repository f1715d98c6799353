/** What the menu of an element in the Organisation view offers. */
import { reveal } from '../active.ts';
import type { CommandContext, ExtensionCommand } from './command.ts';

/** Goes to the text, where a click only shows it. */
export const openText: ExtensionCommand = async ({ client, organisation }, args) => {
  const element = elementOf(organisation, args);
  const location = element && (await client.locate({ uri: element.uri.toString(), id: element.id }));
  if (location) await reveal(location, false);
};

export const showInPreview: ExtensionCommand = async ({ organisation, previews }, args) => {
  const element = elementOf(organisation, args);
  if (element) await previews.show(element.uri, element.id);
};

/** The tree hands on what stands in its row. */
function elementOf(organisation: CommandContext['organisation'], [row]: readonly unknown[]) {
  const uri = organisation.uri();
  if (!uri || typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return undefined;
  return { uri, id: row.id };
}
