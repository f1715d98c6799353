/**
 * The trace: columns from the strategic themes to the teams, ribbons as thick as the money of the epics, and one selected
 * thing lights its whole line. What has no line of sight stands out.
 */
import { capitalised } from '../metamodel/capitalised.ts';
import { kindTable } from '../metamodel/kinds.ts';
import { compact } from '../model/figures.ts';
import { createSketch, type Sketch } from './builder.ts';
import { cornerBadge, meta, seatLine, shortMoney, sizeText, titleBlock } from './map-cards.ts';
import { sumOf } from './money-sum.ts';
import { createMemory, type Memory } from './memory.ts';
import type { OutlineEntry } from './outline.ts';
import type { Box, Op, Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { foldingOf, type Folding } from './trace-folding.ts';
import { layoutOf, margin, teamWidth, type Column, type Placed } from './trace-layout.ts';
import { chainOf, traceModelOf, type Chain, type TraceGoal, type TraceModel } from './trace-model.ts';
import { brackets, ribbons } from './trace-ribbons.ts';
import type { ViewState } from './view-state.ts';

export const traceVariants = [
  { name: 'teams', title: 'From themes to teams' },
  { name: 'work', title: 'From themes to stories' },
] as const;

/** It gives the same trace with what it remembers as without. */
const remembered = createMemory();

export function traceView(snapshot: Snapshot, state: ViewState, memory: Memory = remembered): Scene {
  const model = traceModelOf(snapshot);
  const goal: TraceGoal = state.variant === 'work' ? 'work' : 'teams';
  const folding = foldingOf(model, goal, state.toggled);
  const { columns, teams, bottom } = layoutOf(model, { goal, folding, memory });
  const chain = litBy(model, state.selected);
  const places = new Map([...columns.flatMap(({ cards }) => cards), ...teams].map((card) => [card.entry.id, card]));
  const sketch = createSketch();
  for (const { cards } of columns) for (const card of cards) drawCard(sketch, card, { model, chain, folding, memory });
  for (const team of teams) drawTeam(sketch, team, chain, memory);
  const last = columns.at(-1);
  const width = Math.max(last ? last.x + last.w : 0, ...teams.map(({ x, w }) => x + w)) + margin;
  return {
    view: 'trace',
    width: Math.max(width, 640),
    height: bottom + margin + (chain ? noteHeight : 0),
    items: sketch.items(),
    backdrop: memory.loose([
      ...heads(columns, teams, width),
      ...ribbons(model, columns, places, chain),
      ...brackets(model, places, chain),
      ...[...places.values()].map(coverOf),
      ...tracedNote(model, chain, { x: margin, y: bottom + 12, w: width - 2 * margin, h: 18 }),
    ]),
  };
}

/** A card that stands back lets shine through what lies behind it: no line may run through its title. */
function coverOf({ x, y, w, h }: Placed): Op {
  return { op: 'cover', radius: 8, x, y, w, h };
}

const noteHeight = 34;

/** How much of the epics' money is on the line. */
function tracedNote({ epics }: TraceModel, chain: Chain, box: Box): readonly Op[] {
  const all = sumOf(epics);
  const lit = sumOf(epics.filter(({ id }) => chain?.has(id) === true));
  if (!chain || !all || !lit) return [];
  const text = `${compact(lit.number)} of ${compact(all.number)} ${all.unit} in epics' budgets is on this line`;
  return [{ op: 'text', style: 'heading', text, align: 'end', ...box }];
}

/** The line of what is selected; undefined where nothing on the trace is. */
function litBy(model: TraceModel, selected: string | undefined): ReadonlySet<string> | undefined {
  return selected !== undefined && (model.up.has(selected) || model.down.has(selected))
    ? chainOf(model, selected)
    : undefined;
}

function heads(columns: readonly Column[], teams: readonly Placed[], width: number): readonly Op[] {
  const [team] = teams;
  const all = [
    ...columns,
    ...(team ? [{ kind: 'team' as const, x: team.x, w: teamWidth * 2, aside: String(teams.length) }] : []),
  ];
  return [
    ...all.flatMap(({ kind, x, w, aside }): readonly Op[] => [
      { op: 'icon', icon: kind, x, y: margin - 2, w: 16, h: 16 },
      {
        op: 'text',
        style: 'heading',
        text: capitalised(kindTable[kind].plural),
        aside,
        x: x + 24,
        y: margin - 4,
        w: w + 40,
        h: 20,
      },
    ]),
    { op: 'line', x: margin, y: margin + 24, w: width - 2 * margin, h: 0 },
  ];
}

type Drawn = {
  readonly model: TraceModel;
  readonly chain: Chain;
  readonly folding: Folding;
  readonly memory: Memory;
};

function drawCard(sketch: Sketch, card: Placed, { model, chain, folding, memory }: Drawn): void {
  const { entry, w, h } = card;
  const missing = missingOf(entry, model);
  const isLit = chain?.has(entry.id) === true;
  const isOpen = folding.isOpen(entry);
  const text = missing === '' ? cardText(entry, model, isOpen === false) : missing;
  const shown: Shown = { text, isMissing: missing !== '', isLit, isOpen };
  const ops = memory.part(entry, 'card', [w, h, ...Object.values(shown)], () => cardOps(card, shown));
  sketch.add(entry, card, ops, {
    isDim: chain !== undefined && !isLit,
    ...(isOpen === undefined ? {} : { isOpen }),
  });
}

type Shown = {
  readonly text: string;
  readonly isMissing: boolean;
  readonly isLit: boolean;
  readonly isOpen: boolean | undefined;
};

function cardOps(card: Placed, { text, isMissing, isLit, isOpen }: Shown): readonly Op[] {
  const { entry, w, h } = card;
  const room = w - (isOpen === undefined ? 24 : 44);
  const title = titleBlock(entry, { x: 12, y: 8, w: room, h: 0 }, { style: 'title-4', icon: 15, lines: 2 });
  return [
    {
      op: 'box',
      tone: 'card',
      radius: 8,
      x: 0,
      y: 0,
      w,
      h,
      ...(isMissing ? { edge: 'warning' as const, isDashed: true } : {}),
      ...(isLit ? { edge: 'lit' as const } : {}),
    },
    { op: 'lane', x: 3, y: 6, w: 3, h: h - 12 },
    ...title.ops,
    ...(isOpen === undefined ? [] : [{ op: 'toggle', isOpen, x: w - 24, y: 9, w: 16, h: 16 } as const]),
    meta(text, { x: 35, y: title.bottom + 1, w: w - 46, h: 16 }, isMissing ? 'warning' : undefined),
    ...cornerBadge(entry, card),
  ];
}

function cardText(entry: OutlineEntry, model: TraceModel, isClosed: boolean): string {
  const { node, kind, id } = entry;
  if (isClosed && kind === 'art') return sizeText(entry);
  if (kind === 'art' && node?.isAround !== true)
    return seatLine(
      node?.seats?.find(({ role }) => role === 'release-train-engineer'),
      'RTE',
    ).text;
  const counted = (prefix: 'epic' | 'feature'): readonly string[] => {
    const count = (model.down.get(id) ?? []).filter((each) => each.startsWith(`${prefix}:`)).length;
    return count === 0 ? [] : [`${count} ${prefix}${count === 1 ? '' : 's'}`];
  };
  const reach = kind === 'theme' ? counted('epic') : isClosed ? counted('feature') : [];
  const money = node?.money ? [shortMoney(node.money.text)] : [];
  const own = node?.facts.find(({ label }) => ['state', 'need', 'horizon'].includes(label));
  const said = [...reach, ...money, ...(kind !== 'theme' && own ? [own.text] : [])];
  return said.length === 0 ? kindTable[kind].label : said.join(' · ');
}

/** What breaks the line of sight, in words; empty where nothing does. */
function missingOf({ kind, id, node }: OutlineEntry, { outline, up, down, themes, epics }: TraceModel): string {
  // What stands around a part is not looked at, and what filters leave out is there.
  if (node?.isAround === true || outline.isSelection) return '';
  const has = (ids: readonly string[] | undefined, ...prefixes: readonly string[]): boolean =>
    ids?.some((each) => prefixes.some((prefix) => each.startsWith(`${prefix}:`))) === true;
  // Where nobody writes themes at all, every card would say so.
  const noTheme = themes.length === 0 || has(up.get(id), 'theme') ? [] : ['no theme'];
  const noEpic = epics.length === 0 || has(up.get(id), 'epic', 'capability', 'solution') ? [] : ['no epic'];
  const missing = {
    theme: has(down.get(id), 'epic', 'value-stream') ? [] : ['nothing follows it'],
    epic: [...noTheme, ...(has(down.get(id), 'value-stream') ? [] : ['no value stream'])],
    'value-stream': [...noTheme, ...(has(down.get(id), 'art') ? [] : ['no train'])],
    product: has(down.get(id), 'art', 'team', 'supplier') ? [] : ['nobody delivers it'],
    art: has(up.get(id), 'value-stream') ? [] : ['no value stream'],
    capability: noEpic,
    feature: noEpic,
    story: has(up.get(id), 'feature') ? [] : ['no feature'],
  };
  // It was just asked whether the table has it.
  return kind in missing ? missing[kind as keyof typeof missing].join(', ') : '';
}

function drawTeam(sketch: Sketch, card: Placed, chain: Chain, memory: Memory): void {
  const { entry, w, h } = card;
  const isLit = chain?.has(entry.id) === true;
  const ops = memory.part(entry, 'card', [w, h, isLit], () => teamOps(card, isLit));
  sketch.add(entry, card, ops, { isDim: chain !== undefined && !isLit });
}

function teamOps(card: Placed, isLit: boolean): readonly Op[] {
  const { entry, w, h } = card;
  return [
    { op: 'box', tone: 'card', radius: 6, x: 0, y: 0, w, h, ...(isLit ? { edge: 'lit' as const } : {}) },
    { op: 'lane', x: 2, y: 4, w: 3, h: h - 8 },
    { op: 'icon', icon: 'team', x: 11, y: 6, w: 14, h: 14 },
    { op: 'text', style: 'title-5', text: entry.title, x: 32, y: 0, w: w - 66, h },
    { op: 'text', style: 'count', text: String(entry.node?.people ?? ''), align: 'end', x: w - 32, y: 0, w: 24, h },
    ...cornerBadge(entry, card),
  ];
}
