import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { widthOf } from './text-width.ts';

it('tells of every character the width that terminals show it in', () => {
  const characters = Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code));
  const texts = [...characters, '価値', '👩‍👩‍👧', 'e\u0301', 'a\u200bb', '–', '5 days – “Ready”'];
  expect(texts.filter((text) => widthOf(text) !== stringWidth(text))).toEqual([]);
  expect(texts.filter((text) => widthOf(`a${text}`) !== stringWidth(`a${text}`))).toEqual([]);
});
