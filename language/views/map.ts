/**
 * The map: who contains whom, as a picture. Up to some forty trains in lanes, as a transit map has its lines; above that
 * packed, since lanes would be wider than anybody's screen.
 */
import { lanesScene } from './map-lanes.ts';
import { countPlaces, mapModelOf } from './map-model.ts';
import { packedScene } from './map-packed.ts';
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import type { ViewState } from './view-state.ts';

/** What lanes can show. */
const mostTrains = 40;
const mostStreams = 40;

export function mapView(snapshot: Snapshot, state: ViewState): Scene {
  const model = mapModelOf(snapshot);
  const isSmall = countPlaces(model.portfolios, 2) <= mostTrains && countPlaces(model.portfolios, 1) <= mostStreams;
  return isSmall ? lanesScene(model, state) : packedScene(model, state);
}
