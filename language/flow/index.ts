/**
 * Measured flow: work items joined to the organisation, and every measure of them. Pure: data and a moment are given,
 * files and the clock are never asked.
 *
 *     const parsed = parseFlowFile(text);                      // the imported file
 *     const flow = joinFlow(parsed.data, project.model);       // teams, products, states and types find their meaning
 *     const figures = measuresOf(flow, { element: stream, level: 'story' }, window, { asOf });
 *
 * What several measures share is in a sample: `sampleOf(flow, selection, options)`, which every function of one measure
 * takes. Undefined is none: a ratio of nothing is no number. Items are numbers; `idsOf` gives their keys.
 */
export * from './vocabulary.ts';
export * from './data.ts';
export * from './file.ts';
export * from './window.ts';
export * from './date-order.ts';
export * from './dates.ts';
export * from './days.ts';
export { inTimeZone } from './zone.ts';
export { strayDatesIn } from './stray-dates.ts';
export { joinFlow, exclusions, latestProfile, type Exclusion, type Flow, type UnknownName } from './join.ts';
export { mappingOf, statesNamed, type Mapping, type TypeMeaning } from './mapping.ts';
export { finderOf, namesakesIn, teamKinds, type Finder } from './names.ts';
export * from './selection.ts';
export { createSampler, idsOf, sampleOf, type Sample } from './sample.ts';
export type * from './history.ts';
export * from './statistics.ts';
export { finishedCount } from './finished-table.ts';
export * from './finished.ts';
export * from './load.ts';
export * from './states.ts';
export * from './ageing.ts';
export * from './little.ts';
export * from './targets.ts';
export * from './against-targets.ts';
export * from './intervals.ts';
export * from './capacity.ts';
export * from './predictability.ts';
export * from './progress.ts';
export * from './improvement.ts';
export * from './series.ts';
export * from './events.ts';
export * from './okr-balance.ts';
export * from './measures.ts';
export * from './import/index.ts';
