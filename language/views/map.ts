/**
 * The map: who contains whom, as a picture. In lanes, as a transit map has its lines, where that fits on a screen; packed
 * where lanes would be wider than anybody's.
 */
import { layColumns } from './map-columns.ts';
import { lanesScene } from './map-lanes.ts';
import { countPlaces, mapModelOf, type MapModel } from './map-model.ts';
import { packedScene } from './map-packed.ts';
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import type { ViewState } from './view-state.ts';

export const mapVariants = [
  { name: 'fitting', title: 'As it fits' },
  { name: 'lanes', title: 'In lanes' },
  { name: 'packed', title: 'Packed' },
] as const;

/** In pixels of the scene: about two windows side by side. */
const widestLanes = 3000;
/** Beyond so many trains nobody asks for lanes and means it. */
const mostTrains = 400;

export function mapView(snapshot: Snapshot, state: ViewState): Scene {
  const model = mapModelOf(snapshot);
  return isInLanes(model, state) ? lanesScene(model, state) : packedScene(model, state);
}

function isInLanes(model: MapModel, { variant }: ViewState): boolean {
  if (variant === 'packed' || countPlaces(model.portfolios, 2) > mostTrains) return false;
  if (variant === 'lanes') return true;
  const last = layColumns(model, { toggled: noneToggled }, 0).at(-1);
  return !last || last.x + last.w <= widestLanes;
}

/** Folding a stream must not turn one map into the other. */
const noneToggled: ReadonlySet<string> = new Set();
