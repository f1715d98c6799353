/** What is lost in typical half-typed states: a golden table, and the most that may ever be lost. */
import { describe, expect, it } from 'vitest';
import { summarize } from './summarize.ts';
import type { FileSummary } from './summary.ts';

const sound = `enterprise acme "Acme" {
  executive: @carla
  theme digital "Digital first"
}

portfolio retail "Retail" in acme {
  lpm: @amelia, @noah
  budget: 42M EUR per year

  value-stream payments "Payments" {
    supports: digital
    customer: "Merchants"

    art pay-core "Core" {
      rte: @ava
      pi: 10 weeks

      backlog {
        feature F-1 "Request to pay" { implements: instant }
        feature F-2 "Refund"
      }

      team falcon "Falcon" {
        product-owner: @emil
        members: 7
      }

      team osprey "Osprey" { members: 8 }
    }
  }

  epic instant "Instant payments" { flows-into: payments }
}
`;

/** Each state: what was typed or deleted last. */
const states: readonly (readonly [string, (text: string) => string])[] = [
  ['open string in a title', (text) => text.replace('"Payments" {', '"Payments {')],
  ['open string in a title without a block', (text) => text.replace('"Refund"', '"Refund')],
  ['open string in a fact', (text) => text.replace('"Merchants"', '"Merchants')],
  ['only the quote of a title', (text) => text.replace('"Falcon" {', '" {')],
  ['missing closing brace of a team', (text) => text.replace('members: 7\n      }', 'members: 7')],
  ['missing closing brace of a train', (text) => text.replace('{ members: 8 }\n    }', '{ members: 8 }')],
  ['missing closing brace of the enterprise', (text) => text.replace('"Digital first"\n}', '"Digital first"')],
  ['missing closing brace of a backlog', (text) => text.replace('"Refund"\n      }', '"Refund"')],
  ['missing opening brace of a team', (text) => text.replace('"Falcon" {', '"Falcon"')],
  ['missing opening brace of a value stream', (text) => text.replace('"Payments" {', '"Payments"')],
  ['one closing brace too many', (text) => text.replace('members: 7\n      }', 'members: 7\n      }\n      }')],
  ['one opening brace too many', (text) => text.replace('"Falcon" {', '"Falcon" { {')],
  ['half a kind', (text) => text.replace('      team osprey "Osprey" { members: 8 }', '      tea')],
  ['a misspelt kind', (text) => text.replace('team osprey', 'taem osprey')],
  ['a kind without a name', (text) => text.replace('team osprey "Osprey" { members: 8 }', 'team')],
  ['a kind with a title only', (text) => text.replace('team osprey "Osprey"', 'team "Osprey"')],
  ['half a key', (text) => text.replace('pi: 10 weeks', 'p')],
  ['a key without a colon', (text) => text.replace('pi: 10 weeks', 'pi 10 weeks')],
  ['nothing after a colon', (text) => text.replace('supports: digital', 'supports:')],
  ['nothing after the colon of a role', (text) => text.replace('rte: @ava', 'rte:')],
  ['only an at sign', (text) => text.replace('rte: @ava', 'rte: @')],
  ['a comma at the end of a list', (text) => text.replace('@amelia, @noah', '@amelia, ')],
  ['two commas', (text) => text.replace('@amelia, @noah', '@amelia,, @noah')],
  ['`in` without a parent', (text) => text.replace('in acme', 'in')],
  ['half a date', (text) => text.replace('pi: 10 weeks', 'pi-start: 2026-0')],
  ['half an amount', (text) => text.replace('42M EUR per year', '42M EUR per')],
  ['half a comment', (text) => text.replace('pi: 10 weeks', 'pi: 10 weeks /')],
  ['an open comment at the end', (text) => `${text}\n/* and then`],
  ['an open comment above a declaration', (text) => text.replace('  value-stream', '  /** What moves\n  value-stream')],
  [
    'an open comment of two lines',
    (text) => text.replace('  value-stream', '  /** What moves\n   * money\n  value-stream'),
  ],
  [
    'an open comment before another',
    (text) => text.replace('  value-stream', '  /** What\n  /* moves */\n  value-stream'),
  ],
  ['a colon after a kind', (text) => text.replace('backlog {', 'backlog: {')],
  ['the brace on the next line', (text) => text.replace('"Falcon" {', '"Falcon"\n      {')],
  ['two statements run together', (text) => text.replace('rte: @ava\n      pi', 'rte: @ava pi')],
  ['a stray text', (text) => text.replace('pi: 10 weeks', 'pi: 10 weeks\n      "what was this"')],
  ['a stray number', (text) => text.replace('pi: 10 weeks', 'pi: 10 weeks\n      4711')],
  ['a pasted address', (text) => text.replace('pi: 10 weeks', 'pi: 10 weeks\n      https://wiki.acme.example/x?y=1')],
  ['a currency sign', (text) => text.replace('42M EUR', '€42M')],
  ['a title between curly quotes', (text) => text.replace('"Osprey"', '“Osprey”')],
  ['an equals sign for the colon', (text) => text.replace('pi: 10 weeks', 'pi = 10 weeks')],
  ['a kind in two words', (text) => text.replace('value-stream', 'value stream')],
  ['title before name', (text) => text.replace('team osprey "Osprey"', 'team "Osprey" osprey')],
];

type Named = { readonly parent: string; readonly facts: readonly string[] };

/** Declarations by kind and name, with their parent and their facts. */
function index({ declarations }: FileSummary): ReadonlyMap<string, Named> {
  const label = (at: number): string => {
    const { kind = 'file', name = '' } = declarations[at] ?? {};
    return `${kind} ${name}`.trim();
  };
  return new Map(
    declarations.map(({ parent, statements }, at) => [
      label(at),
      {
        parent: parent < 0 ? '' : label(parent),
        facts: statements
          .filter(({ status, values }) => status !== 'word' && values.some(({ type }) => type !== 'invalid'))
          .map(({ key }) => key),
      },
    ]),
  );
}

type Loss = {
  readonly lost: readonly string[];
  readonly misplaced: readonly string[];
  readonly facts: readonly string[];
};

function lossOf(text: string): Loss {
  const before = index(summarize(sound));
  const after = index(summarize(text));
  const lost = [...before.keys()].filter((name) => !after.has(name));
  const misplaced = [...before]
    .filter(([name, { parent }]) => after.has(name) && after.get(name)?.parent !== parent)
    .map(([name]) => name);
  const facts = [...before].flatMap(([name, { facts: own }]) =>
    own.filter((key) => after.has(name) && !after.get(name)?.facts.includes(key)).map((key) => `${key} of ${name}`),
  );
  return { lost, misplaced, facts };
}

const cell = (list: readonly string[]): string => (list.length === 0 ? '–' : list.join(', '));

const results = states.map(([title, change]) => {
  const text = change(sound);
  return { title, text, loss: lossOf(text), sentences: summarize(text).syntaxProblems.map(({ message }) => message) };
});

describe('half-typed text', () => {
  it.each(results)('$title differs from the sound text', ({ text }) => {
    expect(text).not.toBe(sound);
  });

  it('loses what the table says', async () => {
    const rows = results.map(
      ({ title, loss, sentences }) =>
        `| ${title} | ${cell(loss.lost)} | ${cell(loss.misplaced)} | ${cell(loss.facts)} | ${sentences.join(' ') || '–'} |`,
    );
    const table = [
      '| half-typed | declarations lost | misplaced | facts lost | what is said of the syntax |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
    await expect(table).toMatchFileSnapshot('golden/recovery.md');
  });

  it('loses no declaration but the one that is being typed', () => {
    const sum = (pick: (loss: Loss) => readonly string[]): number =>
      results.reduce((total, { loss }) => total + pick(loss).length, 0);
    expect({
      lost: sum(({ lost }) => lost),
      misplaced: sum(({ misplaced }) => misplaced) <= 6,
      facts: sum(({ facts }) => facts) <= 20,
    }).toEqual({ lost: 3, misplaced: true, facts: true });
  });
});
