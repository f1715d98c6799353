/** Facts as chips, side by side. */
import type { Box, RowOp } from './scene.ts';
import type { NodeFact } from './snapshot.ts';
import { textWidth } from './text-width.ts';

export const chipHeight = 20;
const chipSize = 11;
const chipGap = 5;
const widestChip = 240;

/** As many facts as fit in so many lines, and how many did not. */
export function chips(
  facts: readonly NodeFact[],
  box: Box,
  mostLines: number,
): { readonly ops: readonly RowOp[]; readonly bottom: number } {
  const ops: RowOp[] = [];
  const end = box.x + box.w;
  let { x, y } = box;
  let line = 1;
  for (const [at, { label, text, tone }] of facts.entries()) {
    const isLast = at === facts.length - 1;
    const w = Math.min(
      facts.length === 1 ? box.w : widestChip,
      box.w - (isLast ? 0 : moreWidth),
      Math.ceil(20 + textWidth(label, chipSize) + 4 + textWidth(text, chipSize, 500)),
    );
    const roomForMore = line === mostLines && !isLast ? moreWidth : 0;
    if (x + w + roomForMore > end && x > box.x) {
      if (line === mostLines) {
        ops.push({ op: 'text', style: 'more', text: `+${facts.length - at}`, x, y, w: moreWidth, h: box.h });
        break;
      }
      line += 1;
      x = box.x;
      y += chipHeight + 4;
    }
    ops.push({ op: 'chip', label, text, ...(tone ? { tone } : {}), x, y, w, h: box.h });
    x += w + chipGap;
  }
  return { ops, bottom: y + box.h };
}

const moreWidth = 30;
