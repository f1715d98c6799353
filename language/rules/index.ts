import { cycleTimeOverTarget } from './cycle-time-over-target.ts';
import { waitStateDominates } from './wait-state-dominates.ts';
import { arrivalsExceedDepartures } from './arrivals-exceed-departures.ts';
import { okrOffTrack } from './okr-off-track.ts';
import { flowEfficiencyLow } from './flow-efficiency-low.ts';
import { flowDistributionOffTarget } from './flow-distribution-off-target.ts';
import { workflowWithoutWait } from './workflow-without-wait.ts';
import { trackerWordAmbiguous } from './tracker-word-ambiguous.ts';
import { wipLimitMissing } from './wip-limit-missing.ts';
import { wipLimitUnknownState } from './wip-limit-unknown-state.ts';
import { flowDataUnknownTeam } from './flow-data-unknown-team.ts';
import { flowDataUnknownState } from './flow-data-unknown-state.ts';
import { flowDataClock } from './flow-data-clock.ts';
import { flowDataStale } from './flow-data-stale.ts';
import { predictabilityOutOfRange } from './predictability-out-of-range.ts';
import { businessResultsMissing } from './business-results-missing.ts';
import { flowLoadOverTarget } from './flow-load-over-target.ts';
import { flowTimeOverTarget } from './flow-time-over-target.ts';
import { throughputBelowTarget } from './throughput-below-target.ts';
import { demandExceedsCapacity } from './demand-exceeds-capacity.ts';
import { wipAgeing } from './wip-ageing.ts';
import { itemBlocked } from './item-blocked.ts';
import { bottleneckState } from './bottleneck-state.ts';
import { ambiguousReference } from './ambiguous-reference.ts';
import { artHeadcountMismatch } from './art-headcount-mismatch.ts';
import { artInManyValueStreams } from './art-in-many-value-streams.ts';
import { artTeamCount } from './art-team-count.ts';
import { artTooLarge } from './art-too-large.ts';
import { artTooSmall } from './art-too-small.ts';
import { artWithManyBacklogs } from './art-with-many-backlogs.ts';
import { artWithoutBacklog } from './art-without-backlog.ts';
import { artWithoutStreamAlignedTeam } from './art-without-stream-aligned-team.ts';
import { artWithoutValueStream } from './art-without-value-stream.ts';
import { backlogNotOrdered } from './backlog-not-ordered.ts';
import { backlogRankGap } from './backlog-rank-gap.ts';
import { budgetExceeded } from './budget-exceeded.ts';
import { budgetUnitMismatch } from './budget-unit-mismatch.ts';
import { businessValueMissing } from './business-value-missing.ts';
import { cadenceMissing } from './cadence-missing.ts';
import { cadenceRoleMismatch } from './cadence-role-mismatch.ts';
import { cadenceTopicMissing } from './cadence-topic-missing.ts';
import { capabilityWithoutSolution } from './capability-without-solution.ts';
import { capacityAllocationMissing } from './capacity-allocation-missing.ts';
import { capacityAllocationNotOneHundred } from './capacity-allocation-not-100.ts';
import { componentTeamMajority } from './component-team-majority.ts';
import { conflictingRoles } from './conflicting-roles.ts';
import { containmentCycle } from './containment-cycle.ts';
import { developmentStreamWithoutCustomer } from './development-stream-without-customer.ts';
import { duplicateName } from './duplicate-name.ts';
import { duplicatePerson } from './duplicate-person.ts';
import { enablerUnmarked } from './enabler-unmarked.ts';
import { epicOutsideLeanBudget } from './epic-outside-lean-budget.ts';
import { epicStateInconsistent } from './epic-state-inconsistent.ts';
import { epicWipExceeded } from './epic-wip-exceeded.ts';
import { epicWithoutPriority } from './epic-without-priority.ts';
import { epicWithoutTheme } from './epic-without-theme.ts';
import { epicWithoutValueStream } from './epic-without-value-stream.ts';
import { featureNotTraceable } from './feature-not-traceable.ts';
import { featureOutsideValueStream } from './feature-outside-value-stream.ts';
import { featureTooLargeForPi } from './feature-too-large-for-pi.ts';
import { flowDistributionNotOneHundred } from './flow-distribution-not-100.ts';
import { flowTargetImplausible } from './flow-target-implausible.ts';
import { flowTargetMissing } from './flow-target-missing.ts';
import { fundingHasEndDate } from './funding-has-end-date.ts';
import { guardrailMissing } from './guardrail-missing.ts';
import { horizonSplitNotOneHundred } from './horizon-split-not-100.ts';
import { invalidValue } from './invalid-value.ts';
import { itemInManyBacklogs } from './item-in-many-backlogs.ts';
import { iterationLengthOutOfRange } from './iteration-length-out-of-range.ts';
import { keyResultCount } from './key-result-count.ts';
import { keyResultNotMeasurable } from './key-result-not-measurable.ts';
import { keyResultUnchanging } from './key-result-unchanging.ts';
import { keyRolePartTime } from './key-role-part-time.ts';
import { levelSkipped } from './level-skipped.ts';
import { manyValueStreamsOneArt } from './many-value-streams-one-art.ts';
import { misplaced } from './misplaced.ts';
import { okrCycle } from './okr-cycle.ts';
import { okrParentMissing } from './okr-parent-missing.ts';
import { operationalStreamWithArt } from './operational-stream-with-art.ts';
import { organisedByFunction } from './organised-by-function.ts';
import { orphanElement } from './orphan-element.ts';
import { personOnManyTeams } from './person-on-many-teams.ts';
import { personOverAllocated } from './person-over-allocated.ts';
import { piDoesNotAddUp } from './pi-does-not-add-up.ts';
import { piLengthOutOfRange } from './pi-length-out-of-range.ts';
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
import { roleHolders } from './role-holders.ts';
import { roleMissing } from './role-missing.ts';
import { roleOverloaded } from './role-overloaded.ts';
import { roleVacant } from './role-vacant.ts';
import { roleWithoutLead } from './role-without-lead.ts';
import type { Rule } from './rule.ts';
import { significantInitiativeUnapproved } from './significant-initiative-unapproved.ts';
import { singlePointOfFailure } from './single-point-of-failure.ts';
import { solutionCadenceMismatch } from './solution-cadence-mismatch.ts';
import { solutionOfOneArt } from './solution-of-one-art.ts';
import { solutionOfOneProduct } from './solution-of-one-product.ts';
import { solutionSpansWithoutCoordination } from './solution-spans-without-coordination.ts';
import { solutionTrainArtNotInvolved } from './solution-train-art-not-involved.ts';
import { solutionTrainNeedless } from './solution-train-needless.ts';
import { solutionTrainTooFewArts } from './solution-train-too-few-arts.ts';
import { solutionUnfunded } from './solution-unfunded.ts';
import { solutionWithoutProducts } from './solution-without-products.ts';
import { storyWithoutFeature } from './story-without-feature.ts';
import { strategyChainBroken } from './strategy-chain-broken.ts';
import { suppressionExpired, suppressionUnused, suppressionWithoutReason } from './suppression-rules.ts';
import { syntax } from './syntax.ts';
import { teamCadenceMismatch } from './team-cadence-mismatch.ts';
import { teamCapacityZero } from './team-capacity-zero.ts';
import { teamHeadcountMismatch } from './team-headcount-mismatch.ts';
import { teamInManyArts } from './team-in-many-arts.ts';
import { teamNamedByFunction } from './team-named-by-function.ts';
import { teamTooLarge } from './team-too-large.ts';
import { teamTooSmall } from './team-too-small.ts';
import { teamWithoutArt } from './team-without-art.ts';
import { teamWithoutTopology } from './team-without-topology.ts';
import { textPlaceholder } from './text-placeholder.ts';
import { themeWithoutObjective } from './theme-without-objective.ts';
import { themeWithoutValueStream } from './theme-without-value-stream.ts';
import { tooManyThemes } from './too-many-themes.ts';
import { unknownRole } from './unknown-role.ts';
import { unknownWord } from './unknown-word.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { unusedElement } from './unused-element.ts';
import { valueStreamHasEndDate } from './value-stream-has-end-date.ts';
import { valueStreamInManyPortfolios } from './value-stream-in-many-portfolios.ts';
import { valueStreamIncomplete } from './value-stream-incomplete.ts';
import { valueStreamTooManyArts } from './value-stream-too-many-arts.ts';
import { valueStreamWithoutArt } from './value-stream-without-art.ts';
import { valueStreamWithoutKpi } from './value-stream-without-kpi.ts';
import { valueStreamWithoutLeanBudget } from './value-stream-without-lean-budget.ts';
import { valueStreamWithoutOutcome } from './value-stream-without-outcome.ts';
import { valueStreamWithoutProduct } from './value-stream-without-product.ts';
import { valueStreamWithoutTheme } from './value-stream-without-theme.ts';
import { workItemParentLevel } from './work-item-parent-level.ts';
import { wsjfInvalid } from './wsjf-invalid.ts';
import { wsjfOrderContradiction } from './wsjf-order-contradiction.ts';

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
  conflictingRoles,
  roleVacant,
  unknownRole,
  roleMissing,
  roleOverloaded,
  roleWithoutLead,
  roleHolders,
  artTooLarge,
  artTooSmall,
  artTeamCount,
  teamTooLarge,
  valueStreamTooManyArts,
  solutionTrainTooFewArts,
  solutionTrainArtNotInvolved,
  artWithoutStreamAlignedTeam,
  componentTeamMajority,
  teamNamedByFunction,
  teamWithoutTopology,
  levelSkipped,
  teamTooSmall,
  artWithManyBacklogs,
  artWithoutBacklog,
  backlogNotOrdered,
  backlogRankGap,
  itemInManyBacklogs,
  wsjfOrderContradiction,
  wsjfInvalid,
  featureTooLargeForPi,
  storyWithoutFeature,
  capabilityWithoutSolution,
  workItemParentLevel,
  enablerUnmarked,
  valueStreamWithoutTheme,
  themeWithoutValueStream,
  epicWithoutTheme,
  epicWithoutValueStream,
  epicWithoutPriority,
  featureNotTraceable,
  strategyChainBroken,
  themeWithoutObjective,
  valueStreamWithoutKpi,
  keyResultCount,
  keyResultNotMeasurable,
  keyResultUnchanging,
  okrParentMissing,
  okrCycle,
  tooManyThemes,
  epicStateInconsistent,
  epicWipExceeded,
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
  cadenceMissing,
  cadenceRoleMismatch,
  cadenceTopicMissing,
  piLengthOutOfRange,
  iterationLengthOutOfRange,
  piDoesNotAddUp,
  teamCadenceMismatch,
  flowTargetMissing,
  flowTargetImplausible,
  flowDistributionNotOneHundred,
  workflowWithoutWait,
  trackerWordAmbiguous,
  wipLimitMissing,
  wipLimitUnknownState,
  flowDataUnknownTeam,
  flowDataUnknownState,
  flowDataClock,
  flowDataStale,
  flowLoadOverTarget,
  flowTimeOverTarget,
  throughputBelowTarget,
  demandExceedsCapacity,
  wipAgeing,
  itemBlocked,
  bottleneckState,
  okrOffTrack,
  flowEfficiencyLow,
  flowDistributionOffTarget,
  cycleTimeOverTarget,
  waitStateDominates,
  arrivalsExceedDepartures,
  predictabilityOutOfRange,
  businessResultsMissing,
  personOverAllocated,
  personOnManyTeams,
  teamHeadcountMismatch,
  artHeadcountMismatch,
  duplicatePerson,
  keyRolePartTime,
  singlePointOfFailure,
  teamCapacityZero,
  duplicateName,
  unresolvedReference,
  unusedElement,
  textPlaceholder,
  suppressionWithoutReason,
  suppressionUnused,
  suppressionExpired,
];
