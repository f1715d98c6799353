/** Each large refactoring, chosen from the light bulb as an architect does: the text, what is told then, and one step back. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsIn, type Texts } from '../testing/reorganised-bank.ts';
import { openStudio, startStudios, stopStudios, tryAgain, type Studio } from './vscode.ts';

/** The bank with something to do for each refactoring, and without its work items, of which more would be told. */
function prepare(workspace: string): void {
  for (const name of ['flow.thru', 'flow.thruflow']) rmSync(path.join(workspace, name));
  const change = (name: string, from: RegExp, to: string): void => {
    const file = path.join(workspace, name);
    const text = readFileSync(file, 'utf8');
    if (!from.test(text)) throw new Error(`${name} has no ${from}`);
    writeFileSync(file, text.replace(from, to));
  };
  change('everyday-banking.thru', /(product web-bank [^]*?delivered-by: )([^\n]*)/, '$1$2, cards');
  change('payments.thru', /(art open-banking [^]*?people: 55\n)/, `$1\n${urgent}`);
  change('financial-crime.thru', /risk 5, size 5/, 'risk 5, size 13');
  writeFileSync(path.join(workspace, 'goals.thru'), calm);
  change('solutions.thru', /\n {2}solution-train pay [^]*?\n {2}\}\n/, '');
}

const calm = `// A theme that somebody began in a file of its own.

// It is what the board asks for.
theme CalmBank "A calm bank" in nordhaven { owner: @ingrid.halvorsen }
`;

const urgent = `    backlog urgent {
      // Asked for by the regulator.
      feature F-901 "Consent that ends" { implements: E5 }
    }
`;

let studio: Studio;
beforeAll(async () => {
  await startStudios();
  studio = await openStudio('nordhaven-bank', 'payments.thru', prepare);
  await studio.page.setViewportSize({ width: 1500, height: 1400 });
  await studio.command('Problems: Focus on Problems View');
  await makeHigh(studio);
});
afterAll(async () => {
  await studio.close();
  await stopStudios();
});

/** Draws the panel's edge up, so that each problem has its row. */
async function makeHigh({ page }: Studio): Promise<void> {
  const panel = await page.locator('.part.panel').boundingBox();
  for (const sash of await page.locator('.monaco-sash.horizontal').all()) {
    const box = await sash.boundingBox();
    if (!panel || !box || Math.abs(box.y + box.height / 2 - panel.y) > 6 || box.width < panel.width / 2) continue;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, 700, { steps: 5 });
    await page.mouse.up();
  }
  const { height = 0 } = (await page.locator('.part.panel').boundingBox()) ?? {};
  expect(height).toBeGreaterThan(500);
}

const problems = async (): Promise<readonly string[]> => {
  const rows = studio.page.locator('.markers-panel .monaco-list-rows .marker-message-details-container');
  const texts = await rows.allTextContents();
  return texts.map((text) => text.replace(/throughline[\w-]+\[Ln \d+, Col \d+\]$/, '')).sort();
};

async function choose(at: string, entry: string): Promise<void> {
  const { page, goTo } = studio;
  await goTo(at);
  await tryAgain(async () => {
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: entry }).first().click({ timeout: 8_000 });
  });
}

/** A file that changes alone is saved by hand; several VS Code saves by itself, and to save them while it makes them would be a race. */
async function saved(files: number): Promise<void> {
  const { page, command } = studio;
  const dirty = page.locator('.tab.dirty');
  await expect.poll(() => dirty.count()).toBe(files);
  await command('File: Save All Files');
  await expect.poll(() => dirty.count()).toBe(0);
}

/** Lines of one that the other has not; a declaration that moves may stand deeper, or less deep. */
function linesOf(texts: Texts, without: Texts): readonly string[] {
  const lines = (all: Texts): readonly string[] =>
    Object.values(all).flatMap((text) => text.split('\n').map((line) => line.trim()));
  const others = new Set(lines(without));
  return lines(texts).filter((line) => line !== '' && !others.has(line));
}

type Refactoring = {
  readonly name: string;
  readonly file: string;
  readonly at: string;
  readonly entry: string;
  /** What then stands in each file that changes. */
  readonly holds: Readonly<Record<string, string>>;
  readonly gone?: readonly string[];
  readonly come?: readonly string[];
  /** What is told then and was not before, and the other way round. */
  readonly told?: readonly string[];
  readonly mended?: readonly string[];
};

const splitProduct =
  'The product `web-bank` is delivered by the train `mobile-web` of the value stream `everyday-banking` and by the train `cards` of the value stream `payments`; a product lives in one value stream. Make it a solution of two products, or say `depends-on` for a train that only helps.';
const uncoordinated = (solution: string, spans: string): string =>
  `The solution \`${solution}\` spans ${spans}, and nobody coordinates it; the executive guide has a solution train do that, or several trains. Declare a solution train in it, or say with \`coordinated-by\` which trains do.`;

const vacant = (seat: string, of: string): string => `The seat of the ${seat} of ${of} is vacant. Fill it.`;

const refactorings: readonly Refactoring[] = [
  {
    name: 'splits a train: half of its teams go to a new one, whose seats are vacant',
    file: 'payments.thru',
    at: 'art cards',
    entry: 'Split the train: `juniper`, `larch`, `maple` and `rowan` go to a new one',
    holds: { 'payments.thru': '\n    backlog { }\n\n    team juniper "Juniper" {\n      product-owner: ' },
    come: [
      'art cards-2 {',
      'state: forming',
      'business-owner: vacant',
      'product-manager: vacant',
      'release-train-engineer: vacant',
      'system-architect: vacant',
      'backlog { }',
    ],
    told: ['Business Owner', 'Product Manager', 'Release Train Engineer', 'System Architect'].map((seat) =>
      vacant(seat, 'the train `cards-2`'),
    ),
  },
  {
    name: 'merges two backlogs into one order, with their comments',
    file: 'payments.thru',
    at: 'backlog urgent',
    entry: 'Merge the two backlogs, by WSJF and then by rank',
    holds: {
      'payments.thru': `    backlog urgent {
      // Asked for by the regulator.
      feature F-901 "Consent that ends" { implements: E5 }

      feature F-221 "Gap list against the new directive" {
        implements: E5
        type: enabler compliance
      }

      feature F-222 "Self-service sandbox for third parties"
    }

    // Invented: the six teams`,
    },
    mended: ['The train `open-banking` has two backlogs; a train works from one ordered list. Merge them.'],
  },
  {
    name: 'sorts a backlog by WSJF',
    file: 'financial-crime.thru',
    at: 'backlog {\n      feature F-31',
    entry: 'Sort the backlog by WSJF',
    holds: {
      'financial-crime.thru': `    backlog {
      feature F-36 "PEP screening in under 3 s" {
        implements: E2
        wsjf: value 20, time 13, risk 8, size 8
      }

      feature F-40 "Refresh reminders" { wsjf: value 3, time 2, risk 1, size 2 }

      feature F-31 "Video ident" {
        implements: E1
        wsjf: value 13, time 8, risk 5, size 13
      }
    }
`,
    },
  },
  {
    name: 'makes a product that spans streams a solution of products',
    file: 'everyday-banking.thru',
    at: 'product web-bank',
    entry: 'Make it a solution',
    holds: { 'everyday-banking.thru': 'solution web-bank-solution "Web Bank" in banking {\n  comprises: web-bank,' },
    gone: ['delivered-by: mobile-web, cards'],
    come: [
      'product web-bank-payments "Web Bank, Payments" in payments {',
      'need: ""',
      'solution web-bank-solution "Web Bank" in banking {',
      'comprises: web-bank, web-bank-payments',
      'solution-manager: vacant',
      'solution-architect: vacant',
    ],
    told: [
      vacant('Solution Architect', 'the solution `web-bank-solution`'),
      vacant('Solution Manager', 'the solution `web-bank-solution`'),
      uncoordinated('web-bank-solution', 'two value streams, `everyday-banking` and `payments`'),
    ],
    mended: [splitProduct],
  },
  {
    name: 'creates a solution train with its trains and a vacant seat',
    file: 'solutions.thru',
    at: 'solution pay-anywhere',
    entry: 'Create a solution train of its 4 trains',
    holds: {
      'solutions.thru': `
  solution-train pay-anywhere-train {
    trains:
      cards,
      transfers-instant,
      mobile-web,
      transaction-monitoring,
    solution-train-engineer: vacant
  }
}
`,
    },
    come: [
      'solution-train pay-anywhere-train {',
      'trains:',
      'cards,',
      'transfers-instant,',
      'mobile-web,',
      'transaction-monitoring,',
      'solution-train-engineer: vacant',
    ],
    told: [vacant('Solution Train Engineer', 'the solution train `pay-anywhere-train`')],
    mended: [
      uncoordinated('pay-anywhere', 'three value streams, `payments`, `everyday-banking` and `financial-crime`'),
    ],
  },
  {
    name: 'moves a train to another stream, in another file',
    file: 'financial-crime.thru',
    at: 'art kyc',
    entry: 'Move the train to the value stream `lending`',
    holds: {
      'financial-crime.thru': '      topology: stream-aligned\n    }\n  }\n}\n',
      'lending.thru': '  art kyc "KYC" {',
    },
    told: [
      'The product `kyc-hub` lives in the value stream `financial-crime`, but the train `kyc` that delivers it belongs to the value stream `lending`. Move the product there, or let a train of `financial-crime` deliver it.',
    ],
  },
  {
    name: 'extracts a train to a file of its own',
    file: 'payments.thru',
    at: 'art cards',
    entry: 'Move it to a file of its own, `cards.thru`',
    holds: {
      'payments.thru': '  art transfers-instant',
      'cards.thru': '\nart cards "Cards" in payments {\n  rte: @hugo',
    },
    gone: ['art cards "Cards" {'],
    come: ['art cards "Cards" in payments {'],
  },
  {
    name: 'takes an element that stands elsewhere into the block of its home',
    file: 'goals.thru',
    at: 'theme Calm',
    entry: 'Move it into the block of `nordhaven`',
    holds: {
      'goals.thru': '// A theme that somebody began in a file of its own.\n',
      'enterprise.thru':
        '\n\n  // It is what the board asks for.\n  theme CalmBank "A calm bank" { owner: @ingrid.halvorsen }\n',
    },
    gone: ['theme CalmBank "A calm bank" in nordhaven { owner: @ingrid.halvorsen }'],
    come: ['theme CalmBank "A calm bank" { owner: @ingrid.halvorsen }'],
  },
];

describe('the light bulb', () => {
  it.each(refactorings)('$name; and one step takes it back', async (each) => {
    const { page, workspace, open } = studio;
    const { file, at, entry, holds, gone = [], come = [], told = [], mended = [] } = each;
    const before = { texts: textsIn(workspace), problems: await problems() };
    await open(file);
    await choose(at, entry);
    const files = Object.keys(holds);
    if (files.length === 1) await saved(1);
    for (const [name, text] of Object.entries(holds)) await expect.poll(() => textsIn(workspace)[name]).toContain(text);
    // VS Code empties a file before it writes it anew.
    await expect.poll(() => linesOf(before.texts, textsIn(workspace))).toEqual(gone);
    await expect.poll(() => linesOf(textsIn(workspace), before.texts)).toEqual(come);
    const expected = [...before.problems.filter((problem) => !mended.includes(problem)), ...told].sort();
    await expect.poll(problems).toEqual(expected);
    await open(file);
    await page.keyboard.press('Control+z');
    await saved(files.filter((name) => before.texts[name] !== undefined).length);
    await expect.poll(() => textsIn(workspace)).toEqual(before.texts);
    await expect.poll(problems).toEqual(before.problems);
  });
});
