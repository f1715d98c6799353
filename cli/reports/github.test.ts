/** Annotations, read as the runner of GitHub Actions reads them. */
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { commandsIn } from './consumers/github-commands.ts';
import { github } from './github.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { problem, problems, rendered } from './reports-testing.ts';

describe('github', () => {
  it('annotates the words that are wrong', async () => {
    const { throughline } = cliFolder({ 'teams/a.thru': 'art sky in claims\n' });
    const { out, code } = await throughline('check', '--format', 'github', '--rule', 'unresolved-reference');
    expect(code).toBe(1);
    expect(commandsIn(out)).toEqual([
      {
        command: 'error',
        properties: {
          file: 'teams/a.thru',
          line: '1',
          endLine: '1',
          col: '12',
          endColumn: '18',
          title: 'unresolved-reference',
        },
        message: 'No value stream is called `claims`; declare it, or correct the name.',
      },
    ]);
    expect(out).toMatch(/\n1 error in 1 of 1 file\.\n$/);
  });

  it('gives no columns over several lines, which GitHub does not take', () => {
    const [command] = commandsIn(rendered(github, [problem(1, { endLine: 3 })]));
    expect(command?.properties).toEqual({ file: 'a.thru', line: '1', endLine: '3', title: 'unresolved-reference' });
  });

  it('tells ten of a kind, the gravest first, and the tenth says how many more', () => {
    const commands = commandsIn(
      rendered(github, [...problems(3, 'hint'), ...problems(10, 'warning'), ...problems(25_001)]),
    );
    const of = (kind: string) => commands.filter(({ command }) => command === kind);
    expect(commands.map(({ command }) => command).slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'error'));
    expect([of('error').length, of('warning').length, of('notice').length]).toEqual([10, 10, 3]);
    expect(of('error')[9]?.message).toContain('There are 24992 more of this kind');
    expect(of('warning')[9]?.message).toBe('No value stream is called `s10`.');
  });

  it('starts no command that a name asks for', async () => {
    const { throughline } = cliFolder({ [hostileName]: hostileText });
    const { out } = await throughline('check', '--format', 'github', '--rule', 'invalid-value');
    const commands = commandsIn(out);
    expect(commands.length).toBe(10);
    expect(new Set(commands.map(({ command }) => command))).toEqual(new Set(['error']));
    expect(commands[0]?.properties).toMatchObject({ file: hostileName, title: 'invalid-value' });
    expect(commands[9]?.message).toContain(`There are ${hostileCount - 9} more`);
  });

  it('keeps every sign of a message', () => {
    const message = 'One\nline, 100% of: a\r\nb %0A ::error::x';
    const found = commandsIn(rendered(github, [problem(1, { message })]));
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toBe('One␊line, 100% of: a␍␊b %0A ::error::x');
  });

  it('only counts where there is nothing to tell', async () => {
    const { out } = await cliFolder({ 'a.thru': 'value-stream a\n' }).throughline(
      'check',
      '--format',
      'github',
      '--rule',
      'syntax',
    );
    expect(out).toBe('No problems in 1 file.\n');
  });
});
