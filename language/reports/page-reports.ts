/** The reports that an exported page carries: nobody can be asked for another one there. */
import type { Element } from '../binding/element.ts';
import type { Config } from '../config/config.ts';
import type { PageReports } from '../export/html.ts';
import { emptyFlowData, joinFlow, levelsIn } from '../flow/index.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Project } from '../project.ts';
import type { Snapshot } from '../views/snapshot.ts';
import { cadenceNames, type CadenceName } from './cadences.ts';
import { reportBody } from './html.ts';
import { reportOf, type ReportOptions } from './report-of.ts';
import { reportSettings } from './settings.ts';
import { sheetOf } from './sheet.ts';

/** Elements of these kinds have a report for each meeting; teams one for theirs. */
const managed: readonly Kind[] = ['portfolio', 'value-stream', 'solution', 'art'];
/** Of so many elements and no more: a page has to open in a moment. */
const mostElements = 60;
const mostTeams = 150;

/** Those of the whole organisation and, where there are work items, of the parts that the page shows. */
export function pageReports(
  project: Project,
  config: Config,
  { nodes }: Snapshot,
  eventsIn?: ReportOptions['eventsIn'],
): PageReports {
  const { model } = project;
  const flow = project.measured()?.flow ?? joinFlow(emptyFlowData, model);
  const settings = { ...reportSettings(config), eventsIn: eventsIn && oncePerSpan(eventsIn) };
  const shown = new Set(nodes.map(({ id }) => id));
  const have = (kinds: readonly Kind[], most: number): readonly Element[] => {
    const found = kinds.flatMap((kind) => model.elementsOf(kind)).filter(({ id }) => shown.has(id));
    return flow.data.itemCount === 0 || found.length > most
      ? []
      : found.filter((each) => levelsIn(flow, each).length > 0);
  };
  const made = (cadence: CadenceName, element?: Element) => reportOf(model, { ...settings, cadence, flow, element });
  const whole = cadenceNames.map((cadence) => made(cadence));
  const parts = have(managed, mostElements).flatMap((element) => cadenceNames.map((cadence) => made(cadence, element)));
  const teams = have(['team'], mostTeams).map((team) => made('iteration', team));
  const sheet = sheetOf(flow, [...whole, ...parts, ...teams]);
  const printed = whole.find(({ cadence }) => cadence === 'quarterly');
  return {
    json: JSON.stringify(sheet),
    printed: printed ? `<section class="printout-view printout-report">\n${reportBody(printed, 2)}\n</section>` : '',
  };
}

/** Most reports are about the same spans, and asking for changes of the organisation may mean to read a long history. */
function oncePerSpan(eventsIn: NonNullable<ReportOptions['eventsIn']>): NonNullable<ReportOptions['eventsIn']> {
  const known = new Map<string, ReturnType<typeof eventsIn>>();
  return (span) => {
    const key = `${span.from} ${span.to}`;
    const found = known.get(key) ?? eventsIn(span);
    known.set(key, found);
    return found;
  };
}
