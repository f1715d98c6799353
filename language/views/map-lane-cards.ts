/** The marks of what stands in the lanes of the map: panels of portfolios and value streams, cards of trains and teams. */
import { kindTable } from '../metamodel/kinds.ts';
import { chipRow, cornerBadge, factOf, meta, seatLine, shortMoney, sizeText, titleBlock } from './map-cards.ts';
import type { StreamColumn } from './map-columns.ts';
import type { OutlineEntry } from './outline.ts';
import type { Box, Op } from './scene.ts';
import { textWidth } from './text-width.ts';

/** What is given out of its budget is undefined where some of that is left out. */
export function portfolioOps(entry: OutlineEntry, box: Box, given: number | undefined): readonly Op[] {
  const title = titleBlock(entry, { x: 12, y: 11, w: box.w * 0.54, h: 0 }, { style: 'title-2', icon: 18, lines: 1 });
  return [
    { op: 'box', tone: 'panel', radius: 12, x: 0, y: 0, w: box.w, h: box.h },
    ...title.ops,
    meta(portfolioText(entry), { x: 38, y: title.bottom, w: box.w * 0.54 - 26, h: 17 }),
    ...budgetMeter(entry, box.w, given),
    ...cornerBadge(entry, box),
  ];
}

function portfolioText(entry: OutlineEntry): string {
  const [first] = entry.node?.seats ?? [];
  const holder = first?.holders.find(({ id }) => id !== undefined);
  return first && holder ? `${holder.text} · ${first.label}` : sizeText(entry);
}

/** What is given out of a budget, as a bar; what is over stands out. */
function budgetMeter({ node }: OutlineEntry, w: number, given: number | undefined): readonly Op[] {
  const money = node?.money;
  if (!money || money.number <= 0) return [];
  const room: Box = { x: w * 0.6, y: 0, w: w * 0.4 - 16, h: 0 };
  const amount: Op = {
    op: 'text',
    style: 'heading',
    text: shortMoney(money.text),
    x: room.x,
    y: 12,
    w: room.w * 0.5,
    h: 17,
  };
  if (given === undefined) return [amount];
  const share = given / money.number;
  const percent = `${Math.round(share * 100)}%${room.w < 190 ? '' : ' allocated'}`;
  return [
    amount,
    {
      op: 'text',
      style: 'meta',
      text: percent,
      align: 'end',
      ...(share > 1.0001 ? { tone: 'error' as const } : {}),
      x: room.x + room.w * 0.4,
      y: 12,
      w: room.w * 0.6,
      h: 17,
    },
    { op: 'meter', share: share > 1 && share < 1.0001 ? 1 : share, x: room.x, y: 34, w: room.w, h: 5 },
  ];
}

export type StreamLook = {
  readonly text: string;
  readonly isOpen: boolean;
  readonly isFoldable: boolean;
  readonly guests: readonly OutlineEntry[];
};

/** The panel of a value stream. */
export function streamOps(
  entry: OutlineEntry,
  { w, h }: Box,
  { text, isOpen, isFoldable, guests }: StreamLook,
): readonly Op[] {
  const title = titleBlock(entry, { x: 10, y: 9, w: w - 48, h: 0 }, { style: 'title-3', icon: 16, lines: 2 });
  return [
    { op: 'box', tone: 'panel', radius: 10, x: 0, y: 0, w, h },
    ...title.ops,
    ...(isFoldable ? [{ op: 'toggle', isOpen, x: w - 24, y: 10, w: 16, h: 16 } as const] : []),
    meta(text, { x: 34, y: title.bottom, w: w - 44, h: 17 }),
    ...guestChips(guests, { x: 34, y: title.bottom + 20, w: w - 44, h: 20 }),
    ...cornerBadge(entry, { x: 0, y: 0, w, h }, !isOpen),
  ];
}

/** A stream without a train, such as an operational one: a card is all that it needs. */
export function idleOps(entry: OutlineEntry, box: Box, guests: readonly OutlineEntry[]): readonly Op[] {
  const { w, h } = box;
  const title = titleBlock(entry, { x: 10, y: 6, w: w - 20, h: 0 }, { style: 'title-5', icon: 15, lines: 2 });
  const text = streamText({ place: { entry, inside: [] }, isOpen: true });
  return [
    { op: 'box', tone: 'panel', radius: 9, x: 0, y: 0, w, h },
    ...title.ops,
    // A train that serves it as well says more than what sort of it it is.
    ...(guests.length === 0
      ? [meta(text, { x: 33, y: title.bottom + 1, w: w - 42, h: 16 })]
      : guestChips(guests, { x: 33, y: Math.min(title.bottom + 2, h - 21), w: w - 42, h: 19 })),
    ...cornerBadge(entry, box),
  ];
}

/** The line below the title of a value stream. */
export function streamText({ place, isOpen }: Pick<StreamColumn, 'place' | 'isOpen'>): string {
  const { entry, inside } = place;
  if (!entry) return '';
  const type = factOf(entry, 'type')?.text ?? 'development';
  const money = entry.node?.money;
  const trains = isOpen || inside.length === 0 ? [] : [`${inside.length} train${inside.length === 1 ? '' : 's'}`];
  return [...(money ? [shortMoney(money.text)] : []), ...trains, ...(isOpen ? [`${type} stream`] : [sizeText(entry)])]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A train of another stream that is aligned to this one too: dashed and red, since a train has one stream. */
function guestChips(guests: readonly OutlineEntry[], box: Box): readonly Op[] {
  let { x } = box;
  return guests.flatMap((guest): readonly Op[] => {
    const text = `also ${guest.title}`;
    const w = Math.min(box.x + box.w - x, textWidth(text, 11) + 18);
    if (w < 40) return [];
    const at = x;
    x += w + 5;
    return [
      { op: 'box', tone: 'bare', radius: 10, edge: 'error', isDashed: true, x: at, y: box.y, w, h: box.h },
      { op: 'text', style: 'meta', tone: 'error', text, x: at + 9, y: box.y, w: w - 14, h: box.h },
    ];
  });
}

/** The card of a train. */
export function trainOps(entry: OutlineEntry, box: Box, hasTeams: boolean, products: readonly string[]): readonly Op[] {
  const title = titleBlock(entry, { x: 10, y: 11, w: box.w - 20, h: 0 }, { style: 'title-4', icon: 16, lines: 2 });
  const isAround = entry.node?.isAround === true;
  const rte = seatLine(
    entry.node?.seats?.find(({ role }) => role === 'release-train-engineer'),
    'RTE',
  );
  return [
    ...(hasTeams ? [{ op: 'line', x: box.w / 2, y: box.h, w: 0, h: 14 } as const] : []),
    { op: 'box', tone: 'card', radius: 8, x: 0, y: 0, w: box.w, h: box.h },
    { op: 'lane', x: 8, y: 0, w: box.w - 16, h: 3 },
    ...title.ops,
    meta(
      isAround ? kindTable.art.label : rte.text,
      { x: 34, y: title.bottom, w: box.w - 42, h: 16 },
      rte.isVacant && !isAround ? 'warning' : undefined,
    ),
    ...chipRow(products, { x: 10, y: 67, w: box.w - 20, h: 18 }),
    meta(sizeText(entry), { x: 10, y: 88, w: box.w - 18, h: 16 }),
    ...cornerBadge(entry, box),
  ];
}

/** The card of a team. */
export function teamOps(entry: OutlineEntry, box: Box): readonly Op[] {
  const { w } = box;
  const people = entry.node?.people ?? 0;
  const hasPeople = people > 0;
  const number = people.toLocaleString('en');
  const digits = Math.max(16, Math.ceil(textWidth(number, 11)) + 2);
  const numberWidth = hasPeople ? digits + 12 : 0;
  const topology = factOf(entry, 'topology', 'type')?.text ?? kindTable.team.label;
  return [
    { op: 'box', tone: 'card', radius: 7, x: 0, y: 0, w, h: box.h },
    { op: 'lane', x: 2, y: 5, w: 3, h: box.h - 10 },
    { op: 'icon', icon: 'team', x: 11, y: 10, w: 15, h: 15 },
    { op: 'text', style: 'title-5', text: entry.title, x: 33, y: 3, w: w - 40, h: 17 },
    meta(topology, { x: 33, y: 19, w: w - 40 - numberWidth, h: 14 }),
    ...(hasPeople
      ? [
          { op: 'icon', icon: 'person', x: w - digits - 18, y: 20, w: 11, h: 11 } as const,
          {
            op: 'text',
            style: 'count',
            text: number,
            align: 'end',
            x: w - digits - 8,
            y: 19,
            w: digits,
            h: 14,
          } as const,
        ]
      : []),
    ...cornerBadge(entry, box),
  ];
}
