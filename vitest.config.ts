import { defineConfig } from 'vitest/config';

/** Unit, golden, property and contract tests, and those of the page in a real browser. What runs in VS Code is in e2e/. */
export default defineConfig({
  test: {
    include: [
      '{language,workspace,protocol,server,cli,client,markdown,preview,testing,scripts,bench,syntaxes}/**/*.test.ts',
    ],
    // A real process or browser on a busy machine takes its time; nothing measures it.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
