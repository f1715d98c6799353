/** `npm run generate`: everything that is made from the metamodel, the rules and the commands, and committed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generated } from './generated.ts';
import { root } from './pinned-node.mjs';
import { run, toolPath } from './process.ts';

const isParserMade = await run(process.execPath, [
  toolPath('langium-cli', 'langium'),
  'generate',
  '-f',
  'language/syntax/langium-config.json',
]);
if (isParserMade === 0) {
  for (const { file, text } of await generated()) {
    writeFileSync(path.join(root, file), text);
    console.log(`Wrote ${file}.`);
  }
}
process.exitCode = isParserMade;
