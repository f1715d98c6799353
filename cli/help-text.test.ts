import { describe, expect, it } from 'vitest';
import { cliFolder, runIn } from './cli-testing.ts';
import { commands } from './commands/index.ts';
import { widthOf } from './text-width.ts';

const { root } = cliFolder();
const helpAt = async (columns: number | undefined, name: string): Promise<string> =>
  (await runIn(root, [name, '--help'], { columns, isTTY: columns !== undefined })).out;

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

describe('help', () => {
  it.each(commands.filter(({ isHidden }) => !isHidden).map(({ name }) => name))(
    'of %s fits into 80 and 40 columns, and says all of it',
    async (name) => {
      const whole = words(await helpAt(undefined, name)).join('');
      for (const columns of [80, 40]) {
        const told = await helpAt(columns, name);
        expect(words(told).join('')).toBe(whole);
        const isCopied = (line: string): boolean => /^ +throughline /.test(line);
        const wide = told.split('\n').filter((line) => widthOf(line) > columns && !isCopied(line));
        expect(wide).toEqual([]);
      }
    },
  );

  it('goes on below what it says of an option, or a little further in where there is no room', async () => {
    expect(await helpAt(80, 'init')).toContain('  folder  where to write it (default: ".")\n');
    expect(await helpAt(40, 'init')).toContain('  folder  where to write it (default:\n          ".")\n');
    expect(await helpAt(40, 'check')).toContain('  --watch\n      check again whenever a file\n      changes\n');
  });
});
