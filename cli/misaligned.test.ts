/** The misaligned organisation: every trouble is found at its word, and nothing else is reported. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#workspace';

const folder = path.join(import.meta.dirname, '../examples/misaligned');
const { project } = loadProject(folder);

/** What is wrong in a file: the rule and the word at which it is said. */
function troubles(file: string): readonly string[] {
  const text = project.file(file)?.text ?? '';
  return project
    .problems(file)
    .map(({ rule, span }) => `${rule} at ${text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 40)}`);
}

describe('the misaligned organisation', () => {
  it('is told each of its troubles once, at its word', () => {
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.thru'))
      .sort();
    expect(Object.fromEntries(files.map((file) => [file, troubles(file)]))).toMatchSnapshot();
  });

  it('has a sound part, of which nothing is said', () => {
    expect(troubles('company.thru')).toEqual([]);
  });
});
