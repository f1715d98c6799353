/** `npm run build`: builds all that ships into dist/. */
import { run } from './process.ts';

process.exitCode = await run(process.execPath, ['esbuild.mjs', ...process.argv.slice(2)]);
