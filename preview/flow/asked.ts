/** Which report the page wants: of what is selected, else of the part that is looked at, else of everything. */
import type { Kind } from '#language/metamodel/types.ts';
import type { CadenceName } from '#language/reports/cadences.ts';
import type { SnapshotNode } from '#language/views/index.ts';
import type { ReportAsked, ReportRange } from '#protocol';
import { around } from '../around.ts';

export const cadences = [
  { name: 'annual', title: 'Annual' },
  { name: 'quarterly', title: 'Quarterly' },
  { name: 'monthly', title: 'Monthly' },
  { name: 'iteration', title: 'Iteration' },
] as const satisfies readonly { readonly name: CadenceName; readonly title: string }[];

const usualCadence: CadenceName = 'quarterly';

/** The cadence of a name, the usual one where there is none. */
export function cadenceNamed(name: string | undefined): CadenceName {
  return cadences.find((each) => each.name === name)?.name ?? usualCadence;
}

/** What has work of its own: the others are told of by what they stand in. */
const measured: ReadonlySet<Kind> = new Set([
  'enterprise',
  'portfolio',
  'value-stream',
  'solution',
  'solution-train',
  'art',
  'team',
  'product',
]);

export type Wanted = {
  readonly cadence: CadenceName;
  readonly range: ReportRange;
  readonly selected: string | undefined;
  readonly root: string | undefined;
};

/** Says whether a report can be had; an exported page carries some only. */
export type CanReport = (cadence: CadenceName, element: string | undefined) => boolean;

/** The report of the nearest element that one can be made of. */
export function askedOf(
  nodes: readonly SnapshotNode[],
  { cadence, range, selected, root }: Wanted,
  can: CanReport,
): ReportAsked {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ways = [...around(byId, selected), ...around(byId, root)];
  const element = ways.find(({ kind, id }) => measured.has(kind) && can(cadence, id))?.id;
  return { cadence, ...range, ...(element === undefined ? {} : { element }) };
}

/** Whether both ask for the same report. */
export function isSame(a: ReportAsked | undefined, b: ReportAsked | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(asked: ReportAsked | undefined): unknown {
  return asked && [asked.cadence, asked.element, asked.from, asked.to, asked.asOf];
}
