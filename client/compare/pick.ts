/** Asks a person which revision they mean: from a list, or typed. */
import * as vscode from 'vscode';
import type { Revision } from '#protocol';
import { notRunning, type ThroughlineClient } from '../client.ts';
import { tellOfVersions } from '../telling.ts';

const icons: Readonly<Record<Revision['kind'], string>> = {
  branch: 'git-branch',
  'remote branch': 'cloud',
  tag: 'tag',
  commit: 'git-commit',
};

type Item = vscode.QuickPickItem & { readonly revision?: string };

/** The name of a revision; undefined where the person went away, or was told why there is none. */
export async function pickRevision(
  client: ThroughlineClient,
  uri: vscode.Uri,
  { title, onlyBranches = false }: { readonly title: string; readonly onlyBranches?: boolean },
): Promise<string | undefined> {
  const listed = await client.revisions({ uri: uri.toString() });
  if (!listed || 'problem' in listed) {
    void tellOfVersions(listed?.problem ?? notRunning());
    return undefined;
  }
  const wanted = listed.revisions.filter(({ kind }) => !onlyBranches || kind !== 'commit');
  return choose(wanted.map(itemOf), title);
}

/** What was typed stands first, so that any name that git knows can be given. */
function choose(items: readonly Item[], title: string): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('A branch, a tag, a commit, or whatever git understands, such as HEAD~2');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const typed = value.trim();
      const isListed = typed === '' || items.some(({ revision }) => revision === typed);
      pick.items = isListed ? items : [...items, { label: `$(edit) ${typed}`, revision: typed, alwaysShow: true }];
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.revision ?? (pick.value.trim() || undefined));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemOf({ kind, name, subject, detail }: Revision): Item {
  return { label: `$(${icons[kind]}) ${name}`, description: subject, detail, revision: name };
}
