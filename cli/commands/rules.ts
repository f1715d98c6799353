import { rules as allRules, toSettings } from '#language';
import { findRoot, readConfig } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { failOnBrokenConfig } from '../loading.ts';

export const rules: CommandDefinition = {
  name: 'rules',
  define(command, terminal, done) {
    command
      .description('List the rules with their severity under the current configuration.')
      .addHelpText('after', '\nExample:\n  throughline rules\n')
      .action(() => {
        const root = findRoot(terminal.cwd, terminal.cwd);
        const config = readConfig(root);
        failOnBrokenConfig(terminal, [{ root, config }]);
        const settings = toSettings(config.config);
        const widest = Math.max(...allRules.map((rule) => rule.name.length));
        for (const rule of allRules) {
          const severity = settings.of(rule, '').severity ?? rule.severity;
          terminal.out(`${rule.name.padEnd(widest)}  ${severity.padEnd(7)}  ${rule.summary}\n`);
        }
        done(0);
      });
  },
};
