import type { Feature } from '../context.ts';
import { codeActions } from './code-actions.ts';
import { compare } from './compare.ts';
import { completion } from './completion.ts';
import { diagnostics } from './diagnostics.ts';
import { exports } from './exports.ts';
import { fileOperations } from './file-operations.ts';
import { folding } from './folding.ts';
import { formatting } from './formatting.ts';
import { hierarchies } from './hierarchies.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { lenses } from './lens.ts';
import { links } from './links.ts';
import { navigation } from './navigation.ts';
import { ownRequests } from './own-requests.ts';
import { renaming } from './renaming.ts';
import { reports } from './reports.ts';
import { symbols } from './symbols.ts';
import { tokens } from './tokens.ts';

/** Every feature of the language server. */
export const features: readonly Feature[] = [
  diagnostics,
  completion,
  hover,
  navigation,
  renaming,
  symbols,
  folding,
  formatting,
  tokens,
  codeActions,
  lenses,
  inlayHints,
  links,
  hierarchies,
  fileOperations,
  ownRequests,
  exports,
  compare,
  reports,
];
