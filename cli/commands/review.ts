import { InvalidArgumentError, Option } from 'commander';
import { impacts } from '#language';
import type { CommandDefinition } from '../command.ts';
import type { FailOn } from '../comparison/exit-code.ts';
import { comparisonFormats } from '../comparison/index.ts';
import { services } from '../review/index.ts';
import { review as reviewOn, type ReviewOptions } from '../review/review.ts';
import { CommandError } from '../terminal.ts';

type Options = FailOn & { readonly comment: boolean; readonly format?: ReviewOptions['outputs'] };

export const review: CommandDefinition = {
  name: 'review',
  define(command, terminal, done) {
    command
      .description('Say in a pull request what it changes in the organisation; made for pipelines.')
      .argument('<service>', `where the pipeline runs: ${services.map(({ name }) => name).join(' or ')}`)
      .argument('[folder]', 'the folder of the model', '.')
      .option('--no-comment', 'write no comment; the log and the page of the run tell')
      .option(
        '--format <format=file>',
        'write the comparison to a file as well, such as html=changes.html; may be given several times',
        collect,
      )
      .addOption(
        new Option('--fail-on <impact>', 'end with 1 where a change is as grave or graver').choices([...impacts]),
      )
      .option('--new-problems', 'end with 1 where there is a new problem')
      .addHelpText(
        'after',
        '\nThe comment is written over by the next run. Tokens: GITHUB_TOKEN on GitHub, THROUGHLINE_TOKEN on GitLab.\n\nExample:\n  throughline review github --fail-on structural\n',
      )
      .action(async (name: string, folder: string) => {
        const service = services.find((each) => each.name === name);
        if (!service)
          throw new CommandError(
            `There is no service \`${name}\`. There are ${services.map((each) => each.name).join(' and ')}.`,
          );
        const { format, ...options } = command.opts<Options>();
        done(await reviewOn(terminal, service, { ...options, folder, outputs: format ?? [] }));
      });
  },
};

function collect(value: string, before: ReviewOptions['outputs'] | undefined): ReviewOptions['outputs'] {
  const [name = '', ...rest] = value.split('=');
  const file = rest.join('=');
  const format = comparisonFormats.find((each) => each.name === name);
  if (!format || file === '')
    throw new InvalidArgumentError(
      `Give a format and a file, such as markdown=changes.md. There are ${comparisonFormats.map((each) => each.name).join(', ')}.`,
    );
  return [...(before ?? []), { format, file }];
}
