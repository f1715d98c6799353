import { compareLinks, isOwned, valueOf, type Element, type Link, type LinkRelation } from '../binding/element.ts';
import { linksOutThat, noteReadIn } from '../binding/link-lists.ts';
import { atKind, atLink, atName, atValue, type Place } from '../edits/places.ts';
import { removeDeclaration } from '../edits/declarations.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { kindRow } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { childrenOf, parentOf } from '../model/queries.ts';
import { copiedNames, copying, saysTheSame } from './copies.ts';
import { roleTable } from './role-table.ts';
import { defineRule, isReal, type CheckContext, type Fix } from './rule.ts';
import { isBuiltIn } from './seats.ts';
import { signs } from './signs.ts';
import { inWords, labelOfKind, nameOf, The } from './words.ts';

export const duplicateName = defineRule({
  name: 'duplicate-name',
  severity: 'error',
  profile: 'always',
  summary: 'Names are unique in their kind, owned ones in their owner; a person’s name is stated once.',
  why: 'A name is what everything else refers to. Where two elements have it, nobody knows which one is meant.',
  source: 'The language',
  advice: 'Give the second one a name of its own. Where a block was copied by mistake, take the copy out.',
  on: 'every',
  needs: (kind) => (kind === 'role' ? undefined : [signs.owned, signs.namesake, signs.personNamed]),
  examples: {
    ok: [
      { title: 'Two kinds may share a name', text: 'portfolio retail {\n  value-stream sky {\n    art sky\n  }\n}' },
    ],
    bad: [
      {
        title: 'Two trains of one name',
        text: `value-stream claims {
  art sky
}

value-stream policies {
  art sky
//    ^^^ error: There is another train called \`sky\`; names are unique among trains. Give this one a name of its own.
}`,
        fixed: `value-stream claims {
  art sky
}

value-stream policies {
  art sky-2
}`,
      },
      {
        title: 'Names that differ only in case',
        text: `value-stream claims {
  art sky
  art Sky
//    ^^^ warning: The train \`Sky\` and the train \`sky\` differ only in capital letters, which is easily misread. Rename one of them.
}`,
      },
      {
        title: 'A short form that another role has',
        text: `role deputy {
  at: art
  abbreviation: po
//              ^^ error: \`po\` means the role \`product-owner\` already; the names, abbreviations and aliases of roles are unique. Choose another word.
}`,
      },
      {
        title: 'Two names for one person',
        text: `art sky {
  rte: @ava "Ava Lind"
  product-manager: @ava "Eva Lind"
//                 ^^^^ error: \`@ava\` is called “Eva Lind” here and “Ava Lind” elsewhere. One of the two is wrong, or these are two people and need two handles.
}`,
      },
    ],
  },
  check(element, context) {
    const { kind, name } = element;
    if (isReal(kind)) {
      if (isOwned(element)) checkOwned(element, context);
      else if (name !== undefined) checkNamed(element, name, context);
    }
    if (kind === 'role') checkRoleWords(element, context);
    checkPeople(element, context);
  },
  fix({ at, data, element }, { model }): readonly Fix[] {
    const name = data?.['name'];
    if (name === undefined) return [];
    const sign = element.kind === 'person' ? '@' : '';
    const free = `${sign}${freeNumbered(name, element, model)}`;
    return [...withoutCopy(element, model), { title: `Rename it to \`${free}\``, edits: replaceAt(at, free) }];
  },
});

/** Its name with the first number from two on that nothing else has; an owned one has its name within its owner. */
function freeNumbered(name: string, element: Element, model: Model): string {
  const owner = isOwned(element) ? parentOf(element) : undefined;
  const within = new Set(owner ? childrenOf(owner).map((each) => each.name) : []);
  const isTaken = (wanted: string): boolean =>
    within.has(wanted) || model.meanings(wanted).length > 0 || model.named('person', wanted).length > 0;
  let number = 2;
  while (isTaken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

/** A block that says what the first one says is there by mistake. */
function withoutCopy(element: Element, model: Model): readonly Fix[] {
  const { kind, name, rank, declaration } = element;
  const first = isReal(kind) && name !== undefined && rank > 0 ? model.firstNamed(kind, name) : undefined;
  if (!first || !declaration?.block || !saysTheSame(element, first)) return [];
  return [{ title: 'Take this copy out', isPreferred: true, edits: removeDeclaration(element) }];
}

function checkNamed(element: Element, name: string, { model, report }: CheckContext): void {
  if (!isReal(element.kind)) return;
  const { plural, label } = kindRow(element.kind);
  const first = element.rank > 0 ? model.firstNamed(element.kind, name) : undefined;
  if (first) {
    // One of the two is a line that is still being typed, or was not taken out whole: that is told.
    if (first.broken || element.broken) return;
    report({
      at: atName(element),
      message: `There is another ${label} called ${nameOf(element)}; names are unique among ${plural}. ${adviceOn(copiedNames(element, first, model))}`,
      related: [{ at: atName(first), message: 'The first one is declared here.' }],
      data: { name },
      explainedBy: copying(element, first, model),
    });
    return;
  }
  const others = model.inOtherCase(element);
  const other = others.length === 0 ? undefined : others.find((each) => isBefore(each, element));
  if (!other) return;
  report({
    at: atName(element),
    severity: 'warning',
    message: `${The(element)} and the ${label} ${nameOf(other)} differ only in capital letters, which is easily misread. Rename one of them.`,
    related: [{ at: atName(other), message: `${nameOf(other)} is declared here.` }],
  });
}

function adviceOn(copied: number): string {
  if (copied === 0) return 'Give this one a name of its own.';
  const names = copied === 1 ? 'one more name is' : `${inWords(copied)} more names are`;
  return `Inside it ${names} there twice; take this copy out, or give each a name of its own.`;
}

function isBefore(a: Element, b: Element): boolean {
  const [left, right] = [a.file?.path ?? '', b.file?.path ?? ''];
  return left === right ? a.index < b.index : left < right;
}

/** Owned elements have their name within their owner; those without a name stand there once, backlogs aside. */
function checkOwned(element: Element, { report }: CheckContext): void {
  const { kind, name } = element;
  if (!isReal(kind) || (name === undefined && kindRow(kind).naming !== 'none')) return;
  const owner = parentOf(element);
  if (!owner) return;
  if (!hasLike(owner, element)) return;
  const first = childrenOf(owner, kind).find((each) => each.name === name);
  if (!first || first === element || first.broken || element.broken) return;
  const what =
    name === undefined
      ? `a second ${kindRow(kind).label}`
      : `another ${labelOfKind(element)} called ${nameOf(element)}`;
  report({
    at: name === undefined ? atKind(element) : atName(element),
    message: `The ${labelOfKind(owner)} ${nameOf(owner)} has ${what}. Keep one.`,
    related: [{ at: name === undefined ? atKind(first) : atName(first), message: 'The first one is here.' }],
    ...(name === undefined ? {} : { data: { name } }),
  });
}

/** Whether something else in its owner has its kind and name; makes no list and no function, since every backlog asks. */
function hasLike(owner: Element, { kind, name }: Element): boolean {
  let found = 0;
  noteReadIn(owner, 'in');
  for (let link = owner.firstChild; link && found < 2; link = link.nextIn)
    if (link.subject.kind === kind && link.subject.name === name) found += 1;
  return found > 1;
}

/** A word before a colon means one role, by whichever of its words. One that has the name of another replaces it. */
function checkRoleWords(role: Element, { model, report }: CheckContext): void {
  const { byWord } = roleTable(model);
  const told = (at: Place, word: string, isOwnName: boolean): void => {
    const other = (byWord.get(word) ?? []).find(
      (each) => each.name !== role.name && (isOwnName ? isBuiltIn(each) : each.name === word || isEarlier(each, role)),
    );
    if (!other) return;
    report({
      at,
      message: `\`${word}\` means the role \`${other.name ?? ''}\` already; the names, abbreviations and aliases of roles are unique. Choose another word.`,
      related: [{ at: atName(other), message: `The role \`${other.name ?? ''}\` is declared here.` }],
    });
  };
  told(atName(role), role.name ?? '', true);
  for (const key of ['abbreviation', 'aliases'])
    role.statements(key).forEach(({ values }, statement) => {
      values.forEach((value, index) => {
        if (value.type === 'text') told(atValue(role, key, statement, index), value.text, false);
      });
    });
}

function isEarlier(other: Element, role: Element): boolean {
  return isBuiltIn(other) || (!isBuiltIn(role) && isBefore(other, role));
}

const naming = ['holder', 'member', 'person'] as const;
const peoplesRelations: ReadonlySet<LinkRelation> = new Set(naming);

/** A person's name may be given at any mention, but it is one name. */
function checkPeople(element: Element, { report }: CheckContext): void {
  const mentions = linksOutThat(element, isTitled);
  for (let at = 0; at < mentions.length; at += 1) {
    // The index lies within the list.
    const link = mentions[at] as Link;
    const person = link.target;
    const value = valueOf(link);
    if (!person || value?.type !== 'person' || isAlwaysCalled(person, value.title)) continue;
    const titled = naming
      .flatMap((relation) => person.linksTo(relation))
      .filter((each) => titleOf(each) !== undefined)
      .sort(compareLinks);
    const [first] = titled;
    const name = person.title ?? (first ? titleOf(first) : undefined);
    if (name === undefined || name === value.title) continue;
    report({
      at: atLink(link),
      message: `\`@${value.handle}\` is called “${value.title}” here and “${name}” elsewhere. One of the two is wrong, or these are two people and need two handles.`,
      related:
        first && first !== link
          ? [{ at: atLink(first), message: `Here the name is “${titleOf(first) ?? name}”.` }]
          : [],
    });
  }
}

/** Nearly everybody is called the same wherever a name is given. */
function isAlwaysCalled(person: Element, name: string | undefined): boolean {
  if (person.title !== undefined) return person.title === name;
  if (person.onRead) for (const relation of naming) noteReadIn(person, relation);
  for (let link = person.firstIn; link; link = link.nextIn)
    if (peoplesRelations.has(link.relation) && (titleOf(link) ?? name) !== name) return false;
  return true;
}

/** Most mentions give a handle alone. */
function isTitled(link: Link): boolean {
  return peoplesRelations.has(link.relation) && titleOf(link) !== undefined;
}

function titleOf(link: Link): string | undefined {
  const value = valueOf(link);
  return value?.type === 'person' ? value.title : undefined;
}
