/** Nothing that must not leave the house is in any byte of any export. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProject, type Project } from '../project.ts';
import { exportAs, exporters } from './index.ts';

function example(name: string): { readonly project: Project; readonly text: string } {
  const folder = new URL(`../../examples/${name}/`, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.thru'))
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
  const project = createProject({ isIncremental: false });
  project.update(files);
  return { project, text: files.map(({ text }) => text).join('\n') };
}

function every(project: Project, redact: readonly ('people' | 'money')[]): readonly (readonly [string, string])[] {
  return exporters.map(({ name }) => {
    const written = exportAs(name, project, { name: 'Bank', redact });
    return [name, 'text' in written ? written.text : written.problem];
  });
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([all, group]) => group ?? all))];
}

test.each(['nordhaven-bank', 'kelpworks'])('no name, handle or address of %s is left', (name) => {
  const { project, text } = example(name);
  const people = [
    ...found(text, /@[\p{L}\w.-]+ "([^"]+)"/gu),
    ...found(text, /@[\p{L}_][\p{L}\w.-]+/gu),
    ...found(text, /[\w.-]+@[\w-]+\.[\w.]+/g),
  ];
  expect(people.length).toBeGreaterThan(15);
  const before = every(project, [])
    .map(([, written]) => written)
    .join('\n');
  expect(people.filter((person) => before.includes(person)).length).toBeGreaterThan(5);
  for (const [format, written] of every(project, ['people']))
    expect([format, people.filter((person) => written.includes(person))]).toEqual([format, []]);
});

test.each(['nordhaven-bank', 'kelpworks'])('no amount of %s is left', (name) => {
  const { project, text } = example(name);
  const amounts = [
    ...found(text, /\d[\d._]*[kMB]?\s(?:EUR|USD|CHF|GBP)/g),
    ...found(text, /\d[\d.]*\s(?:million|billion)/g),
    ...found(text, /(?:budget|reserve|cost|approval-threshold): (\d[\d._]*[kMB]?)/g),
  ].filter((each) => /[kMB\s]/.test(each));
  expect(amounts.length).toBeGreaterThan(5);
  for (const [format, written] of every(project, ['money']))
    expect([format, amounts.filter((amount) => isIn(written, amount))]).toEqual([format, []]);
});

/** As an amount of its own: `2M` is no part of `12M`. */
function isIn(text: string, amount: string): boolean {
  return new RegExp(`(?<![\\d.])${amount.replaceAll('.', '\\.')}`).test(text);
}

function redactedText(text: string, redact: readonly ('people' | 'money')[], format: 'json' | 'csv' = 'json'): string {
  const project = createProject({ isIncremental: false });
  project.update([{ path: 'a.thru', text }]);
  const written = exportAs(format, project, { name: 'Acme', redact });
  return 'text' in written ? written.text : written.problem;
}

const people = `/** Ask Ava Lindqvist or write to ava@acme.example; @ben knows too. Lindqvist's plan. */
portfolio p "P" { lpm: @ava "Ava Lindqvist", @ben
  customer-note: "Ava"
  meta { owner: "Ben Okri and AVA LINDQVIST" }
}
value-stream v "Ava Lindqvist and friends" in p { lpm: @ava }
team ava "Ava" in v
person @ben "Ben Okri" { email: "ben.okri@acme.example"  position: "Head of Ben Okri's office" }
supplier s { contact: "Ava, +49 30 1234" }
`;

test('people are gone from comments, titles, own facts, contacts and problems', () => {
  for (const format of ['json', 'csv'] as const) {
    const text = redactedText(people, ['people'], format);
    expect(text).not.toMatch(/Lindqvist|Okri|ava@|ben\.okri|@ava|@ben|1234/i);
    expect(text).toContain('Person 2');
  }
});

test('somebody keeps one number everywhere, and a team that is called like her keeps its title', () => {
  const text = redactedText(people, ['people']);
  expect(text.match(/"person:person-1"/g)?.length).toBeGreaterThan(2);
  expect(text).toContain('"title": "Ava"');
});

const money = `/** Costs 12M a year, EUR 3.5 million, €4,000, 1 200 euros, 7 bn; 10 weeks, 5 teams, 2026 and H2 stay. */
portfolio p "A 42M EUR portfolio" {
  budget: 42M EUR per year
  reserve: 2M EUR
  approval-threshold: 5M EUR
  epic e "E" { cost: 900k EUR  hypothesis: "Saves $3M" }
  value-stream v "V" { budget: 50M EUR per year }
  objective o { key-result r "Revenue": 10M EUR -> 12M EUR by 2026-12-31, now 11M EUR }
  objective q { key-result u "Users": 2.1M -> 3.5M by 2026-12-31 }
}
`;

test('amounts are gone from facts, measures, texts and problems; other numbers stay', () => {
  for (const format of ['json', 'csv'] as const) {
    const text = redactedText(money, ['money'], format);
    expect(text).not.toMatch(/42|12M|3\.5 million|4,000|1 200|7 bn|900|\$3|50M|50000000|10M|11M|5M EUR|2M EUR/);
    expect(text).toContain('10 weeks, 5 teams, 2026 and H2 stay');
    expect(text).toContain('hidden');
  }
  expect(redactedText(money, ['money'])).toContain('3500000');
});

test('nothing that is redacted makes a problem of its own', () => {
  const { project } = example('nordhaven-bank');
  const messages = (redact: readonly ('people' | 'money')[]) => {
    const written = exportAs('markdown', project, { name: '', redact });
    return 'text' in written ? (written.text.split('## Problems')[1] ?? '').split('\n').length : 0;
  };
  expect(messages(['people', 'money'])).toBe(messages([]));
});
