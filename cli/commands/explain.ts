import { meantBy, rulePage, rules } from '#language';
import { findRoot, readConfig } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { pageText } from '../page-text.ts';
import { CommandError, shown, wantsColour, type Terminal } from '../terminal.ts';

export const explain: CommandDefinition = {
  name: 'explain',
  define(command, terminal, done) {
    command
      .description('Say what a rule checks, why, and what to do.')
      .argument('<rule>', 'the name of the rule')
      .addHelpText('after', '\nExample:\n  throughline explain art-in-many-value-streams\n')
      .action((name: string) => {
        const rule = rules.find((each) => each.name === name);
        if (!rule)
          throw new CommandError(`No rule is called ${shown(name)}.${meant(name)} \`throughline rules\` lists them.`);
        const { vocabulary } = readConfig(findRoot(terminal.cwd, terminal.cwd)).config;
        terminal.out(fitted(rulePage(rule, vocabulary), terminal));
        done(0);
      });
  },
};

/** Where nobody watches it stays Markdown, for whatever reads it. */
function fitted(page: string, terminal: Terminal): string {
  return terminal.columns === undefined ? page : pageText(page, terminal.columns, wantsColour(terminal, undefined));
}

const most = 5;

/** The nearest name; else the rules that have most of the words in their names. */
function meant(name: string): string {
  const names = rules.map((rule) => rule.name);
  const near = meantBy(name, names);
  if (near !== undefined) return ` Did you mean ${near}?`;
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);
  const shared = (candidate: string): number => words.filter((word) => candidate.split('-').includes(word)).length;
  const best = Math.max(0, ...names.map(shared));
  if (best === 0) return '';
  const found = names.filter((candidate) => shared(candidate) === best);
  const more = found.length > most ? ', …' : '';
  return ` Did you mean ${found.slice(0, most).join(', ')}${more}?`;
}
