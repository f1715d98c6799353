/**
 * How well formatting lets two people's edits merge: pairs of edits of drawn organisations, the same in three ways to
 * write them, merged by git's own merge of texts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatted } from '#language';
import { drawOrganisation, type DrawnOrganisation } from '../testing/drawn-organisation.ts';
import { backlogEdits, editForMerge } from '../testing/merge-edits.ts';
import { writeOrganisation } from '../testing/written-organisation.ts';
import { row } from './measure.ts';

const pairs = 400;

/** The ways to write one organisation: with blocks on one line as many do, by the formatter, and with bare names in backlogs. */
const styles = [
  {
    name: 'crowded',
    write: (organisation: DrawnOrganisation) => crowded(plain(organisation)),
  },
  { name: 'formatted', write: (organisation: DrawnOrganisation) => formatted(plain(organisation)) },
  {
    name: 'formatted, backlogs of names',
    write: (organisation: DrawnOrganisation) => formatted(plain(organisation, true)),
  },
] as const;

type Pair = readonly [DrawnOrganisation, DrawnOrganisation];

/** What two people do beside each other. */
const works = [
  {
    name: 'any two edits',
    pairOf: (base: DrawnOrganisation, seed: number): Pair => [
      editForMerge(base, seed),
      editForMerge(base, seed + 100_000),
    ],
  },
  { name: 'one orders a backlog, one edits an item', pairOf: backlogEdits },
] as const;

export function merging(): void {
  console.log(`\n# Conflicts of git's merge in ${pairs} pairs of edits\n`);
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  for (const work of works)
    for (const style of styles) {
      const conflicts = countConflicts(folder, work.pairOf, style.write);
      row(`${work.name}: ${style.name}`, `${conflicts} (${((conflicts / pairs) * 100).toFixed(1)} %)`);
    }
  rmSync(folder, { recursive: true, force: true });
}

function countConflicts(
  folder: string,
  pairOf: (base: DrawnOrganisation, seed: number) => Pair,
  write: (organisation: DrawnOrganisation) => string,
): number {
  let conflicts = 0;
  for (let seed = 1; seed <= pairs; seed += 1) {
    const base = drawOrganisation(seed);
    const [ours, theirs] = pairOf(base, seed);
    if (isConflict(folder, write(base), write(ours), write(theirs))) conflicts += 1;
  }
  return conflicts;
}

function plain(organisation: DrawnOrganisation, hasBareBacklogs = false): string {
  return [...writeOrganisation(organisation, 0, { hasBareBacklogs }).values()].join('\n');
}

/** Blocks in which nothing stands on one line with their facts. */
function crowded(text: string): string {
  return text.replace(/\{\n((?:(?!.*[{}]).*\n)+?) *\}/g, (block, inside: string) => {
    const line = `{ ${inside.trim().replace(/\s*\n\s*/g, ' ')} }`;
    return inside.includes('//') || inside.includes('/**') ? block : line;
  });
}

function isConflict(folder: string, base: string, ours: string, theirs: string): boolean {
  const files = { ours, base, theirs };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const { status } = spawnSync('git', ['merge-file', '-p', '-q', 'ours', 'base', 'theirs'], { cwd: folder });
  return status !== 0;
}
