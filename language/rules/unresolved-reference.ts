import { valueOf, type Element, type Link, type LinkRelation } from '../binding/element.ts';
import { linksOutThat } from '../binding/link-lists.ts';
import { targetKinds } from '../binding/resolve.ts';
import { appendToFile } from '../edits/declarations.ts';
import { atLink, atName } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { parentOf, personName } from '../model/queries.ts';
import { nearest, nearestFew } from '../syntax/nearest.ts';
import type { ElementKind } from '../syntax/summary.ts';
import { defineRule, isReal, type CheckContext, type Finding, type Fix, withArticle } from './rule.ts';
import { signs } from './signs.ts';
import { isInUnknown, misplacing } from './stated.ts';
import { trainText } from './train-text.ts';
import { vacantSeats } from './vacant-seats.ts';
import { labelOfKind, oneOf, someOf } from './words.ts';

export const unresolvedReference = defineRule({
  name: 'unresolved-reference',
  severity: 'error',
  profile: 'always',
  summary: 'A name that is used is declared, as a kind that the key takes.',
  why: 'A train that names a value stream nobody declares hangs in the air: it is in no sum, and no strategy reaches its teams.',
  source: 'The language',
  advice: 'Take the name that was meant, or declare the element.',
  on: 'every',
  needs: [signs.doubtfulReference, signs.person],
  examples: {
    ok: [
      { text: 'portfolio retail {\n  value-stream lending\n}\n\nart loans in lending' },
      {
        title: 'People of other names, whose handles are alike',
        text: 'portfolio retail {\n  lpm: @ann.berg\n  enterprise-architect: @ann.berg, @anna.berg "Anna Berg"\n}\n\nperson @ann.berg "Ann Berg"',
      },
    ],
    bad: [
      {
        title: 'A misspelt name',
        text: `portfolio retail {
  value-stream lending
}

art loans in lendng
//           ^^^^^^ error: No value stream is called \`lendng\`; declare it, or correct the name. Did you mean \`lending\`?`,
        fixed: `portfolio retail {
  value-stream lending
}

art loans in lending`,
      },
      {
        title: 'A handle that nearly equals another',
        text: `art sky {
  release-train-engineer: @jane.doe
  team kite {
    scrum-master: @jane.doe
    product-owner: @jane.deo
//                 ^^^^^^^^^ hint: \`@jane.deo\` is named only here, and \`@jane.doe\` nearly equals it. If they are one person, write one handle.
  }
}`,
        fixed: `art sky {
  release-train-engineer: @jane.doe
  team kite {
    scrum-master: @jane.doe
    product-owner: @jane.doe
  }
}`,
      },
      {
        title: 'Declared neither as the kind before it nor as another',
        text: `portfolio retail {
  milestone reporting: 2027-03-31 { affects: art sky }
//                                               ^^^ error: No train is called \`sky\`; declare it, or correct the name.
}`,
      },
      {
        title: 'A name of another kind',
        text: `portfolio retail {
  value-stream lending {
    product loan { delivered-by: lending }
//                               ^^^^^^^ error: \`lending\` is a value stream; \`delivered-by\` takes a train, a supplier or a team. Name one.
  }
}`,
      },
    ],
  },
  check(element, context) {
    const { model } = context;
    const doubtful = linksOutThat(element, isDoubtful, model);
    if (doubtful.length === 0 || isInUnknown(element)) return;
    for (const link of doubtful) {
      if (link.status === 'unresolved') reportUnknown(link, context);
      else if (link.status === 'wrong-kind' && link.target) reportWrongKind(link, link.target, context);
      else if (link.target?.kind === 'person') reportSimilar(link, link.target, context);
    }
  },
  fix(finding, { model }): readonly Fix[] {
    const { at, data } = finding;
    const name = data?.['name'];
    const kinds = kindsIn(data?.['kinds']);
    const similar = data?.['similar'];
    if (similar !== undefined) return [{ title: `Replace by \`${similar}\``, edits: replaceAt(at, similar) }];
    if (name === undefined) return [];
    const meant = nearestFew(name, candidatesFor(model, name, kinds, data?.['role'] === 'yes'));
    const kind = kindToDeclare(finding, kinds);
    return [
      ...meant.map((each, index) => ({
        title: `Replace by \`${each}\``,
        ...(index === 0 ? { isPreferred: true as const } : {}),
        edits: replaceAt(at, each),
      })),
      ...(kind === undefined || data?.['create'] !== 'yes' || name === reserved
        ? []
        : [
            {
              title: `Declare the ${kindRow(kind).label} \`${name}\``,
              edits: appendToFile(finding.element, declarationOf(kind, name, model)),
            },
          ]),
    ];
  },
});

/** More would be a list to search in. */
const mostKinds = 6;

/** The one word that cannot be a name. */
const reserved = 'in';

/** What a name may mean: the kind that stands before it, else all that its key takes. */
function kindsMeant(link: Link): readonly Kind[] {
  const value = valueOf(link);
  const qualifier = value?.type === 'reference' ? value.qualifier : undefined;
  return qualifier === undefined ? targetKinds(link) : [qualifier];
}

/** What a backlog holds first, by whose it is. */
const worked: Readonly<Partial<Record<ElementKind, Kind>>> = {
  portfolio: 'epic',
  'value-stream': 'epic',
  solution: 'capability',
  'solution-train': 'capability',
  art: 'feature',
  team: 'story',
};

function kindToDeclare({ at }: Finding, kinds: readonly Kind[]): Kind | undefined {
  const home = at.key === 'ranks' ? parentOf(at.element)?.kind : undefined;
  const usual = home === undefined ? undefined : worked[home];
  // Where nearly every kind may be meant, nobody knows which one to declare.
  if (kinds.length > mostKinds) return undefined;
  return usual !== undefined && kinds.includes(usual) ? usual : kinds[0];
}

/** What a new element cannot be without stands in it as vacant. */
function declarationOf(kind: Kind, name: string, model: Model): string {
  if (kind === 'art') return trainText(name, model);
  const seats = kind === 'team' || kind === 'portfolio' || kind === 'solution' ? vacantSeats(kind, model) : [];
  return seats.length === 0 ? `${kind} ${name}` : `${kind} ${name} {\n  ${seats.join('\n  ')}\n}`;
}

function isDoubtful(link: Link, model: Model): boolean {
  return leadsAstray(link) || mayBeMisspelt(link, model);
}

function leadsAstray({ implied, relation, status }: Link): boolean {
  return status !== 'resolved' && !implied && relation !== 'role-key' && relation !== 'misplaced';
}

function mayBeMisspelt({ relation, name }: Link, model: Model): boolean {
  return people.has(relation) && model.similarHandle(name) !== undefined;
}

/** What leads to people: any handle means somebody. */
const people: ReadonlySet<LinkRelation> = new Set(['holder', 'member', 'person']);

function reportUnknown(link: Link, { report, model }: CheckContext): void {
  const isRole = link.relation === 'role';
  const kinds = isRole ? [] : kindsMeant(link);
  const what = isRole ? 'role' : kinds.length > mostKinds ? 'element' : oneOf(kinds.map((kind) => kindRow(kind).label));
  report({
    at: atLink(link),
    message: `No ${what} is called \`${link.name}\`; declare it, or correct the name.`,
    suggestion: { word: link.name, find: () => nearest(link.name, candidatesFor(model, link.name, kinds, isRole)) },
    data: { name: link.name, kinds: kinds.join(' '), create: isRole ? 'no' : 'yes', role: isRole ? 'yes' : 'no' },
  });
}

function reportWrongKind(link: Link, target: Element, { report }: CheckContext): void {
  const key = link.relation === 'ranks' ? 'a backlog' : `\`${link.key}\``;
  const takes = link.relation === 'ranks' ? 'holds' : 'takes';
  report({
    at: atLink(link),
    message: `\`${link.name}\` is ${withArticle(labelOfKind(target))}; ${key} ${takes} ${someOf(targetKinds(link))}. Name one.`,
    related: [{ at: atName(target), message: `The ${labelOfKind(target)} \`${link.name}\` is declared here.` }],
    explainedBy: misplacing(target),
  });
}

/** A handle needs no declaration, so that a misspelt one is a person of its own whom nobody meant. */
function reportSimilar(link: Link, person: Element, { model, report }: CheckContext): void {
  const similar = model.similarHandle(link.name);
  if (similar === undefined || person.declaration || usesOf(person) > 1 || person.title !== undefined) return;
  const other = model.person(similar);
  const isKnown = other.declaration !== undefined || usesOf(other) > 1;
  if (!isKnown || (personIsNamed(link) && personName(person) !== personName(other))) return;
  report({
    at: atLink(link),
    severity: 'hint',
    message: `\`@${link.name}\` is named only here, and \`@${similar}\` nearly equals it. If they are one person, write one handle.`,
    data: { name: link.name, similar: `@${similar}` },
  });
}

function usesOf(person: Element): number {
  return person.linksTo('holder').length + person.linksTo('member').length + person.linksTo('person').length;
}

function personIsNamed(link: Link): boolean {
  const value = valueOf(link);
  return value?.type === 'person' && value.title !== undefined;
}

function kindsIn(text: string | undefined): readonly Kind[] {
  // Whether it is a kind is what is asked.
  return (text ?? '').split(' ').filter((word): word is Kind => word !== '' && isReal(word as Kind));
}

/** Comparing a name with a hundred thousand others costs; those of the kinds in question that start or end alike are tried. */
function candidatesFor(model: Model, name: string, kinds: readonly Kind[], isRole: boolean): Iterable<string> {
  if (isRole) return model.roleNames();
  const candidates: string[] = [];
  for (const kind of new Set(kinds)) {
    for (const each of model.declared(kind)) {
      // Owned elements have names that nothing refers to.
      if (each.entry && each.name !== undefined && isAlike(each.name, name)) candidates.push(each.name);
      if (candidates.length > 4000) return candidates;
    }
  }
  return candidates;
}

function isAlike(other: string, name: string): boolean {
  if (other === name || Math.abs(other.length - name.length) > Math.max(1, Math.floor(name.length / 3))) return false;
  const [a, b] = [other.toLowerCase(), name.toLowerCase()];
  return a[0] === b[0] || a.at(-1) === b.at(-1);
}
