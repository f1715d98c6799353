import { ambiguousReference } from './ambiguous-reference.ts';
import { artInManyValueStreams } from './art-in-many-value-streams.ts';
import { artWithManyBacklogs } from './art-with-many-backlogs.ts';
import { artWithoutValueStream } from './art-without-value-stream.ts';
import { containmentCycle } from './containment-cycle.ts';
import { developmentStreamWithoutCustomer } from './development-stream-without-customer.ts';
import { duplicateName } from './duplicate-name.ts';
import { featureOutsideValueStream } from './feature-outside-value-stream.ts';
import { invalidValue } from './invalid-value.ts';
import { itemInManyBacklogs } from './item-in-many-backlogs.ts';
import { manyValueStreamsOneArt } from './many-value-streams-one-art.ts';
import { misplaced } from './misplaced.ts';
import { operationalStreamWithArt } from './operational-stream-with-art.ts';
import { organisedByFunction } from './organised-by-function.ts';
import { orphanElement } from './orphan-element.ts';
import { productArtValueStreamMismatch } from './product-art-value-stream-mismatch.ts';
import { productSplitAcrossValueStreams } from './product-split-across-value-streams.ts';
import { productWithoutArt } from './product-without-art.ts';
import { roleAtWrongLevel } from './role-at-wrong-level.ts';
import { roleMissing } from './role-missing.ts';
import { roleVacant } from './role-vacant.ts';
import type { Rule } from './rule.ts';
import { suppressionExpired, suppressionUnused, suppressionWithoutReason } from './suppression-rules.ts';
import { syntax } from './syntax.ts';
import { teamInManyArts } from './team-in-many-arts.ts';
import { teamWithoutArt } from './team-without-art.ts';
import { unknownRole } from './unknown-role.ts';
import { unknownWord } from './unknown-word.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { valueStreamInManyPortfolios } from './value-stream-in-many-portfolios.ts';
import { valueStreamIncomplete } from './value-stream-incomplete.ts';
import { valueStreamWithoutArt } from './value-stream-without-art.ts';
import { valueStreamWithoutOutcome } from './value-stream-without-outcome.ts';

/** Every rule, in the order of the catalogue: the language, alignment, roles, backlogs, products, names, suppressions. */
export const rules: readonly Rule[] = [
  syntax,
  unknownWord,
  misplaced,
  invalidValue,
  ambiguousReference,
  artInManyValueStreams,
  manyValueStreamsOneArt,
  artWithoutValueStream,
  valueStreamWithoutArt,
  valueStreamWithoutOutcome,
  valueStreamIncomplete,
  organisedByFunction,
  teamWithoutArt,
  teamInManyArts,
  featureOutsideValueStream,
  productArtValueStreamMismatch,
  operationalStreamWithArt,
  developmentStreamWithoutCustomer,
  containmentCycle,
  orphanElement,
  valueStreamInManyPortfolios,
  roleAtWrongLevel,
  roleVacant,
  unknownRole,
  roleMissing,
  artWithManyBacklogs,
  itemInManyBacklogs,
  productSplitAcrossValueStreams,
  productWithoutArt,
  duplicateName,
  unresolvedReference,
  suppressionWithoutReason,
  suppressionUnused,
  suppressionExpired,
];
