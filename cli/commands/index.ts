import type { CommandDefinition } from '../command.ts';
import { apply } from './apply.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { flow } from './flow.ts';
import { format } from './format.ts';
import { init } from './init.ts';
import { log } from './log.ts';
import { lsp } from './lsp.ts';
import { merge } from './merge.ts';
import { names } from './names.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { rules } from './rules.ts';
import { setup } from './setup.ts';
import { show } from './show.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  check,
  diff,
  apply,
  log,
  merge,
  review,
  format,
  show,
  explain,
  rules,
  init,
  setup,
  exportCommand,
  flow,
  report,
  lsp,
  completion,
  names,
];
