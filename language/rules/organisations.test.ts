/** Twelve kinds of misaligned organisation: every trouble is told at its word, and nothing else; their sound counterparts are silent. */
import { describe, expect, it } from 'vitest';
import { annotated, exampleProject, plainText } from '#testing';
import { organisationPairs } from '../../testing/organisations.ts';
import { formatted } from '../format/format.ts';
import type { Problem } from './problem.ts';
import type { Project } from '../project.ts';

const pairs = organisationPairs();

/** What an architect is told by default, on a day that is said. */
function told(project: Project): readonly Problem[] {
  return project.paths().flatMap((path) => project.problems(path, { fold: true, asOf: '2026-06-30' }));
}

describe('a misaligned organisation', () => {
  it('comes in twelve kinds', () => {
    expect(pairs.length).toBe(12);
  });

  it.each(pairs)('is told what is wrong at its word, and nothing else: $name', ({ misaligned }) => {
    const project = exampleProject(misaligned);
    const problems = told(project);
    expect(annotated(misaligned, problems, project)).toBe(misaligned);
    expect(problems.length).toBeGreaterThan(2);
  });

  it.each(pairs)('is silent once it is put right: $name', ({ sound }) => {
    expect(told(exampleProject(sound)).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it.each(pairs)('differs from its sound counterpart by what is told, not by how it is written: $name', (pair) => {
    for (const text of [plainText(pair.misaligned), pair.sound]) expect(formatted(text)).toBe(text);
  });
});
