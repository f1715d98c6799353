import { meantBy, rulePage, rules } from '#language';
import type { CommandDefinition } from '../command.ts';
import { CommandError, shown } from '../terminal.ts';

export const explain: CommandDefinition = {
  name: 'explain',
  define(command, terminal, done) {
    command
      .description('Say what a rule checks, why, and what to do.')
      .argument('<rule>', 'the name of the rule')
      .addHelpText('after', '\nExample:\n  throughline explain art-in-many-value-streams\n')
      .action((name: string) => {
        const rule = rules.find((each) => each.name === name);
        if (!rule) {
          const suggestion = meantBy(
            name,
            rules.map((each) => each.name),
          );
          throw new CommandError(
            `No rule is called ${shown(name)}.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`} \`throughline rules\` lists them.`,
          );
        }
        terminal.out(rulePage(rule));
        done(0);
      });
  },
};
