/** What the views count, weigh and tabulate of an element: plain numbers and seats, beside the facts that are read. */
import type { Element } from '../binding/element.ts';
import { moneyOf, moneyText, perText, type MoneyTerms } from '../model/money.ts';
import { headcountOf } from '../model/headcount.ts';
import {
  alignmentsOf,
  childrenOf,
  labelOf,
  roleLinesOf,
  targets,
  type Holder,
  type RoleLine,
} from '../model/queries.ts';
import { streamsOfSolution, trainsOfSolution } from '../rules/solution-parts.ts';
import type { NodeCadence, NodeHolder, NodeMoney, NodeSeat, SnapshotNode } from './snapshot.ts';
import { valueText } from './value-text.ts';

type Ids = ReadonlyMap<Element, string>;
type Numbers = Pick<SnapshotNode, 'people' | 'teams' | 'money' | 'seats' | 'cadences' | 'spans'>;

const populated: ReadonlySet<Element['kind']> = new Set<Element['kind']>([
  'enterprise',
  'portfolio',
  'value-stream',
  'solution-train',
  'art',
  'team',
]);
const mayHaveCadence: ReadonlySet<Element['kind']> = new Set<Element['kind']>([...populated, 'solution', 'product']);

export function numbersOf(element: Element, ids: Ids, terms: MoneyTerms): Numbers {
  const { kind } = element;
  const { people, teams } = populated.has(kind) ? headcountOf(element) : { people: 0, teams: 0 };
  const money = moneyFor(element, terms);
  const seats = seatsOf(element, ids);
  const cadences = mayHaveCadence.has(kind) ? cadencesIn(element) : [];
  const spans = spansOf(element, ids);
  return {
    ...(people === 0 ? {} : { people }),
    ...(teams === 0 ? {} : { teams }),
    ...(money ? { money } : {}),
    ...(seats.length === 0 ? {} : { seats }),
    ...(cadences.length === 0 ? {} : { cadences }),
    ...(spans ? { spans } : {}),
  };
}

function moneyFor(element: Element, terms: MoneyTerms): NodeMoney | undefined {
  if (element.value('budget') === undefined) return undefined;
  const budget = moneyOf(element, 'budget', terms);
  if (budget === undefined || budget === 'unknown') return undefined;
  const reserve = moneyOf(element, 'reserve', terms);
  const { number, currency, per } = budget;
  const unit = [...(currency === undefined ? [] : [currency]), ...(per ? [perText(per)] : [])].join(' ');
  return {
    number,
    unit,
    text: moneyText(budget),
    ...(reserve === undefined || reserve === 'unknown' ? {} : { reserve: reserve.number }),
  };
}

function seatsOf(element: Element, ids: Ids): readonly NodeSeat[] {
  return element.kind === 'role'
    ? []
    : roleLinesOf(element)
        .filter(isSeat)
        .map((line) => seatOf(line, ids));
}

/** A key that nobody knows, such as `budgte`, is a slip of the pen, unless it names somebody or says that nobody is there. */
export function isSeat({ role, holders }: RoleLine): boolean {
  return role !== undefined || holders.length > 0;
}

function seatOf({ role, key, holders }: RoleLine, ids: Ids): NodeSeat {
  return {
    role: role?.name ?? key,
    label: role ? labelOf(role) : key.replaceAll('-', ' '),
    holders: holders.map((holder) => holderOf(holder, ids)),
  };
}

function holderOf({ person, share, value }: Holder, ids: Ids): NodeHolder {
  const id = person && (ids.get(person) ?? person.id);
  return {
    ...(id === undefined ? {} : { id }),
    text: person ? labelOf(person) : valueText(value),
    ...(share === undefined ? {} : { share }),
  };
}

function cadencesIn(element: Element): readonly NodeCadence[] {
  return childrenOf(element, 'cadence').map((cadence) => ({
    rhythm: cadence.name ?? '',
    participants: wordsOf(cadence, 'participants'),
    focus: wordsOf(cadence, 'focus'),
    manages: wordsOf(cadence, 'manages'),
  }));
}

function wordsOf(element: Element, key: string): readonly string[] {
  return element.values(key).map(valueText);
}

function spansOf(element: Element, ids: Ids): SnapshotNode['spans'] {
  const reached = reachedBy(element);
  if (!reached) return undefined;
  const idsOf = (elements: readonly Element[]): readonly string[] =>
    [...new Set(elements)].flatMap((each) => ids.get(each) ?? []);
  return { streams: idsOf(reached.streams), trains: idsOf(reached.trains) };
}

function reachedBy(
  element: Element,
): { readonly streams: readonly Element[]; readonly trains: readonly Element[] } | undefined {
  if (element.kind === 'solution') return { streams: streamsOfSolution(element), trains: trainsOfSolution(element) };
  if (element.kind !== 'solution-train') return undefined;
  const trains = targets(element, 'trains').filter(({ kind }) => kind === 'art');
  return { streams: trains.flatMap((train) => alignmentsOf(train).map(({ stream }) => stream)), trains };
}
