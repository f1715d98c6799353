/** What keeps trust in the problems, point by point; `every-rule.test.ts` asks more of each rule. */
import { describe, expect, it } from 'vitest';
import { marked, plainText } from '#testing';
import { createProject, type Project } from '../project.ts';
import { rules } from './index.ts';
import { createSettings } from './settings.ts';

type Told = { readonly rule: string; readonly at: string; readonly element: string | undefined };

function projectOf(source: string, profile: 'recommended' | 'all' = 'recommended'): Project {
  const project = createProject({ settings: createSettings({ profile, rules: {}, overrides: [] }) });
  project.update(marked(source).files);
  return project;
}

/** What is told of a model: the rule, the words at which it is told, and the element. */
function told(source: string, profile: 'recommended' | 'all' = 'recommended', fold = true): readonly Told[] {
  return toldOf(projectOf(source, profile), fold);
}

function toldOf(project: Project, fold = true): readonly Told[] {
  return project.paths().flatMap((path) =>
    project.problems(path, { fold }).map(({ rule, span, element }) => ({
      rule,
      at: project.file(path)?.text.slice(span.start, span.end) ?? '',
      element,
    })),
  );
}

const rulesTold = (source: string, profile: 'recommended' | 'all' = 'recommended'): readonly string[] =>
  told(source, profile).map(({ rule }) => rule);

describe('1. nobody gets a problem for being small', () => {
  it('one value stream with one train is a whole organisation', () => {
    const source = `value-stream bakery "Online bakery" {
  customer: "People who want bread at the door"
  budget: 900k EUR per year
  lpm: @olga
  art oven {
    rte: @per
    product-manager: @mia
    business-owner: @olga
  }
}`;
    expect(told(source)).toEqual([]);
  });

  it.each([
    ['theme', 'portfolio p {\n  lpm: @a\n  ea: @b\n}', /theme|strategy|objective/],
    ['train', 'value-stream v { customer: "All" }\nteam kite { po: @a }\nproduct x', /art/],
    ['backlog', 'value-stream v {\n  art a\n}', /backlog/],
    ['product', 'value-stream v {\n  art a\n}\nsolution s', /product|solution-without/],
    ['figure', 'enterprise e {\n  theme t\n}\nvalue-stream v { supports: t }', /kpi|objective|business-value|flow/],
    ['review', 'portfolio p {\n  lpm: @a\n}', /cadence/],
    ['value stream', 'portfolio p {\n  epic e { state: implementing }\n}', /value-stream/],
  ])('no %s at all: nobody lacks one', (_, source, about) => {
    expect(rulesTold(source, 'all').filter((rule) => about.test(rule))).toEqual([]);
  });

  it('only a train always needs its value stream', () => {
    expect(rulesTold('art sky {\n  rte: @a\n  pm: @b\n  bo: @c\n}')).toEqual(['art-without-value-stream']);
  });
});

describe('2. one cause, one squiggle', () => {
  const shared = `//- a.thru
value-stream claims {
  customer: "All"
  lpm: @l
  budget: unknown
}
value-stream policies {
  customer: "All"
  lpm: @l
  budget: unknown
}
//- b.thru
art shared in claims, policies {
  rte: @a
  pm: @b
  bo: @c
}`;

  it('what a cause explains becomes its related information', () => {
    const project = projectOf(shared);
    expect(toldOf(project).map(({ rule }) => rule)).toEqual(['art-in-many-value-streams']);
    const [problem] = project.problems('b.thru');
    expect(problem?.related.map(({ message }) => message).join(' ')).toContain('is the only train of');
  });

  it('all of it is shown where nothing is folded', () => {
    expect(toldOf(projectOf(shared), false).map(({ rule }) => rule)).toEqual([
      'many-value-streams-one-art',
      'art-in-many-value-streams',
    ]);
  });

  it.each([
    [
      'a team in a portfolio',
      'portfolio p {\n  lpm: @l\n  ea: @e\n  value-stream v {\n    customer: "All"\n    budget: unknown\n    art a {\n      rte: @a\n      pm: @b\n      bo: @c\n    }\n  }\n  team t {\n    po: @d\n    sm: @f\n  }\n}',
      'misplaced',
    ],
    [
      'a role one level too low',
      'value-stream v {\n  customer: "All"\n  budget: unknown\n  lpm: @l\n  art a {\n    pm: @b\n    bo: @c\n    team t {\n      po: @d\n      sm: @f\n      rte: @a\n    }\n  }\n}',
      'role-at-wrong-level',
    ],
    [
      'a stream that a project pays for',
      'value-stream v {\n  customer: "All"\n  lpm: @l\n  funding: project "P-1"\n}',
      'project-funding',
    ],
    [
      'nested streams without money',
      'value-stream v {\n  customer: "All"\n  lpm: @l\n  value-stream w { customer: "All" }\n}',
      'value-stream-without-lean-budget',
    ],
  ])('%s is told once', (_, source, rule) => {
    expect(rulesTold(source)).toEqual([rule]);
  });
});

describe('3. what is missing', () => {
  it('a seat that is vacant, and what is hidden or unknown, is stated', () => {
    const source = `portfolio p {
  lpm: vacant
  ea: vacant
  approval-threshold: hidden
  value-stream v {
    customer: "All"
    budget: unknown
    art a {
      rte: vacant
      pm: vacant
      bo: vacant
      people: hidden
    }
  }
}`;
    expect(new Set(rulesTold(source))).toEqual(new Set(['role-vacant']));
  });
});

describe('4. a person’s problem', () => {
  it('is one, at the first place over the limit by path and offset; the others are related', () => {
    const project = projectOf(`//- b.thru
art sky {
  team kite { members: @ann 60% }
}
//- a.thru
art sea {
  team wren { members: @ann 60% }
  team hawk { members: @ann 60% }
}`);
    const found = project
      .paths()
      .flatMap((path) => project.problems(path))
      .filter(({ rule }) => rule === 'person-over-allocated');
    expect(found.map(({ path, related }) => [path, related.map((each) => each.path)])).toEqual([
      ['a.thru', ['a.thru', 'b.thru']],
    ]);
    expect(project.file('a.thru')?.text.slice(0, found[0]?.span.start)).toContain('hawk');
  });
});

describe('5. what words mean', () => {
  it.each([
    [
      'a fiscal year is a period, not an end',
      'value-stream v { budget: 3M EUR per fiscal-year from 2026-04-01 until 2027-03-31 }',
      'funding-has-end-date',
    ],
    [
      'a train of a nested value stream counts for those around it',
      'value-stream v {\n  value-stream w {\n    art a\n  }\n}',
      'value-stream-without-art',
    ],
    [
      'helping, depending, supporting and using are no alignment',
      'enterprise e {\n  theme t\n}\nsystem s in v\nvalue-stream v {\n  art a {\n    contributes-to: w\n    depends-on: b\n    supports: t\n    uses: s\n  }\n}\nvalue-stream w {\n  art b\n}',
      'art-in-many-value-streams',
    ],
    [
      'a name is functional only when all its words are',
      'value-stream v "Payment Operations"\nvalue-stream w "Quality of Life"',
      'organised-by-function',
    ],
  ])('%s', (_, source, rule) => {
    expect(rulesTold(source, 'all')).not.toContain(rule);
  });
});

describe('6. no rule ranks people', () => {
  it('whoever holds a seat, the same is told', () => {
    const source = `art sky {
  rte: @ann
  product-manager: @ann, @ben
  team kite { product-owner: @ann 20% }
  team hawk { product-owner: @ann }
  team wren { product-owner: @ann }
}`;
    const other = source.replaceAll('@ann', '@zoe').replaceAll('@ben', '@abe');
    const named = (each: Told): string => `${each.rule} ${each.at.replace('@zoe', '@ann').replace('@abe', '@ben')}`;
    expect(told(other, 'all').map(named)).toEqual(told(source, 'all').map(named));
    expect(told(source, 'all').length).toBeGreaterThan(3);
  });
});

describe('7. the order', () => {
  const model = rules.flatMap((rule) => rule.examples.bad.slice(0, 1)).map(({ text }) => plainText(text));

  it('of files never changes what is reported', () => {
    const all = model.map((text, index) => ({ path: `f${index}.thru`, text }));
    const report = (order: typeof all): unknown => {
      const project = createProject({ settings: createSettings({ profile: 'all', rules: {}, overrides: [] }) });
      for (const file of order) project.update([file]);
      return project
        .paths()
        .map((path) => project.problems(path).map(({ rule, span, message }) => [rule, span, message]));
    };
    expect(report(all.toReversed())).toEqual(report(all));
  });

  it('of declarations changes places, and nothing else', () => {
    const parts = [
      'portfolio p {\n  lpm: @l\n}',
      'value-stream qa "Quality Assurance" in p { budget: 3M EUR per year until 2027-01-01 }',
      'art sky { people: 210 }',
      'product desk in qa',
      'team kite { members: 15 }',
    ];
    const report = (order: readonly string[]): readonly string[] =>
      told(order.join('\n'), 'all')
        .map(({ rule, element }) => `${rule} ${element ?? ''}`)
        .sort();
    expect(report(parts.toReversed())).toEqual(report(parts));
  });
});
