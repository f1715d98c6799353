import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { entryOf, kindRow, type Kind } from '../metamodel/index.ts';
import { headcountOf } from '../model/headcount.ts';
import {
  ancestorsOf,
  childrenOf,
  parentOf,
  roleLinesOf,
  sources,
  streamsAround,
  targets,
  trainsOf,
  wordOf,
} from '../model/queries.ts';
import { nearest } from '../syntax/nearest.ts';
import { requiredRolesTable } from './required-roles.ts';
import { leastTeams, roleTable, type Requirement, type RoleTable } from './role-table.ts';
import { defineRule, isReal, severities, type Explanations, type Fix } from './rule.ts';
import { isBuiltIn, roleTitle, wordsOf } from './seats.ts';
import { hasUnresolved, isInUnknown, isOperational } from './stated.ts';
import { inWords, The } from './words.ts';

export const roleMissing = defineRule({
  name: 'role-missing',
  severity: 'warning',
  severityFrom: 'the role’s own declaration',
  profile: 'guide',
  summary: 'An element has every role that its declaration requires, its own or inherited.',
  why: 'Every level has people who answer for it. Where a role is missing, its decisions are taken by whoever is nearest, or not at all.',
  source:
    'Executive guide, How Value Streams Fit Into SAFe Levels, lines 37 to 42; How Strategy Connects to Execution, lines 50 to 58; Key Roles Recap, lines 168 to 174. Which role is required where, and how gravely, stands in the role’s own declaration',
  advice: 'Name who holds the role. An open seat is stated as `vacant`.',
  // Made when it is read: the whole library is parsed for it.
  get details() {
    return requiredRolesTable();
  },
  on: [
    'enterprise',
    'theme',
    'portfolio',
    'epic',
    'value-stream',
    'solution',
    'solution-train',
    'capability',
    'art',
    'feature',
    'team',
    'story',
    'product',
  ],
  examples: {
    ok: [
      { text: 'portfolio retail {\n  lpm: @amelia\n  enterprise-architect: vacant\n}' },
      {
        title: 'An open seat is stated',
        text: 'value-stream claims {\n  art sky {\n    rte: vacant\n    product-manager: @ben\n    business-owner: @dina\n  }\n}',
      },
    ],
    bad: [
      {
        title: 'A train without its engineer',
        text: `value-stream claims {
  art sky {
//    ^^^ error: The train \`sky\` has no Release Train Engineer; the executive guide names the role for trains. Name one with \`rte: @name\`, or write \`rte: vacant\`.
    product-manager: @ben
    business-owner: @dina
  }
}`,
        fixed: `value-stream claims {
  art sky {
    product-manager: @ben
    business-owner: @dina
    rte: vacant
  }
}`,
      },
      {
        title: 'A team without a product owner',
        text: `value-stream claims {
  operating-model: teams
  lpm: @amelia
  team kite {
//     ^^^^ error: The team \`kite\` has no Product Owner; the executive guide names the role for teams. Name one with \`po: @name\`, or write \`po: vacant\`.
    scrum-master: @fay
  }
}`,
        fixed: `value-stream claims {
  operating-model: teams
  lpm: @amelia
  team kite {
    scrum-master: @fay
    po: vacant
  }
}`,
      },
      {
        title: 'A role that practice asks for, from a size on',
        text: `art sky {
//  ^^^ info: The train \`sky\` has no System Architect; by common practice trains have the role from three teams on. Name one with \`system-architect: @name\`, or write \`system-architect: vacant\`.
  rte: vacant
  pm: @ben
  bo: @dina
  team kite { po: @a sm: @b }
  team hawk { po: @c sm: @d }
  team wren { po: @e sm: @f }
}`,
      },
      {
        title: 'A role of your own',
        text: `role pilot "Pilot" { at: epic required hint from reviewing }
epic scan {
//   ^^^^ hint: The epic \`scan\` has no Pilot; this model asks for the role in epics from \`reviewing\` on (\`required\` of its role \`pilot\`). Name one with \`pilot: @name\`, or write \`pilot: vacant\`.
  state: analyzing
  epic-owner: @ann
  business-owner: @dina
}`,
      },
    ],
  },
  check(element, { report, model }) {
    const { kind } = element;
    if (!isReal(kind) || element.unclear) return;
    const table = roleTable(model);
    const required = table.required.get(kind);
    if (!required || (kind === 'value-stream' && isOperational(element))) return;
    for (let index = 0; index < required.length; index += 1) {
      const requirement = required[index] as Requirement;
      if (isHeld(element, requirement, table) || !applies(element, requirement) || isInUnknown(element)) continue;
      if (requirement.at.inherited && answering(element).some(({ unclear }) => unclear)) continue;
      const { role, at } = requirement;
      const short = shortWord(role);
      report({
        at: atName(element),
        message: `${The(element)} has no ${roleTitle(role)}; ${askedBy(requirement, kind)}. Name one with \`${short}: @name\`, or write \`${short}: vacant\`.`,
        ...(at.required ? { severity: at.required } : {}),
        ...(at.guide ? {} : { isPractice: true as const }),
        data: { word: short },
        explainedBy: [
          ...misplacedSeats(element, requirement, table),
          ...misspeltSeats(element, requirement),
          ...(at.inherited ? causesAround(element, requirement, table) : []),
        ],
      });
    }
  },
  fix({ element, data }): readonly Fix[] {
    const word = data?.['word'];
    return word === undefined
      ? []
      : [{ title: `Write \`${word}: vacant\``, edits: addLines(element, [`${word}: vacant`]) }];
  },
});

/** Who asks for the role there: the guide, practice beyond it, or the model that declares the role. */
function askedBy({ role, at }: Requirement, kind: Kind): string {
  const { plural } = kindRow(kind);
  const teams = leastTeams(at.from ?? '');
  const from = teams === undefined ? at.from && `\`${at.from}\`` : `${inWords(teams)} teams`;
  const since = from === undefined ? '' : ` from ${from} on`;
  if (!isBuiltIn(role))
    return `this model asks for the role in ${plural}${since} (\`required\` of its role \`${role.name ?? ''}\`)`;
  return at.guide
    ? `the executive guide names the role for ${plural}${since}`
    : `by common practice ${plural} have the role${since}`;
}

/** A seat at the wrong level, in what stands around it or in it, is the cause: moving that line fills this seat. */
function misplacedSeats(element: Element, { role: wanted }: Requirement, { kindsOf }: RoleTable): Explanations {
  const homes = kindsOf.get(wanted) ?? [];
  const below = childrenOf(element);
  return [...ancestorsOf(element), ...below, ...below.flatMap((each) => childrenOf(each))]
    .filter((each) => isReal(each.kind) && !homes.includes(each.kind))
    .filter((each) => roleLinesOf(each).some(({ role }) => role === wanted))
    .map((each) => ({ rule: 'role-at-wrong-level', element: each }));
}

/** A line whose word nearly is that of the role. */
function misspeltSeats(element: Element, { role: wanted }: Requirement): Explanations {
  const words = [...wordsOf(wanted)];
  const isMisspelt = roleLinesOf(element).some(({ role, key }) => !role && nearest(key, words) !== undefined);
  return isMisspelt ? [{ rule: 'unknown-role', element }] : [];
}

/** Who could answer for it lacks the role as well, and that is at least as grave; or nobody knows who could. */
function causesAround(element: Element, requirement: Requirement, table: RoleTable): Explanations {
  const isAsGrave = ({ required = 'hint' }: Requirement['at']): boolean =>
    severities.indexOf(required) <= severities.indexOf(requirement.at.required ?? 'hint');
  const lacks = (each: Element): boolean =>
    isReal(each.kind) &&
    (table.required.get(each.kind) ?? []).some(
      (own) => requirement.accepted.has(own.role.name ?? '') && isAsGrave(own.at) && !holds(each, own, table),
    );
  return [
    ...(element.kind === 'epic' ? [{ rule: 'epic-without-value-stream', element }] : []),
    // The solution train that it asks for has the role.
    ...(element.kind === 'solution' && requirement.at.required !== 'error'
      ? [{ rule: 'solution-spans-without-coordination', element }]
      : []),
    ...(hasUnresolved(element, 'in', 'flows-into', 'assigned-to', 'coordinated-by')
      ? [{ rule: 'unresolved-reference', element }]
      : []),
    ...answering(element)
      .filter(lacks)
      .map((each) => ({ rule: 'role-missing', element: each })),
  ];
}

/** What stands around it, and who else answers for it. */
function answering(element: Element): readonly Element[] {
  return [...ancestorsOf(element), ...delivering(element)];
}

function shortWord(role: Element): string {
  const [value] = role.declaration?.statementsOf('abbreviation').flatMap(({ values }) => values) ?? [];
  return value?.type === 'text' ? value.text : (role.name ?? '');
}

/** From a state on, or from a number of teams on. */
function applies(element: Element, { at }: Requirement): boolean {
  if (at.from === undefined) return true;
  const least = leastTeams(at.from);
  // A team that stands there twice, or does not read, may be none.
  if (least !== undefined)
    return headcountOf(element).teams >= least && !childrenOf(element, 'team').some(({ unclear }) => unclear);
  if (!isReal(element.kind)) return true;
  const fact = entryOf('state', element.kind)?.fact;
  const states = fact?.form.form === 'word' ? fact.form.words : [];
  return states.indexOf(wordOf(element, 'state') ?? states[0] ?? '') >= states.indexOf(at.from);
}

/** No line upwards is as long, but for one that goes round in a circle. */
const deepest = 200;

function isHeld(element: Element, requirement: Requirement, table: RoleTable): boolean {
  if (holds(element, requirement, table)) return true;
  if (!requirement.at.inherited) return false;
  // Nearly always the nearest one answers; the others are not even looked up.
  let at = parentOf(element);
  for (let steps = 0; at && at !== element && steps < deepest; steps += 1, at = parentOf(at))
    if (holds(at, requirement, table)) return true;
  return delivering(element).some((each) => holds(each, requirement, table));
}

/** Another role satisfies it only where that one may be held: a product manager in a portfolio is no LPM. */
function holds(element: Element, { role: wanted, accepted }: Requirement, { kindsOf }: RoleTable): boolean {
  const lines = roleLinesOf(element);
  // By index, here and above: a loop over values makes objects, and this is asked of every item.
  for (let index = 0; index < lines.length; index += 1) {
    const role = lines[index]?.role;
    if (role?.name === undefined || !accepted.has(role.name)) continue;
    if (role === wanted || (isReal(element.kind) && (kindsOf.get(role) ?? []).includes(element.kind))) return true;
  }
  return false;
}

/** Who answers for it besides what is above: the trains of a stream, the train of a solution, the owner of a backlog. */
function delivering(element: Element): readonly Element[] {
  switch (element.kind) {
    case 'value-stream':
      return trainsOf(element);
    case 'solution':
      return [...targets(element, 'coordinated-by'), ...childrenOf(element, 'solution-train')];
    case 'epic':
      return targets(element, 'flows-into').flatMap((stream) => [stream, ...trainsOf(stream)]);
    case 'capability':
    case 'feature':
    case 'story': {
      const owners = sources(element, 'ranks').flatMap((backlog) => parentOf(backlog) ?? []);
      const assigned = targets(element, 'assigned-to');
      return [...owners, ...assigned, ...[...owners, ...assigned].flatMap((owner) => streamsAround(owner))];
    }
    default:
      return [];
  }
}
