/** One line a problem, whatever stands in it. */
import { expect, test } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { concise } from './concise.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { problems, rendered } from './reports-testing.ts';

const check = ['check', '--format', 'concise', '--rule'];

test('a place, how grave it is, the rule and the message', async () => {
  const { throughline } = cliFolder({ 'a.thru': 'art sky in claims\n' });
  expect((await throughline(...check, 'unresolved-reference')).out).toBe(
    'a.thru:1:12: error unresolved-reference No value stream is called `claims`; declare it, or correct the name.\n',
  );
});

test('a name adds no line and no control character', async () => {
  const { throughline } = cliFolder({ [hostileName]: hostileText });
  const { out } = await throughline(...check, 'invalid-value');
  expect(out.split('\n').length).toBe(hostileCount + 1);
  // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal.
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

test('25,001 problems are 25,001 lines', () => {
  expect(rendered(concise, problems(25_001)).split('\n').length).toBe(25_002);
});
