import { defineConfig } from 'vitest/config';

/** What ships, used as people use it: the packed extension in a real VS Code, the packed command line in an empty folder. */
export default defineConfig({
  test: {
    include: ['e2e/*.e2e.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
