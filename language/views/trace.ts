/**
 * The trace: columns from the strategic themes to the teams, ribbons as thick as the money of the epics, and one selected
 * thing lights its whole line. What has no line of sight stands out.
 */
import { kindTable } from '../metamodel/kinds.ts';
import { createSketch, type Sketch } from './builder.ts';
import { capitalised } from './display-title.ts';
import { cornerBadge, meta, seatLine, shortMoney, titleBlock } from './map-cards.ts';
import type { OutlineEntry } from './outline.ts';
import type { Op, Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { layoutOf, margin, teamWidth, type Column, type Placed } from './trace-layout.ts';
import { chainOf, traceModelOf, type Chain, type TraceModel } from './trace-model.ts';
import { brackets, ribbons } from './trace-ribbons.ts';
import type { ViewState } from './view-state.ts';

export function traceView(snapshot: Snapshot, state: ViewState): Scene {
  const model = traceModelOf(snapshot);
  const { columns, teams, bottom } = layoutOf(model);
  const chain = litBy(model, state.selected);
  const places = new Map([...columns.flatMap(({ cards }) => cards), ...teams].map((card) => [card.entry.id, card]));
  const sketch = createSketch();
  for (const { cards } of columns) for (const card of cards) drawCard(sketch, card, model, chain);
  for (const team of teams) drawTeam(sketch, team, chain);
  const last = columns.at(-1);
  const width = Math.max(last ? last.x + last.w : 0, ...teams.map(({ x, w }) => x + w)) + margin;
  return {
    view: 'trace',
    width: Math.max(width, 640),
    height: bottom + margin,
    items: sketch.items(),
    backdrop: [
      ...heads(columns, teams, width),
      ...ribbons(model, columns, places, chain),
      ...brackets(model, places, chain),
    ],
  };
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
    ...columns.map(({ kind, x, w, cards }) => ({ kind, x, w, count: cards.length })),
    ...(team ? [{ kind: 'team' as const, x: team.x, w: teamWidth * 2, count: teams.length }] : []),
  ];
  return [
    ...all.flatMap(({ kind, x, w, count }): readonly Op[] => [
      { op: 'icon', icon: kind, x, y: margin - 2, w: 16, h: 16 },
      {
        op: 'text',
        style: 'heading',
        text: capitalised(kindTable[kind].plural),
        aside: String(count),
        x: x + 24,
        y: margin - 4,
        w: w - 24,
        h: 20,
      },
    ]),
    { op: 'line', x: margin, y: margin + 24, w: width - 2 * margin, h: 0 },
  ];
}

function drawCard(sketch: Sketch, card: Placed, model: TraceModel, chain: Chain): void {
  const { entry, w, h } = card;
  const missing = missingOf(entry, model);
  const isLit = chain?.has(entry.id) === true;
  const title = titleBlock(entry, { x: 12, y: 8, w: w - 24, h: 0 }, { style: 'title-4', icon: 15, lines: 2 });
  sketch.add(
    entry,
    card,
    [
      {
        op: 'box',
        tone: 'card',
        radius: 8,
        x: 0,
        y: 0,
        w,
        h,
        ...(missing === '' ? {} : { edge: 'warning' as const, isDashed: true }),
        ...(isLit ? { edge: 'lit' as const } : {}),
      },
      { op: 'lane', x: 3, y: 6, w: 3, h: h - 12 },
      ...title.ops,
      meta(
        missing === '' ? cardText(entry, model) : missing,
        { x: 35, y: title.bottom + 1, w: w - 46, h: 16 },
        missing === '' ? undefined : 'warning',
      ),
      ...cornerBadge(entry, card),
    ],
    { isDim: chain !== undefined && !isLit },
  );
}

function cardText(entry: OutlineEntry, model: TraceModel): string {
  const { node, kind, id } = entry;
  if (kind === 'art')
    return seatLine(
      node?.seats?.find(({ role }) => role === 'release-train-engineer'),
      'RTE',
    ).text;
  const epics = (model.down.get(id) ?? []).filter((each) => each.startsWith('epic:')).length;
  const reach = kind === 'theme' && epics > 0 ? [`${epics} epic${epics === 1 ? '' : 's'}`] : [];
  const money = node?.money ? [shortMoney(node.money.text)] : [];
  const own = node?.facts.find(({ label }) => ['state', 'need', 'horizon'].includes(label));
  const said = [...reach, ...money, ...(kind !== 'theme' && own ? [own.text] : [])];
  return said.length === 0 ? kindTable[kind].label : said.join(' · ');
}

/** What breaks the line of sight, in words; empty where nothing does. */
function missingOf({ kind, id }: OutlineEntry, { up, down }: TraceModel): string {
  const has = (ids: readonly string[] | undefined, ...prefixes: readonly string[]): boolean =>
    ids?.some((each) => prefixes.some((prefix) => each.startsWith(`${prefix}:`))) === true;
  const missing = {
    theme: has(down.get(id), 'epic', 'value-stream') ? [] : ['nothing follows it'],
    epic: [
      ...(has(up.get(id), 'theme') ? [] : ['no theme']),
      ...(has(down.get(id), 'value-stream') ? [] : ['no value stream']),
    ],
    'value-stream': [
      ...(has(up.get(id), 'theme') ? [] : ['no theme']),
      ...(has(down.get(id), 'art') ? [] : ['no train']),
    ],
    product: has(down.get(id), 'art', 'team', 'supplier') ? [] : ['nobody delivers it'],
    art: has(up.get(id), 'value-stream') ? [] : ['no value stream'],
  };
  return kind in missing ? missing[kind as keyof typeof missing].join(', ') : '';
}

function drawTeam(sketch: Sketch, card: Placed, chain: Chain): void {
  const { entry, w, h } = card;
  const isLit = chain?.has(entry.id) === true;
  sketch.add(
    entry,
    card,
    [
      { op: 'box', tone: 'card', radius: 6, x: 0, y: 0, w, h, ...(isLit ? { edge: 'lit' as const } : {}) },
      { op: 'lane', x: 2, y: 4, w: 3, h: h - 8 },
      { op: 'icon', icon: 'team', x: 11, y: 6, w: 14, h: 14 },
      { op: 'text', style: 'title-5', text: entry.title, x: 32, y: 0, w: w - 66, h },
      { op: 'text', style: 'count', text: String(entry.node?.people ?? ''), align: 'end', x: w - 32, y: 0, w: 24, h },
      ...cornerBadge(entry, card),
    ],
    { isDim: chain !== undefined && !isLit },
  );
}
