// Over 300 lines: the columns, the cards and the ribbons between them share one reckoning of where money lies.
/**
 * Where the money goes: from the enterprise and its portfolios to value streams, solutions, trains and products. A card is
 * as high, and a ribbon as thick, as its money; what nobody was given, and what was given twice, stands out.
 */
import { compact } from '../model/figures.ts';
import type { Kind } from '../metamodel/types.ts';
import { createSketch } from './builder.ts';
import { cornerBadge, meta, titleBlock } from './map-cards.ts';
import { createMemory, type Memory } from './memory.ts';
import { commonUnit } from './money-sum.ts';
import { outlineOf, type OutlineEntry, type SnapshotOutline } from './outline.ts';
import type { Box, Op, Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import type { ViewState } from './view-state.ts';

const margin = 20;
const cardWidth = 200;
const columnGap = 110;
const cardGap = 10;
const lowestCard = 42;
const headHeight = 40;
/** At most so many pixels for all the money there is: no more than so many cards at the end of its way need. */
const wholeHeights = [
  { most: 3, height: 300 },
  { most: 8, height: 420 },
  { most: Number.POSITIVE_INFINITY, height: 560 },
] as const;

/** So far below the first of what is in it a card may stand, to be in the middle of all. */
const farBelowFirst = 140;

const columns: readonly { readonly title: string; readonly kinds: readonly Kind[] }[] = [
  { title: 'Enterprise', kinds: ['enterprise'] },
  { title: 'Portfolios', kinds: ['portfolio'] },
  { title: 'Value streams and solutions', kinds: ['value-stream', 'solution'] },
  { title: 'Trains, products and epics', kinds: ['art', 'product', 'epic', 'solution-train', 'supplier'] },
];

type Fund = {
  readonly entry: OutlineEntry | undefined;
  readonly text: string;
  readonly column: number;
  /** In the unit of the picture. */
  readonly money: number;
  readonly inside: readonly Fund[];
  /** Given to what is inside, beyond its own. */
  readonly over: number;
  /** Nobody was given it, and nobody keeps it back. */
  readonly isSpare: boolean;
};

/** It gives the same picture with what it remembers as without. */
const remembered = createMemory();

export function fundingView(snapshot: Snapshot, _state?: ViewState, memory: Memory = remembered): Scene {
  const outline = outlineOf(snapshot);
  const unit = commonUnit(outline.entries);
  const roots = unit === undefined ? [] : fundsIn(outline, unit);
  const { xs, width } = layColumns(roots);
  const total = roots.reduce((sum, fund) => sum + mostOf(fund), 0);
  const drawing = drawFunds(roots, { xs, unit: unit ?? '', scale: wholeHeightOf(roots) / roundedUp(total), memory });
  const notes = notesUnder(outline, unit, { x: margin, y: drawing.bottom, w: width - 2 * margin, h: 18 });
  return {
    view: 'funding',
    width,
    height: drawing.bottom + notes.length * 22 + margin,
    items: drawing.items,
    backdrop: memory.loose([...headings(xs), ...drawing.backdrop, ...notes]),
  };
}

/** Where each column starts that holds something; the others take no room. */
function layColumns(roots: readonly Fund[]): { readonly xs: ReadonlyMap<number, number>; readonly width: number } {
  const xs = new Map<number, number>();
  let x = margin;
  columns.forEach((_column, at) => {
    if (!reaches(roots, at)) return;
    xs.set(at, x);
    x += cardWidth + columnGap;
  });
  return { xs, width: Math.max(640, x - columnGap + margin) };
}

function headings(xs: ReadonlyMap<number, number>): readonly Op[] {
  return [...xs].map(([at, x]) => ({
    op: 'text',
    style: 'heading',
    text: columns[at]?.title ?? '',
    x,
    y: margin - 4,
    w: cardWidth + 60,
    h: 20,
  }));
}

/** That there is no money to draw, or that some of it is in another unit than the picture. */
function notesUnder(outline: SnapshotOutline, unit: string | undefined, { x, y, w, h }: Box): readonly Op[] {
  if (unit === undefined)
    return [meta('No budget is shown here. Write one, for example: budget: 12M EUR per year', { x, y, w, h })];
  const other = otherUnits(outline, unit);
  if (other.length === 0) return [];
  const text = `Not in the picture, since in another unit than ${unit}: ${other.join(', ')}.`;
  return [meta(text, { x, y: y + 4, w, h }, 'warning')];
}

type Paper = {
  readonly xs: ReadonlyMap<number, number>;
  readonly unit: string;
  readonly scale: number;
  readonly memory: Memory;
};

function drawFunds(roots: readonly Fund[], { xs, unit, scale, memory }: Paper) {
  const sketch = createSketch();
  const backdrop: Op[] = [];
  let bottom = margin + headHeight;
  const place = (fund: Fund): Box => {
    const h = Math.max(lowestCard, fund.money * scale);
    // A card stands beside the middle of what is in it, which is placed after it: its height is known without drawing.
    // Where that is high it stays near its beginning, so that a high drawing begins with where the money comes from.
    const y = bottom + Math.min(farBelowFirst, Math.max(0, (heightOf(fund, scale) - h) / 2));
    const box: Box = { x: xs.get(fund.column) ?? 0, y, w: cardWidth, h };
    const inside: Box[] = [];
    const draw = (): void => fund.inside.forEach((each) => inside.push(place(each)));
    const { entry, money, over } = fund;
    if (entry) {
      const look = [box.w, box.h, money, over, unit];
      const ops = memory.part(entry, 'card', look, () => fundOps(entry, fund, box, unit));
      sketch.add(entry, box, ops, { draw, said: saidOf(fund, unit) });
    } else {
      backdrop.push(...spareOps(fund, box));
      draw();
    }
    bottom = Math.max(bottom, y + h + cardGap);
    backdrop.push(...ribbonsFrom(fund, box, inside, scale));
    return box;
  };
  for (const root of roots) place(root);
  return { items: sketch.items(), backdrop, bottom };
}

const reserveTitle = 'Reserve';

/** What of its money is nobody's, or somebody's twice. */
function saidOf({ money, over, inside }: Fund, unit: string): readonly string[] {
  // A reserve is said with the other facts.
  const others = inside.filter(({ entry, text }) => entry === undefined && text !== reserveTitle);
  return [
    ...(over > 0 ? [`${compact(over)} ${unit} more given than ${compact(money)}`] : []),
    ...others.map((rest) => `${compact(rest.money)} ${unit} ${rest.text.toLowerCase()}`),
  ];
}

function wholeHeightOf(roots: readonly Fund[]): number {
  const count = (funds: readonly Fund[]): number =>
    funds.reduce((sum, { inside }) => sum + (inside.length === 0 ? 1 : count(inside)), 0);
  const ends = count(roots);
  return wholeHeights.find(({ most }) => ends <= most)?.height ?? 0;
}

/** The money of a fund, or of all that stands in it where that is more. */
function mostOf({ money, inside }: Fund): number {
  return Math.max(
    money,
    inside.reduce((sum, each) => sum + mostOf(each), 0),
  );
}

/**
 * In steps, so that an edit of one budget does not change the size of all others: to the next of 1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5,
 * 6.3 and 8, as the preferred numbers of ISO 3 have it, times a power of ten.
 */
function roundedUp(total: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, total)));
  const step = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10].find((each) => each * power >= total) ?? 10;
  return step * power;
}

function heightOf(fund: Fund, scale: number): number {
  const own = Math.max(lowestCard, fund.money * scale);
  const inside = fund.inside.reduce((sum, each) => sum + heightOf(each, scale) + cardGap, -cardGap);
  return Math.max(own, inside);
}

function otherUnits({ entries }: SnapshotOutline, unit: string): readonly string[] {
  return entries.flatMap(({ title, node }) =>
    node?.money && node.money.unit !== unit ? [`${title} (${node.money.text})`] : [],
  );
}

function columnOf(kind: Kind): number {
  return columns.findIndex(({ kinds }) => kinds.includes(kind));
}

/** What has money, or holds what has, as a tree; what states no budget stands for the budgets inside it. */
function fundsIn(outline: SnapshotOutline, unit: string): readonly Fund[] {
  const { entries } = outline;
  const build = (start: number, end: number, over: number): readonly Fund[] => {
    const found: Fund[] = [];
    for (let at = start; at < end;) {
      const entry = entries[at];
      if (!entry) break;
      const column = columnOf(entry.kind);
      if (column < 0 || column <= over) found.push(...build(at + 1, entry.next, over));
      else {
        const inside = build(at + 1, entry.next, column);
        const fund = fundOf(entry, { column, inside, unit, isSelection: outline.isSelection });
        if (fund) found.push(fund);
      }
      at = Math.max(at + 1, entry.next);
    }
    return found;
  };
  return build(0, entries.length, -1);
}

type Around = {
  readonly column: number;
  readonly inside: readonly Fund[];
  readonly unit: string;
  readonly isSelection: boolean;
};

function fundOf(entry: OutlineEntry, { column, inside, unit, isSelection }: Around): Fund | undefined {
  const stated = entry.node?.money?.unit === unit ? entry.node.money : undefined;
  const given = inside.reduce((sum, { money }) => sum + money, 0);
  if (!stated && inside.length === 0) return undefined;
  const money = stated?.number ?? given;
  const reserve = stated?.reserve ?? 0;
  const spare = money - given - reserve;
  const rest = (text: string, amount: number, isSpare: boolean): Fund => ({
    entry: undefined,
    text,
    column: inside[0]?.column ?? column + 1,
    money: amount,
    inside: [],
    over: 0,
    isSpare,
  });
  // To the last unit only what a person would call a difference counts.
  const notable = money * 0.001;
  return {
    entry,
    text: compact(money),
    column,
    money,
    over: inside.length > 0 && spare < -notable ? -spare : 0,
    isSpare: false,
    inside: [
      ...inside,
      ...(inside.length > 0 && reserve > 0 ? [rest(reserveTitle, reserve, false)] : []),
      // Where filters leave some out, it may be given to these.
      ...(inside.length > 0 && spare > notable
        ? [isSelection ? rest('Not shown here', spare, false) : rest('Not given out', spare, true)]
        : []),
    ],
  };
}

function reaches(funds: readonly Fund[], column: number): boolean {
  return funds.some((fund) => fund.column === column || reaches(fund.inside, column));
}

function fundOps(entry: OutlineEntry, { money, over }: Fund, box: Box, unit: string): readonly Op[] {
  const title = titleBlock(entry, { x: 12, y: 6, w: box.w - 22, h: 0 }, { style: 'title-5', icon: 15, lines: 1 });
  const said = over > 0 ? `${compact(over)} more given than ${compact(money)}` : `${compact(money)} ${unit}`;
  return [
    {
      op: 'box',
      tone: 'panel',
      radius: 7,
      x: 0,
      y: 0,
      w: box.w,
      h: box.h,
      ...(over > 0 ? { edge: 'error' as const } : {}),
    },
    { op: 'lane', x: 3, y: 5, w: 3, h: box.h - 10 },
    ...title.ops,
    meta(said, { x: 35, y: title.bottom, w: box.w - 44, h: 16 }, over > 0 ? 'error' : undefined),
    ...cornerBadge(entry, box),
  ];
}

function spareOps({ text, money, isSpare }: Fund, box: Box): readonly Op[] {
  const isReserve = !isSpare;
  return [
    { op: 'box', tone: 'bare', radius: 7, edge: isReserve ? 'muted' : 'warning', isDashed: true, ...box },
    { op: 'text', style: 'title-5', text, x: box.x + 14, y: box.y + 4, w: box.w - 24, h: 18 },
    meta(compact(money), { x: box.x + 14, y: box.y + 21, w: box.w - 24, h: 16 }, isReserve ? undefined : 'warning'),
  ];
}

/** From the right side of a card, one below the other; what is more than the card has runs out below it, in red. */
function ribbonsFrom(fund: Fund, box: Box, kids: readonly Box[], scale: number): readonly Op[] {
  const given = fund.inside.reduce((sum, { money }) => sum + money, 0);
  const most = Math.max(fund.money, given) * scale;
  const shrink = most > box.h ? box.h / most : 1;
  let y = box.y + (box.h - given * scale * shrink) / 2;
  let left = fund.money;
  return fund.inside.flatMap((each, at): readonly Op[] => {
    const kid = kids[at];
    if (!kid) return [];
    const thickness = Math.max(1.2, each.money * scale * shrink);
    const from = y + thickness / 2;
    const to = kid.y + kid.h / 2;
    y += thickness;
    left -= each.money;
    const x = box.x + box.w;
    const tone = each.isSpare ? 'spare' : left < -fund.money * 0.001 ? 'over' : 'plain';
    return [
      {
        op: 'ribbon',
        x,
        y: Math.min(from, to),
        w: kid.x - x,
        h: Math.abs(to - from),
        from,
        to,
        thickness: Math.max(1.2, thickness - 1.5),
        tone,
      },
    ];
  });
}
