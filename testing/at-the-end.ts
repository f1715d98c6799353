/** For tests: what is put away when the tests of a file are done, from wherever in them. */
import { afterAll } from 'vitest';

const works: (() => unknown)[] = [];

// Said while tests are collected. Within a test, `afterAll` does nothing and does not say so.
afterAll(async () => {
  for (const work of works.splice(0)) await work();
});

/** Does something when all tests of the file are done. */
export function atTheEnd(work: () => unknown): void {
  works.push(work);
}
