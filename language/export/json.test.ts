import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { createProject } from '../project.ts';
import { kinds, levels, relationKeys } from '../metamodel/index.ts';
import { toJson, type OrganisationJson } from './json.ts';
import { oneRule } from '#testing';

const schemaText = readFileSync(new URL('../../schemas/organisation.schema.json', import.meta.url), 'utf8');
// The schema is a file of ours; the contract test below compares its parts with the metamodel.
const schema = JSON.parse(schemaText) as {
  definitions: {
    element: {
      properties: {
        kind: { enum: string[] };
        level: { enum: string[] };
        relations: { propertyNames: { enum: string[] } };
      };
    };
  };
};
const validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(schema);

function exported(...texts: readonly string[]): OrganisationJson {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update(texts.map((text, index) => ({ path: `file-${index}.thru`, text })));
  return toJson(project, 'Acme');
}

/** What the schema has to say against it. */
function complaints(organisation: OrganisationJson): readonly unknown[] {
  // What is written is text, so it is the text that is checked.
  return validate(JSON.parse(JSON.stringify(organisation))) ? [] : (validate.errors ?? []).slice(0, 3);
}

const text = `/** Pays. */
portfolio retail "Retail Banking" {
  budget: 42M EUR per year
  horizons: h0 6%, h1 94%
  value-stream payments "Payments" {
    pi: 10 weeks
    iterations: 4 x 2 weeks, ip 2 weeks
    art pay-core "Payments Core" {
      rte: @ava "Ava Lindqvist" lead
      system-architect: vacant since 2026-06-01
      backlog { feature PAY-101 "Request to pay" { wsjf: value 20, time 8, risk 3, size 13  planned-for: 2026.3 } }
      team falcon { members: @tor 60%, @liv, vacant }
      flow { load: max 5  velocity: 20 per 70 days  time: p85 20 days  efficiency: min 40%  predictability: min 80% }
      meta { cost-centre: "4711"  __proto__: "harmless" }
    }
    product instant-pay { delivered-by: pay-core lead, nobody }
    objective grow { key-result users "Users": 2.1M -> 3.5M by 2026-12-31, now 2.4M on 2026-06-30 }
    milestone go-live: 2026-10-01 until 2026-10-03
  }
  epic instant "Instant" { funding: project "PRJ-1"  approved-by: lpm on 2026-01-20  supports: theme digital  tags: #pci }
}
role captain { abbreviation: cap  at: art required warning from active  holders: 1 to 3 }
`;

test('every element is there, with its place, facts, relations and roles', () => {
  const organisation = exported(text);
  const train = organisation.elements.find(({ id }) => id === 'art:pay-core');
  expect(train).toMatchObject({
    kind: 'art',
    level: 'program',
    name: 'pay-core',
    title: 'Payments Core',
    place: { file: 'file-0.thru', line: 8, column: 5 },
    relations: { in: [{ name: 'payments', to: 'value-stream:payments' }] },
    roles: [
      { key: 'rte', holders: [{ person: 'person:ava', lead: true }] },
      { key: 'system-architect', holders: [{ vacant: true, since: '2026-06-01' }] },
    ],
  });
  expect(organisation.elements.find(({ id }) => id === 'portfolio:retail')).toMatchObject({
    doc: 'Pays.',
    facts: { budget: [{ type: 'amount', number: 42e6, currency: 'EUR', per: 'year' }] },
  });
  expect(organisation.elements.find(({ id }) => id === 'product:instant-pay')?.relations['delivered-by']).toEqual([
    { name: 'pay-core', to: 'art:pay-core', lead: true },
    { name: 'nobody' },
  ]);
  expect(complaints(organisation)).toEqual([]);
});

test('what it says of every form of value is what the schema says', () => {
  expect(complaints(exported(text))).toEqual([]);
  for (const file of generateOrganisation({ elements: 600, layout: 'many-files' }).files)
    expect(complaints(exported(file.text))).toEqual([]);
});

test('half-typed text gives an organisation that the schema describes', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(40), (from, length) => {
      expect(complaints(exported(text.slice(0, from) + text.slice(from + length)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('the schema names the kinds, levels and relations of the metamodel', () => {
  const { kind, level, relations } = schema.definitions.element.properties;
  expect(kind.enum).toEqual([...kinds]);
  expect(level.enum).toEqual([...levels]);
  expect(relations.propertyNames.enum).toEqual(['in', 'ranks', 'members', ...relationKeys]);
});

test('a key of the organisation is a property like any other, whatever its name', () => {
  const meta = exported(text).elements.find(({ kind }) => kind === 'meta');
  expect(JSON.stringify(meta?.facts)).toContain('"__proto__":[{"type":"text","text":"harmless"}]');
});
