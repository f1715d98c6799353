/** The misaligned organisation: every trouble is found at its word, and nothing else is reported. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#workspace';
import { fixFaults } from '../testing/made-fixes.ts';

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

  it('is mended by each of its quick fixes, which break nothing', () => {
    const files = project.paths().map((file) => ({ path: file, text: project.file(file)?.text ?? '' }));
    expect(fixFaults(files)).toEqual([]);
  });

  it('has a sound part, of which nothing is said', () => {
    expect(troubles('company.thru')).toEqual([]);
  });
});
