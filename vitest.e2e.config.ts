import { defineConfig } from 'vitest/config';

/** What ships, used as people use it: the packed extension in a real VS Code, the packed command line in an empty folder. */
export default defineConfig({
  test: {
    include: ['e2e/*.e2e.ts'],
    // Packed once, whichever file begins.
    globalSetup: ['e2e/pack.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // What a person sees within a moment takes a busy machine longer.
    expect: { poll: { timeout: 30_000 } },
    // A person waits more than a machine works: two of them, each with a browser and an editor of their own.
    maxWorkers: 2,
  },
});
