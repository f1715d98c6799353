/** What the model declares of flow, as an editor meets it: completion, hover, problems and formatting, block by block. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionList, Diagnostic, Hover, MarkupContent, TextEdit } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const around = `
//- around.thru
enterprise acme { theme digital { objective easy } }
portfolio retail in acme
value-stream payments in retail { product pay }
art core in payments { team kite }
//- typed.thru
`;

let client: LspClient | undefined;
beforeAll(async () => {
  client = await startClient(around);
  client.open('typed.thru');
});
afterAll(() => client?.stop());

function running(): LspClient {
  if (!client) throw new Error('The server was not started.');
  return client;
}

async function offered(text: string): Promise<string> {
  const { change, connection, uri } = running();
  const at = text.indexOf('<|>');
  change('typed.thru', text.replace('<|>', ''));
  const lines = text.slice(0, at).split('\n');
  const list = await connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: uri('typed.thru') },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  return list.items.map(({ label }) => label).join(' ');
}

const inFlow = (line: string): string => `value-stream s in retail {\n  flow {\n    ${line}\n  }\n}`;
const inCadence = (line: string): string => `portfolio q {\n  cadence monthly {\n    ${line}\n  }\n}`;

it.each([
  [
    'flow targets',
    inFlow('<|>'),
    'cycle-time distribution efficiency links load predictability reviewed tags time tolerance velocity was',
  ],
  ['a limit of load', inFlow('load: <|>'), 'max'],
  ['periods of velocity', inFlow('velocity: 20 per <|>'), 'days month months pi quarter week weeks'],
  ['percentiles of time', inFlow('time: <|>'), 'p50 p85 p95'],
  ['units of time', inFlow('time: p85 20 <|>'), 'days months weeks'],
  ['a floor of efficiency', inFlow('efficiency: <|>'), 'min'],
  ['the kinds of work that are not there yet', inFlow('distribution: features 60%, <|>'), 'debts defects risks'],
  ['the parts of a cadence', inCadence('<|>'), 'focus links manages participants reviewed tags was meta'],
  [
    'who takes part',
    inCadence('participants: <|>'),
    'delivery-leads engineers executives portfolio-leaders portfolio-managers product-managers scrum-masters team-leads',
  ],
  [
    'what a meeting manages',
    inCadence('manages: <|>'),
    'ageing blockers bottlenecks budget business-value cycle-time flow-load flow-time flow-velocity investment kpis okr-balance okr-progress okrs throughput wait-states wip',
  ],
  ['key results and KPIs', 'objective o {\n  k<|>\n}', 'links key-result kpi'],
  ['how a key result goes on', 'objective o {\n  key-result k "K": 20% -> 60% <|>\n}', 'by now on'],
  [
    'objectives and themes that an objective supports',
    'value-stream s {\n  objective o { supports: <|> }\n}',
    'digital easy',
  ],
  [
    'the four measures of business value',
    'product p {\n  business-value {\n    <|>\n  }\n}',
    'cost happiness links outcomes quality reviewed tags was',
  ],
  ['people of a capacity', 'team t in core {\n  capacity: 8 <|>\n}', 'people'],
  ['periods of demand', 'value-stream s {\n  demand: 22 per <|>\n}', 'days month months pi quarter week weeks'],
  [
    'the flow states of a workflow',
    'workflow w {\n  <|>\n}',
    'active canceled done ignore links new reviewed tags waiting was',
  ],
  [
    'the kinds of work of item types',
    'item-types {\n  <|>\n}',
    'debt defect feature level links reviewed risk tags was',
  ],
  ['levels of items', 'item-types {\n  level: <|>\n}', 'capability epic feature story'],
  ['aliases of a team', 'team t in core {\n  alia<|>\n}', 'aliases'],
  ['what an event affects', 'milestone m: 2026-03-09 {\n  affects: pay<|>\n}', 'pay payments'],
])('offers %s', async (_title, text, expected) => {
  expect(await offered(text)).toBe(expected);
});

const whole = `value-stream s in retail {
  demand: 22 per pi
  flow {
    load: max 5
    velocity: 20 per 70 days
    time: p85 20 days
    cycle-time: p85 5 days
    efficiency: min 40%
    distribution: features 60%, defects 15%, debts 15%, risks 10%
    tolerance: 10%
    predictability: min 80%
  }

  business-value { quality "Corrections": 12% -> 5% }
  kpi users "Users": 1 -> 2

  objective quick "Quick" {
    key-result fast "Fast": 20% -> 60% by 2026-Q1, now 30%
  }
}

portfolio q in acme {
  cadence monthly {
    participants: product-managers
    focus: product-flow-review
    manages: throughput
  }
}

team t in core {
  capacity: 8 people, 80%
  wip: "In Dev" 4
  aliases: "T"
  external-id: "T-1"
}

workflow w {
  new: "Backlog"
  waiting: "Ready"
  active: "In Dev"
  done: "Done"
  canceled: "Dropped"
  ignore: "Triage"
}

item-types {
  level: story
  feature: "Story"
  defect: "Bug"
  debt: "Tech"
  risk: "Compliance"
}

milestone freeze "Freeze": 2026-03-09 { affects: payments }
`;

describe('a model that declares all of it', () => {
  const firstWord = /^( *)([a-z-]+)/;
  const keys = whole.split('\n').flatMap((text, line) => {
    const [, indent = '', word] = firstWord.exec(text) ?? [];
    return word === undefined ? [] : [{ word, line, character: indent.length + 1 }];
  });

  it('says on hover what every kind and key is', async () => {
    const { change, connection, uri } = running();
    change('typed.thru', whole);
    const silent: string[] = [];
    for (const { word, ...position } of keys) {
      const hover = await connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: uri('typed.thru') },
        position,
      });
      // The server answers in Markdown; its first line names the word, the next paragraph says what it is.
      const [head = '', said = ''] = (hover?.contents as MarkupContent | undefined)?.value.split('\n\n') ?? [];
      if (!head.startsWith('**') || !/[.!?]/.test(said)) silent.push(word);
    }
    expect(silent).toEqual([]);
  });

  it('is formatted to itself, however it was spaced', async () => {
    const { change, connection, uri } = running();
    const format = async (text: string): Promise<readonly TextEdit[]> => {
      change('typed.thru', text);
      const options = { tabSize: 2, insertSpaces: true };
      return connection.sendRequest('textDocument/formatting', { textDocument: { uri: uri('typed.thru') }, options });
    };
    expect(await format(whole)).toEqual([]);
    const edits = await format(whole.replaceAll(': ', ':   ').replaceAll(/^ +/gm, ''));
    expect(edits.length).toBeGreaterThan(30);
  });

  it('reads without a word that is wrong', async () => {
    const { change, pushed } = running();
    change('typed.thru', whole.replace('max 5', 'some'));
    await pushed('typed.thru', (all) => all.some(({ code }) => code === 'invalid-value'));
    change('typed.thru', whole);
    const wrong = new Set<Diagnostic['code']>([
      'invalid-value',
      'unknown-word',
      'misplaced',
      'unresolved-reference',
      'syntax',
    ]);
    const isSound = (all: readonly Diagnostic[]): boolean => !all.some(({ code }) => wrong.has(code));
    expect(isSound(await pushed('typed.thru', isSound))).toBe(true);
  });
});

it.each([
  ['a load without a number', inFlow('load: many'), 'invalid-value'],
  ['a velocity without a period', inFlow('velocity: 20'), 'invalid-value'],
  ['a time without a percentile', inFlow('time: 20 days'), 'invalid-value'],
  ['shares that are not whole', inFlow('distribution: features 60%, defects 10%'), 'flow-distribution-not-100'],
  ['a key result without a number', 'objective o {\n  key-result k "K": soon\n}', 'invalid-value'],
  ['a capacity of nothing', 'team t in core {\n  capacity: 8 people, 0%\n}', 'team-capacity-zero'],
  ['a demand without a period', 'value-stream s {\n  demand: 22\n}', 'invalid-value'],
  ['a flow state that is none', 'workflow w {\n  sleeping: "Ready"\n}', 'unknown-word'],
  ['a level that is none', 'item-types {\n  level: huge\n}', 'invalid-value'],
  ['an event on no day', 'milestone m: 2026-02-30', 'invalid-value'],
  ['an event that affects nothing there is', 'milestone m: 2026-03-09 {\n  affects: nobody\n}', 'unresolved-reference'],
])('tells of %s', async (_title, text, code) => {
  const { change, pushed } = running();
  change('typed.thru', text);
  const isTold = (all: readonly Diagnostic[]): boolean => all.some((each) => each.code === code);
  expect(isTold(await pushed('typed.thru', isTold))).toBe(true);
  change('typed.thru', '');
  await pushed('typed.thru', (all) => all.length === 0);
});
