/** What the model declares of flow, where nothing was imported yet: who works where, and what is aimed at and asked for. */
import type { Element } from '../binding/element.ts';
import { availablePeople } from '../flow/index.ts';
import { childrenOf } from '../model/queries.ts';
import { valueText } from '../views/value-text.ts';
import { streamsOrSelf, type ReportContext } from './context.ts';
import { elementCell, numberCell, statedBy, textCell } from './figures.ts';
import type { Cell, Section } from './report.ts';
import { allTeams } from './streams.ts';
import { tableOf } from './strategy.ts';

/** A row a value stream; undefined where none declares anything. */
export function declaredSection(context: ReportContext): Section | undefined {
  const streams = streamsOrSelf(context).filter((stream) => stream !== undefined);
  const rows = streams.map((stream): readonly Cell[] => [
    elementCell(stream, allTeams),
    numberCell(availablePeople(stream), { stated: statedBy(stream, 'capacity') ?? statedBy(stream) }),
    textCell(statedText(stream, 'demand'), { stated: statedBy(stream, 'demand') }),
    ...['velocity', 'load', 'time'].map((key) =>
      textCell(
        childrenOf(stream, 'flow')
          .map((block) => statedText(block, key))
          .join(', '),
        {
          stated: statedBy(
            childrenOf(stream, 'flow').find((block) => block.values(key).length > 0),
            key,
          ),
        },
      ),
    ),
  ]);
  if (rows.length === 0) return undefined;
  const columns = [
    'Value stream',
    'People available',
    'Asked for',
    'Aimed at: finished',
    'Aimed at: in progress',
    'Aimed at: flow time',
  ];
  return { heading: 'Capacity, demand and targets, as declared', blocks: [tableOf(columns, rows, 1, 1)] };
}

function statedText(element: Element, key: string): string {
  return element.values(key).map(valueText).join(', ');
}
