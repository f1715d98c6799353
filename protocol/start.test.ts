import { expect, it } from 'vitest';
import { toStartOptions } from './start.ts';

it('takes what an editor says, part by part, and the usual for what does not read', () => {
  const words = { Open: 'Öffnen', Odd: { message: 'no text' } };
  expect(toStartOptions({ profile: 'all', hasCommands: true, words, isTrusted: false, more: 1 })).toEqual({
    profile: 'all',
    hasCommands: true,
    words: { Open: 'Öffnen' },
    isTrusted: false,
  });
  const usual = { profile: '', hasCommands: false, words: {}, isTrusted: true };
  for (const odd of [undefined, null, 'all', [], { profile: 3, hasCommands: 1, words: 'de', isTrusted: 'no' }])
    expect(toStartOptions(odd)).toEqual(usual);
});
