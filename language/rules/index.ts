import { ambiguousReference } from './ambiguous-reference.ts';
import { artInManyValueStreams } from './art-in-many-value-streams.ts';
import { artWithManyBacklogs } from './art-with-many-backlogs.ts';
import { artWithoutValueStream } from './art-without-value-stream.ts';
import { budgetExceeded } from './budget-exceeded.ts';
import { budgetUnitMismatch } from './budget-unit-mismatch.ts';
import { businessValueMissing } from './business-value-missing.ts';
import { capacityAllocationMissing } from './capacity-allocation-missing.ts';
import { capacityAllocationNotOneHundred } from './capacity-allocation-not-100.ts';
import { containmentCycle } from './containment-cycle.ts';
import { developmentStreamWithoutCustomer } from './development-stream-without-customer.ts';
import { duplicateName } from './duplicate-name.ts';
import { epicOutsideLeanBudget } from './epic-outside-lean-budget.ts';
import { featureOutsideValueStream } from './feature-outside-value-stream.ts';
import { fundingHasEndDate } from './funding-has-end-date.ts';
import { guardrailMissing } from './guardrail-missing.ts';
import { horizonSplitNotOneHundred } from './horizon-split-not-100.ts';
import { invalidValue } from './invalid-value.ts';
import { itemInManyBacklogs } from './item-in-many-backlogs.ts';
import { manyValueStreamsOneArt } from './many-value-streams-one-art.ts';
import { misplaced } from './misplaced.ts';
import { operationalStreamWithArt } from './operational-stream-with-art.ts';
import { organisedByFunction } from './organised-by-function.ts';
import { orphanElement } from './orphan-element.ts';
import { portfolioBudgetUnallocated } from './portfolio-budget-unallocated.ts';
import { productArtValueStreamMismatch } from './product-art-value-stream-mismatch.ts';
import { productFundedElsewhere } from './product-funded-elsewhere.ts';
import { productInManySolutions } from './product-in-many-solutions.ts';
import { productLeadArtMissing } from './product-lead-art-missing.ts';
import { productOrphan } from './product-orphan.ts';
import { productSplitAcrossValueStreams } from './product-split-across-value-streams.ts';
import { productWithoutArt } from './product-without-art.ts';
import { productWithoutCustomerNeed } from './product-without-customer-need.ts';
import { projectFunding } from './project-funding.ts';
import { roleAtWrongLevel } from './role-at-wrong-level.ts';
import { roleMissing } from './role-missing.ts';
import { roleVacant } from './role-vacant.ts';
import type { Rule } from './rule.ts';
import { significantInitiativeUnapproved } from './significant-initiative-unapproved.ts';
import { solutionCadenceMismatch } from './solution-cadence-mismatch.ts';
import { solutionOfOneArt } from './solution-of-one-art.ts';
import { solutionOfOneProduct } from './solution-of-one-product.ts';
import { solutionSpansWithoutCoordination } from './solution-spans-without-coordination.ts';
import { solutionTrainNeedless } from './solution-train-needless.ts';
import { solutionUnfunded } from './solution-unfunded.ts';
import { solutionWithoutProducts } from './solution-without-products.ts';
import { suppressionExpired, suppressionUnused, suppressionWithoutReason } from './suppression-rules.ts';
import { syntax } from './syntax.ts';
import { teamInManyArts } from './team-in-many-arts.ts';
import { teamWithoutArt } from './team-without-art.ts';
import { unknownRole } from './unknown-role.ts';
import { unknownWord } from './unknown-word.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { valueStreamHasEndDate } from './value-stream-has-end-date.ts';
import { valueStreamInManyPortfolios } from './value-stream-in-many-portfolios.ts';
import { valueStreamIncomplete } from './value-stream-incomplete.ts';
import { valueStreamWithoutArt } from './value-stream-without-art.ts';
import { valueStreamWithoutLeanBudget } from './value-stream-without-lean-budget.ts';
import { valueStreamWithoutOutcome } from './value-stream-without-outcome.ts';
import { valueStreamWithoutProduct } from './value-stream-without-product.ts';

/** Every rule, in the order of the catalogue. */
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
  valueStreamWithoutLeanBudget,
  projectFunding,
  fundingHasEndDate,
  valueStreamHasEndDate,
  epicOutsideLeanBudget,
  solutionUnfunded,
  budgetExceeded,
  portfolioBudgetUnallocated,
  budgetUnitMismatch,
  horizonSplitNotOneHundred,
  guardrailMissing,
  capacityAllocationNotOneHundred,
  capacityAllocationMissing,
  significantInitiativeUnapproved,
  productFundedElsewhere,
  roleAtWrongLevel,
  roleVacant,
  unknownRole,
  roleMissing,
  artWithManyBacklogs,
  itemInManyBacklogs,
  productSplitAcrossValueStreams,
  productWithoutArt,
  productOrphan,
  productWithoutCustomerNeed,
  valueStreamWithoutProduct,
  solutionWithoutProducts,
  solutionOfOneProduct,
  solutionOfOneArt,
  solutionSpansWithoutCoordination,
  solutionTrainNeedless,
  solutionCadenceMismatch,
  productInManySolutions,
  productLeadArtMissing,
  businessValueMissing,
  duplicateName,
  unresolvedReference,
  suppressionWithoutReason,
  suppressionUnused,
  suppressionExpired,
];
