/** The lines of the trace: ribbons between its columns, and brackets around the teams of a train. */
import { commonUnit, sumOf } from './money-sum.ts';
import type { OutlineEntry } from './outline.ts';
import type { Op } from './scene.ts';
import type { Column, Placed } from './trace-layout.ts';
import type { Chain, TraceModel } from './trace-model.ts';

/** Epics' money decides; what has none is as thin as a line can be seen. */
export function ribbons(
  model: TraceModel,
  columns: readonly Column[],
  places: ReadonlyMap<string, Placed>,
  chain: Chain,
): readonly Op[] {
  const order = new Map(columns.map(({ kind }, at) => [kind, at]));
  const unit = commonUnit(model.epics.length > 0 && sumOf(model.epics) ? model.epics : model.outline.entries);
  const payers = [...model.epics, ...model.products, ...model.trains];
  const most = payers.reduce((found, entry) => Math.max(found, moneyOf(entry, unit)), 1);
  const drawn = model.links.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    const [first, second] = [order.get(a?.entry.kind ?? 'view'), order.get(b?.entry.kind ?? 'view')];
    if (!a || !b || first === undefined || second === undefined || second <= first) return [];
    if (isSpoken(model, a, b)) return [];
    const thickness = Math.max(thinnest, (thickest * moneyOf(payerOf(a, b), unit)) / most);
    return [{ a, b, thickness, isLit: chain?.has(from) === true && chain.has(to) }];
  });
  const leaving = sideOffsets(drawn.map(({ a, b, thickness }) => ({ at: a, other: b, thickness })));
  const arriving = sideOffsets(drawn.map(({ a, b, thickness }) => ({ at: b, other: a, thickness })));
  return drawn
    .map(({ a, b, thickness, isLit }, at) => {
      const from = a.y + a.h / 2 + (leaving[at] ?? 0);
      const to = b.y + b.h / 2 + (arriving[at] ?? 0);
      const x = a.x + a.w;
      return {
        op: 'ribbon' as const,
        x,
        y: Math.min(from, to),
        w: b.x - x,
        h: Math.abs(to - from),
        from,
        to,
        thickness,
        tone: isLit ? ('lit' as const) : ('plain' as const),
      };
    })
    .toSorted((a, b) => Number(a.tone === 'lit') - Number(b.tone === 'lit'));
}

const thinnest = 2;
const thickest = 14;

/** Whose money runs along a line: the epic's, else that of what is funded. */
function payerOf(a: Placed, b: Placed): OutlineEntry {
  return [a, b].find(({ entry }) => entry.kind === 'epic')?.entry ?? b.entry;
}

/** Nothing where it is stated in another unit, or only at a stream, whose money is not that of one line. */
function moneyOf({ kind, node }: OutlineEntry, unit: string | undefined): number {
  return kind === 'value-stream' || node?.money?.unit !== unit ? 0 : (node?.money?.number ?? 0);
}

/** A line that goes through something between is not drawn past it as well. */
function isSpoken(model: TraceModel, a: Placed, b: Placed): boolean {
  const between = { theme: 'epic', 'value-stream': 'product' } as const;
  const kind = a.entry.kind in between ? between[a.entry.kind as keyof typeof between] : undefined;
  const direct = a.entry.kind === 'theme' ? 'value-stream' : 'art';
  if (kind === undefined || b.entry.kind !== direct) return false;
  return (model.down.get(a.entry.id) ?? []).some(
    (id) => id.startsWith(`${kind}:`) && model.down.get(id)?.includes(b.entry.id) === true,
  );
}

type End = { readonly at: Placed; readonly other: Placed; readonly thickness: number };

/** Ribbons at one side of a card stand beside one another, in the order of where they come from. */
function sideOffsets(ends: readonly End[]): readonly number[] {
  const byCard = new Map<Placed, number[]>();
  ends.forEach(({ at }, index) => {
    const own = byCard.get(at);
    if (own) own.push(index);
    else byCard.set(at, [index]);
  });
  const offsets: number[] = [];
  for (const [card, indexes] of byCard) {
    const sorted = indexes.toSorted((a, b) => middleOf(ends[a]) - middleOf(ends[b]));
    const total = sorted.reduce((sum, index) => sum + (ends[index]?.thickness ?? 0) + 2, -2);
    const scale = Math.min(1, (card.h - 10) / Math.max(1, total));
    let y = (-total * scale) / 2;
    for (const index of sorted) {
      const own = (ends[index]?.thickness ?? 0) * scale;
      offsets[index] = y + own / 2;
      y += own + 2 * scale;
    }
  }
  return offsets;
}

function middleOf(end: End | undefined): number {
  return end ? end.other.y + end.other.h / 2 : 0;
}

/** From a train to its teams. */
export function brackets(model: TraceModel, places: ReadonlyMap<string, Placed>, chain: Chain): readonly Op[] {
  return model.trains.flatMap((train) => {
    const card = places.get(train.id);
    const teams = (model.down.get(train.id) ?? []).flatMap((id) => places.get(id) ?? []);
    const [first] = teams;
    const last = teams.at(-1);
    if (!card || !first || !last) return [];
    const middle = card.y + card.h / 2;
    const tone = chain?.has(train.id) === true ? ('lit' as const) : ('plain' as const);
    const x = first.x - 12;
    const reachTo = (y: number): Op => ({
      op: 'ribbon',
      x,
      y: Math.min(y, middle),
      w: 8,
      h: Math.abs(y - middle),
      from: middle,
      to: y,
      thickness: 1.4,
      tone,
    });
    return [
      {
        op: 'ribbon',
        x: card.x + card.w,
        y: middle,
        w: x - card.x - card.w,
        h: 0,
        from: middle,
        to: middle,
        thickness: 1.6,
        tone,
      } as const,
      reachTo(first.y + 6),
      reachTo(last.y + last.h - 6),
    ];
  });
}
