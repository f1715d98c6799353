/** The guide quotes what the reports of the example really print. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cliFolderAt } from '../cli/cli-testing.ts';
import { root } from './pinned-node.mjs';

const guide = readFileSync(path.join(root, 'docs/guide/reports.md'), 'utf8');
const quotes = [...guide.matchAll(/```console\n\$ throughline (.+)\n([^]*?)```/g)].map(
  ([, command = '', text = '']) => ({
    command,
    lines: text.split('\n').filter((line) => line !== '' && line !== '…'),
  }),
);
const throughline = cliFolderAt(path.join(root, 'examples/nordhaven-bank'));

test('the guide quotes every cadence', () => {
  const cadences = new Set(quotes.map(({ command }) => command.split(' ')[1]));
  expect(cadences).toEqual(new Set(['annual', 'quarterly', 'monthly', 'iteration']));
});

test.each(quotes)('$command prints what the guide quotes, in its order', async ({ command, lines }) => {
  const { code, out } = await throughline(...command.split(' '));
  expect(code).toBe(0);
  const printed = out.split('\n').map((line) => line.trimEnd());
  let from = 0;
  const missing = lines.filter((line) => {
    const at = printed.indexOf(line, from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
  expect(missing).toEqual([]);
});
