/** What the cards and panels of the map show, in the room that they are given. */
import { grouped } from '../model/figures.ts';
import { wrapText } from './fit-text.ts';
import { worstOf, type OutlineEntry } from './outline.ts';
import { fonts } from './paint.ts';
import type { Box, Op, TextStyle } from './scene.ts';
import type { NodeFact, NodeSeat } from './snapshot.ts';
import { textWidth } from './text-width.ts';

const badgeSize = 16;

/** The count stands beside the badge, in the gap to the next card. */
function countRoom(count: number): number {
  return count > 1 ? 1 + 7 * String(count).length : 0;
}

/** On the upper right corner of a card, half out of it; nothing where there is no problem. */
export function cornerBadge(entry: OutlineEntry | undefined, box: Box, isClosed = false): readonly Op[] {
  const worst = entry && worstOf(isClosed ? entry.inside : entry.own);
  if (!entry || !worst) return [];
  const isInside = worstOf(entry.own)?.severity !== worst.severity;
  return [
    {
      op: 'badge',
      severity: worst.severity,
      count: worst.count,
      isInside,
      x: box.w - badgeSize + 5 - countRoom(worst.count),
      y: -6,
      w: badgeSize,
      h: badgeSize,
    },
  ];
}

export type TitleBlock = { readonly ops: readonly Op[]; readonly bottom: number };

/** An icon and a title over one or two lines. */
export function titleBlock(
  entry: OutlineEntry,
  box: Box,
  { style, icon, lines }: { readonly style: TextStyle; readonly icon: number; readonly lines: number },
): TitleBlock {
  const font = fonts[style];
  const height = Math.round(font.size * 1.35);
  const left = box.x + icon + 8;
  const width = box.w - icon - 8;
  const wrapped = wrapText(entry.title, width, font, lines);
  const ops: Op[] = [
    { op: 'icon', icon: entry.kind, x: box.x, y: box.y + (height - icon) / 2, w: icon, h: icon },
    ...wrapped.map((text, at) => ({
      op: 'text' as const,
      style,
      text,
      x: left,
      y: box.y + at * height,
      w: width,
      h: height,
    })),
  ];
  return { ops, bottom: box.y + wrapped.length * height };
}

/** How many lines a title takes in a width, two at most. */
export function titleLines(entry: OutlineEntry, width: number, style: TextStyle): number {
  return wrapText(entry.title, width, fonts[style], 2).length;
}

/** A line of small words in a box. */
export function meta(text: string, box: Box, tone?: 'warning' | 'error'): Op {
  return { op: 'text', style: 'meta', text, ...box, ...(tone === undefined ? {} : { tone }) };
}

/** `RTE Priya Raman`, or that the seat is open. */
export function seatLine(
  seat: NodeSeat | undefined,
  short: string,
): { readonly text: string; readonly isVacant: boolean } {
  const names = seat?.holders.filter(({ id }) => id !== undefined).map(({ text }) => text) ?? [];
  return names.length === 0
    ? { text: `${short} vacant`, isVacant: true }
    : { text: `${short} ${names.join(', ')}`, isVacant: false };
}

/** The first fact of an element under one of these labels. */
export function factOf(entry: OutlineEntry, ...labels: readonly string[]): NodeFact | undefined {
  return entry.node?.facts.find(({ label }) => labels.includes(label));
}

/** `9 teams · 84 people · 4M EUR per year`: what is known of it. */
export function sizeText(entry: OutlineEntry): string {
  const { people = 0, money } = entry.node ?? {};
  // That a team is one team is no news.
  const teams = entry.kind === 'team' ? 0 : (entry.node?.teams ?? 0);
  return [
    ...(teams > 0 ? [`${grouped(teams)} team${teams === 1 ? '' : 's'}`] : []),
    ...(people > 0 ? [`${grouped(people)} ${people === 1 ? 'person' : 'people'}`] : []),
    ...(money ? [shortMoney(money.text)] : []),
  ].join(' · ');
}

/** Without its period, which a card has no room for. */
export function shortMoney(text: string): string {
  return text.replace(/ per (?:fiscal )?year$/, '');
}

/** Of a name that is cut shorter nobody could tell which it is. */
const narrowestChip = 84;

/** Chips in a row, as many as fit, and how many did not. */
export function chipRow(texts: readonly string[], box: Box): readonly Op[] {
  const ops: Op[] = [];
  let x = box.x;
  for (const [at, text] of texts.entries()) {
    const isLast = at === texts.length - 1;
    const room = box.x + box.w - x - (isLast ? 0 : 26);
    const wanted = textWidth(text, 11, 500) + 18;
    const w = Math.min(room, wanted);
    if (w < wanted && w < narrowestChip && at > 0) {
      ops.push({ op: 'text', style: 'more', text: `+${texts.length - at}`, x, y: box.y, w: 26, h: box.h });
      break;
    }
    ops.push({ op: 'chip', label: '', text, x, y: box.y, w, h: box.h });
    x += w + 5;
  }
  return ops;
}
