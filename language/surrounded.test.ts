import { expect, it } from 'vitest';
import { createProject } from './project.ts';

it('tells of what stands deep in a block that somebody writes around it as a fresh load does', () => {
  const inner = 'product kyc {\n  flow {\n    load: max many\n  }\n}';
  const problemsIn = (...texts: readonly string[]): readonly string[] => {
    const project = createProject();
    for (const text of texts) project.update([{ path: 'a.thru', text }]);
    return project.problems('a.thru').map(({ rule, element }) => `${rule} ${element}`);
  };
  const around = `thing {\n${inner}\n}`;
  expect(problemsIn(inner)).toContain('invalid-value product:kyc/flow');
  expect(problemsIn(inner, around)).toEqual(problemsIn(around));
  expect(problemsIn(around, inner)).toEqual(problemsIn(inner));
});
