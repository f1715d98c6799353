import { Argument } from 'commander';
import { rolesLibraryPath, views } from '#language';
import { atOnce, findRoot, listRevisions, loadProject, openRepository } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { nameSorts, type NameSort } from '../completion/words.ts';
import type { Terminal } from '../terminal.ts';

/** Names, one a line, for the scripts of shells, which ask while somebody types: it stands in no help. */
export const names: CommandDefinition = {
  name: 'names',
  isHidden: true,
  define(command, terminal, done) {
    command
      .description('Print the names that a shell completes, one a line.')
      .addArgument(new Argument('<sort>', 'which names').choices([...nameSorts]))
      .action((sort: NameSort) => {
        const told = [...new Set(readers[sort](terminal))].filter(isPlain).sort();
        terminal.out(told.map((name) => `${name}\n`).join(''));
        done(0);
      });
  },
};

const readers: Readonly<Record<NameSort, (terminal: Terminal) => readonly string[]>> = {
  views: (terminal) => viewNames(terminal),
  elements: (terminal) => elementNames(terminal),
  revisions: ({ cwd }) => revisionNames(cwd),
};

/** The organisation's own; a name that a built-in view has too needs its kind. */
function viewNames(terminal: Terminal): readonly string[] {
  const builtIn: ReadonlySet<string> = new Set(views.map(({ name }) => name));
  const own = loadedModel(terminal)
    .elementsOf('view')
    .flatMap(({ name }) => name ?? []);
  return own.map((name) => (builtIn.has(name) ? `view:${name}` : name));
}

/** What the organisation declares under a name of its own. */
function elementNames(terminal: Terminal): readonly string[] {
  return [...loadedModel(terminal).all()].flatMap(({ name, file, entry }) =>
    name !== undefined && entry && file && file.path !== rolesLibraryPath ? name : [],
  );
}

/** Branches and tags: a commit’s number is nothing that somebody types. */
function revisionNames(folder: string): readonly string[] {
  return atOnce(listRevisions(openRepository(folder))).flatMap(({ kind, name }) => (kind === 'commit' ? [] : name));
}

function loadedModel({ cwd }: Terminal) {
  return loadProject(findRoot(cwd, cwd), { rules: [] }).project.model;
}

/** A shell reads what is offered: names that git allows may run commands there. */
function isPlain(name: string): boolean {
  return /^[\p{L}\p{M}\p{Nd}_][\p{L}\p{M}\p{Nd}_./:-]*$/u.test(name);
}
