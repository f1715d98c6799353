import { describe, expect, it } from 'vitest';
import { replacedPaths } from './replaced-paths.ts';

function after(text: string, moved: Readonly<Record<string, string>>): string {
  return [...replacedPaths(text, new Map(Object.entries(moved)))]
    .reverse()
    .reduce((all, { span, newText }) => `${all.slice(0, span.start)}${newText}${all.slice(span.end)}`, text);
}

describe('a configuration follows files that move', () => {
  const config = `{
  // What counts.
  "include": ["pay.thru", "streams/**"],
  "exclude": ["streams/old.thru"],
  "overrides": [{ "files": ["pay.thru"], "rules": {} }],
}`;

  it('where it names them by their path', () => {
    expect(after(config, { 'pay.thru': 'paying.thru' })).toBe(config.replaceAll('"pay.thru"', '"paying.thru"'));
  });

  it('where it names what is in a folder', () => {
    expect(after(config, { streams: 'flows' })).toBe(config.replaceAll('streams/', 'flows/'));
  });

  it('and stays as it is otherwise, a broken one included', () => {
    expect(after(config, { 'streams/a.thru': 'b.thru' })).toBe(config);
    expect(after('{ "include": [', { a: 'b' })).toBe('{ "include": [');
    expect(after('', { a: 'b' })).toBe('');
  });
});
