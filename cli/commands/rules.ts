import { rules as allRules, toSettings, type Config } from '#language';
import { findRoot, readConfig } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { failOnBrokenConfig } from '../loading.ts';
import { shown } from '../terminal.ts';
import { wrappedText } from '../wrapped-text.ts';

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
        for (const rule of allRules) {
          const severity = settings.of(rule, '').severity ?? (rule.severityFrom === undefined ? rule.severity : varies);
          const rows = [row(rule.name, severity, rule.summary, terminal.columns)];
          for (const each of elsewhere(rule.name, severity, config.config))
            rows.push(row('', each.severity, `in ${each.files}`, terminal.columns));
          terminal.out(rows.join(''));
        }
        done(0);
      });
  },
};

/** How grave it is stands in the model, as in the declaration of a role. */
const varies = 'varies';

const nameWidth = Math.max(...allRules.map((rule) => rule.name.length));
const severityWidth = 'warning'.length;
const left = nameWidth + severityWidth + 4;

/** A summary has so much room at least, or it stands below the name. */
const least = 24;

/** One line where nobody watches; else as many as it takes for it to fit. */
function row(name: string, severity: string, text: string, columns: number | undefined): string {
  const isBelow = columns !== undefined && columns - left < least;
  if (isBelow) {
    const indent = ' '.repeat(severityWidth + 4);
    const lines = wrappedText(text, columns - indent.length);
    const below = lines.map(
      (line, index) => `${index === 0 ? `  ${severity.padEnd(severityWidth)}  ` : indent}${line}`,
    );
    return [...(name === '' ? [] : [name]), ...below, ''].join('\n');
  }
  const head = `${name.padEnd(nameWidth)}  ${severity.padEnd(severityWidth)}  `;
  const lines = columns === undefined ? [text] : wrappedText(text, columns - left);
  return lines.map((line, index) => `${index === 0 ? head : ' '.repeat(left)}${line}\n`).join('');
}

/** Where the configuration sets a rule otherwise for some files. */
function elsewhere(
  name: string,
  severity: string,
  { overrides }: Config,
): readonly { readonly severity: string; readonly files: string }[] {
  return overrides.flatMap(({ files, ...each }) => {
    const own = each.rules[name]?.severity;
    return own === undefined || own === severity ? [] : [{ severity: own, files: shown(files.join(', ')) }];
  });
}
