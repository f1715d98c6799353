/** The report of an import in sentences: what was understood, what is not measured, what was left out, and what to do. */
import { dateText, type ImportProblem, type ImportReport } from '#language/flow/index.ts';
import { shown } from '../terminal.ts';

export function importText(report: ImportReport): string {
  const files = report.files.map((file) => fileText(file));
  const excluded = report.problems.filter(({ excludes }) => excludes);
  const others = report.problems.filter(({ excludes }) => !excludes);
  return [
    ...files,
    summary(report),
    ...section('Not measured:', excluded, report),
    ...section('Noted:', others, report),
    '',
  ].join('\n');
}

const shapeTexts: Readonly<Record<ImportReport['files'][number]['shape'], string>> = {
  transitions: 'a row a transition',
  states: 'a date column a state',
  history: 'a packed column',
  objectives: 'PI objectives',
  'change-log': 'the change log of a tracker',
  none: 'not understood: it needs a column `id` with `at` and `to`, with a column for each state, or with `history`',
};

function fileText({ name, shape, rows, used, leftOut, dateOrder }: ImportReport['files'][number]): string {
  const unit = shape === 'change-log' ? counted(rows, 'issue') : counted(rows, 'row');
  const read = used.length === 0 ? '' : ` Read: ${used.map(shown).join(', ')}.`;
  const left = leftOut.length === 0 ? '' : ` Left out: ${leftOut.map(shown).join(', ')}.`;
  return `${shown(name)}: ${shapeTexts[shape]}; ${unit}.${read}${left}${orderText(dateOrder)}`;
}

function orderText(dateOrder: ImportReport['files'][number]['dateOrder']): string {
  if (!dateOrder) return '';
  const first = dateOrder.order === 'day-first' ? 'day' : 'month';
  return ` Dates have the ${first} first, as \`${shown(dateOrder.date)}\` shows.`;
}

function summary({ items, transitions, measured, objectives, from, until }: ImportReport): string {
  const span = from === undefined || until === undefined ? '' : `, from ${dateText(from)} to ${dateText(until)}`;
  const work = `Understood ${counted(items, 'item')} with ${counted(transitions, 'change')} of state${span}; ${number(measured)} of them can be measured.`;
  return objectives === 0 ? work : `${work} Also ${counted(objectives, 'PI objective')}.`;
}

function section(title: string, problems: readonly ImportProblem[], report: ImportReport): readonly string[] {
  if (problems.length === 0) return [];
  return ['', title, ...problems.map((problem) => `  ${sentence(problem)}${placesText(problem, report)}`)];
}

/** What stands for bytes that are no UTF-8. */
const lostLetter = '\ufffd';

function sentence({ kind, name, count, between = [] }: ImportProblem): string {
  const called = `\`${shown(name)}\``;
  const [items, rows] = [counted(count, 'item'), counted(count, 'row')];
  if (name.includes(lostLetter))
    return `${items}: ${called} has letters that do not read. Save the file as UTF-8 (Excel: Save As, CSV UTF-8), and import it again.`;
  switch (kind) {
    case 'unknown-team':
      if (between.length > 0)
        return `${items}: ${between.map((each) => `\`${shown(each)}\``).join(' and ')} are called ${called}. Leave the name to the one whose work it is; no new import is needed.`;
      return `${items}: no team is called ${called}. Add it to the \`aliases\` of a team, and they count; no new import is needed.`;
    case 'unknown-state':
      return `${items}: no workflow names the state ${called}. Name it in \`workflow\`, and they count; no new import is needed.`;
    case 'unknown-product':
      return `${items}: no product is called ${called}. They count for their teams alone; add it to the \`aliases\` of a product.`;
    case 'out-of-order':
      return `${rows} ${count === 1 ? 'contradicts' : 'contradict'} the order of states, such as done before it was worked on. Correct the dates in the tracker.`;
    case 'stray-date':
      return `${items} changed last in ${shown(name)}, years after all others. Correct the dates in the tracker, and import again: until then reports are about that time.`;
    case 'gap':
      return `${rows} ${count === 1 ? 'starts' : 'start'} from a state that no other row leads to: a change between is missing. The item counts as it stands.`;
    case 'duplicate':
      return `${rows} ${count === 1 ? 'says' : 'say'} the same again; left out.`;
    case 'no-id':
      return `${rows} without the key of an item; left out.`;
    case 'no-date':
      return `${rows} with a date that does not read; left out. Dates are written 2026-12-31, 2026-12-31T14:30:00Z or 31/Dec/26 2:30 PM. Of 3/4/2026 nobody can tell which is the month, and no date of the file shows it: say \`"flow": { "dateOrder": "day-first" }\` or \`"month-first"\` in \`throughline.json\`, and import it again.`;
    case 'no-state':
      return `${rows} without a state; left out.`;
    case 'no-number':
      return `${rows} without a planned value; left out.`;
    case 'no-entry':
      return `${rows} without any date; left out.`;
  }
}

/** `tracker.csv:5, 9, 13 …` */
function placesText({ places, count }: ImportProblem, { files }: ImportReport): string {
  const [first] = places;
  if (!first) return '';
  const lines = places.filter(({ file }) => file === first.file).map(({ line }) => line);
  const more = count > lines.length ? ' …' : '';
  return ` (${shown(files[first.file]?.name ?? '')}:${[...new Set(lines)].join(', ')}${more})`;
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
