/** For tests: a small organisation whose figures are counted by hand, and what its reports say. */
import { flowCase, item, type FlowCase } from '#testing';
import { reportOf, type Block, type CadenceName, type Cell, type Keys, type Report, type Sentence } from './index.ts';

export const organisation = `
workflow w {
  new: "Backlog"
  waiting: "Ready", "Blocked"
  active: "Dev"
  done: "Done"
}
item-types types { feature: "Story"  defect: "Bug" }
enterprise e "Acme"
portfolio p "Retail" in e {
  theme fast "Fast payments" {
    objective quick "Payments are quick" {
      key-result share "Within ten seconds": 40% -> 80% by 2026-Q1, now 45%
    }
  }
  value-stream pay "Payments" {
    supports: fast
    demand: 10 per quarter
    flow { load: max 3  velocity: 12 per quarter  time: p85 10 days  distribution: features 80%, defects 20% }
    art core "Core" {
      team t "Falcon" { wip: "Dev" 1 }
      team u "Heron"
    }
  }
}
product app "App" in pay { delivered-by: core }
milestone freeze "Release freeze": 2026-02-10 { affects: pay }
`;

export const t = { team: 't', type: 'Story', product: 'app' };
export const u = { team: 'u', type: 'Bug' };
/** Finished: A 4, B 4, C 8, D 10, E 20 days. In progress on day 89: F for 69 (blocked for 60), G for 5, H for 3, I for 2. */
const items = [
  item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6),
  item('B', u, 'Ready', 10, 'Dev', 11, 'Done', 14),
  item('C', t, 'Ready', 20, 'Dev', 26, 'Done', 28),
  item('D', t, 'Ready', 40, 'Dev', 45, 'Done', 50),
  item('E', u, 'Ready', 50, 'Dev', 60, 'Done', 70),
  item('F', t, 'Ready', 20, 'Dev', 25, 'Blocked', 29),
  item('G', t, 'Ready', 84, 'Dev', 86),
  item('H', t, 'Ready', 86, 'Dev', 88),
  item('I', u, 'Ready', 87, 'Dev', 89),
];

export const found = flowCase(organisation, items);

export function report(cadence: CadenceName, id?: string, { project, flow, element }: FlowCase = found): Report {
  return reportOf(project.model, { cadence, data: flow.data, element: id === undefined ? undefined : element(id) });
}

export function cell(made: Report, heading: string, row: string, column: string) {
  const tables = made.sections.filter((section) => section.heading === heading).flatMap(({ blocks }) => blocks);
  for (const block of tables) {
    if (block.kind !== 'table') continue;
    const place = block.columns.findIndex(({ title }) => title === column);
    const hit = block.rows.find(([first]) => first?.text === row);
    if (hit && place >= 0) return withKeys(hit[place]);
  }
  return undefined;
}

/** The same with its items named. */
export function withKeys<T extends { readonly items?: Keys }>(told: T | undefined) {
  return told && { ...told, ...(told.items ? { items: told.items.slice() } : {}) };
}

/** Columns that name things or days, beside those of figures. */
const names = ['State', 'Is', 'Is a', 'Item', 'Day', 'Event', 'Kind', 'Touches', 'By', 'Read on', 'Measure'];

/** The figures of a report behind which nothing stands, each with the place where it stands. */
export function closedIn({ findings, sections }: Report): readonly string[] {
  const isOpen = ({ items: behind, stated, element }: Partial<Cell>): boolean =>
    (behind?.length ?? 0) > 0 || stated !== undefined || element !== undefined;
  const inSentences = (heading: string, sentences: readonly Sentence[]): readonly string[] =>
    sentences.flatMap((sentence) =>
      isOpen(sentence) || !/\d/.test(sentence.text) ? [] : [`${heading} / ${sentence.text}`],
    );
  const inBlock = (heading: string, block: Block): readonly string[] => {
    if (block.kind === 'list') return inSentences(heading, block.sentences);
    if (block.kind === 'ages')
      return block.states.flatMap(({ dots }) =>
        dots.flatMap((dot) => (isOpen(dot) ? [] : [`${heading} / ${dot.text}`])),
      );
    // Of no items there are none to open.
    if (block.kind === 'chart')
      return block.points.flatMap((point) =>
        [point, ...(point.parts ?? [])].flatMap((figure) =>
          !figure.value || isOpen(figure) ? [] : [`${heading} / ${point.at}`],
        ),
      );
    return block.rows.flatMap((row) =>
      row.flatMap((each, at) => {
        const column = block.columns[at]?.title ?? '';
        // What is usual elsewhere nobody has stated here.
        const isFigure =
          at > 0 && !names.includes(column) && /[1-9]/.test(each.text) && !each.text.startsWith('usually');
        return !isFigure || isOpen(each) ? [] : [`${heading} / ${row[0]?.text ?? ''} / ${column}: ${each.text}`];
      }),
    );
  };
  return [
    ...inSentences('First of all', findings),
    ...sections.flatMap(({ heading, blocks }) => blocks.flatMap((block) => inBlock(heading, block))),
  ];
}
