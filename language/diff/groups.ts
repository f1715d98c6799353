// Over 300 lines: one reader a kind of group, each taking its changes out of what is left for the next.
/** Changes by what they are about: one cause with all that follows from it, told in a sentence. */
import type { Element } from '../binding/element.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import { childrenOf, headcountOf, sources } from '../model/queries.ts';
import type { AmountValue } from '../syntax/summary.ts';
import { valueText } from '../views/value-text.ts';
import type { Version } from './canonical.ts';
import { impacts, shortId, type Change, type Impact } from './changes.ts';
import { alongText, changeText, isOne, namesIn, namesOf, peopleText, seatText } from './group-words.ts';
import { called, calledId, capitalised, counted, listOf } from './words.ts';

export type GroupKind =
  'split' | 'merged' | 'moved' | 'renamed' | 'added' | 'removed' | 'transferred' | 'people' | 'changed';

export type Group = {
  readonly headline: string;
  readonly kind: GroupKind;
  readonly impact: Impact;
  /** The identities of its changes. */
  readonly changes: readonly string[];
  /** What was computed of both versions: `{people: 62, teams: 6}`. */
  readonly facts: Readonly<Record<string, number>>;
};

type Draft = Omit<Group, 'changes' | 'impact'> & { readonly changes: readonly Change[] };

export function groupsOf(a: Version, b: Version, changes: readonly Change[]): readonly Group[] {
  const grouping = new Grouping(a, b, changes);
  return grouping
    .groups()
    .map((draft) => ({ ...draft, impact: gravest(draft.changes), changes: draft.changes.map(({ id }) => id) }))
    .sort(
      (x, y) =>
        impacts.indexOf(x.impact) - impacts.indexOf(y.impact) ||
        (y.facts['people'] ?? 0) - (x.facts['people'] ?? 0) ||
        (x.headline < y.headline ? -1 : x.headline > y.headline ? 1 : 0),
    );
}

function gravest(changes: readonly Change[]): Impact {
  const least = Math.min(...changes.map(({ impact }) => impacts.indexOf(impact)));
  return impacts[least] ?? 'none';
}

/** Kinds in which others stand, so that they can be split and merged. */
const containers: ReadonlySet<Kind> = new Set<Kind>(['art', 'value-stream', 'portfolio', 'solution-train']);

class Grouping {
  private readonly a: Version;
  private readonly b: Version;
  private readonly left: Set<Change>;

  constructor(a: Version, b: Version, changes: readonly Change[]) {
    this.a = a;
    this.b = b;
    this.left = new Set(changes);
  }

  groups(): readonly Draft[] {
    return [
      ...this.splits(),
      ...this.merges(),
      ...this.moves(),
      ...this.renames(),
      ...this.comings('added'),
      ...this.comings('removed'),
      ...this.transfers(),
      ...this.people(),
      ...this.others(),
    ];
  }

  private take(changes: readonly Change[]): readonly Change[] {
    for (const change of changes) this.left.delete(change);
    return changes;
  }

  private ofType(type: Change['type']): readonly Change[] {
    return [...this.left].filter((change) => change.type === type);
  }

  /** What is new, with all that is new in it. */
  private wholly(root: Change): readonly Change[] {
    const side = root.type === 'added' ? 'after' : 'before';
    const same = this.ofType(root.type);
    const inside = new Set([root.identity[side]]);
    const found = [root];
    for (let grown = true; grown;) {
      grown = false;
      for (const change of same) {
        const id = change.identity[side];
        const parents = (side === 'after' ? change.toParents : change.fromParents) ?? [];
        if (id === undefined || inside.has(id) || !parents.some((parent) => inside.has(parent))) continue;
        inside.add(id);
        found.push(change);
        grown = true;
      }
    }
    return found;
  }

  private splits(): readonly Draft[] {
    return this.ofType('added').flatMap((added) => {
      const to = added.identity.after ?? '';
      if (!containers.has(added.element.kind)) return [];
      const moves = this.ofType('moved').filter(({ toParents }) => toParents?.includes(to));
      const from = moves[0]?.fromParents?.find((id) => this.b.items.get(id)?.kind === added.element.kind);
      if (from === undefined) return [];
      const own = moves.filter(({ fromParents }) => fromParents?.includes(from));
      const facts = this.factsOf(this.b, to);
      const headline = `${capitalised(called(this.b.items.get(from) ?? added.element))} splits: the new ${called(added.element)} takes ${namesOf(own)}${peopleText(facts)}.`;
      return [{ headline, kind: 'split' as const, facts, changes: this.take([...this.wholly(added), ...own]) }];
    });
  }

  private merges(): readonly Draft[] {
    return this.ofType('removed').flatMap((removed) => {
      const from = removed.identity.before ?? '';
      if (!containers.has(removed.element.kind)) return [];
      const moves = this.ofType('moved').filter(({ fromParents }) => fromParents?.includes(from));
      const to = moves[0]?.toParents?.find((id) => this.b.items.get(id)?.kind === removed.element.kind);
      if (to === undefined) return [];
      const own = moves.filter(({ toParents }) => toParents?.includes(to));
      const facts = this.factsOf(this.a, from);
      const headline = `${capitalised(called(removed.element))} becomes a part of ${called(this.b.items.get(to) ?? removed.element)}: ${namesOf(own)} ${own.length === 1 ? 'goes' : 'go'} along${peopleText(facts)}.`;
      return [{ headline, kind: 'merged' as const, facts, changes: this.take([...this.wholly(removed), ...own]) }];
    });
  }

  private moves(): readonly Draft[] {
    const byWay = new Map<string, Change[]>();
    for (const change of this.ofType('moved')) {
      const key = JSON.stringify([change.element.kind, change.fromParents, change.toParents]);
      byWay.set(key, [...(byWay.get(key) ?? []), change]);
    }
    return [...byWay.values()].map((own) => this.moved(own));
  }

  private moved(own: readonly Change[]): Draft {
    const [first] = own;
    const [from = [], to = []] = [first?.fromParents, first?.toParents];
    const left = from.filter((id) => !to.includes(id));
    const joined = to.filter((id) => !from.includes(id));
    const facts = own.length === 1 ? this.factsOf(this.b, first?.identity.after ?? '') : {};
    const who = own.length === 1 && first ? capitalised(called(first.element)) : capitalised(namesOf(own));
    const verb = own.length === 1;
    const away = left.length === 0 ? '' : ` from ${this.named(left, this.a)}`;
    const into = joined.length === 0 ? '' : ` to ${this.named(joined, this.b)}`;
    const along = alongText(facts);
    const sizes = [...left, ...joined].map((id) => this.sizeText(id)).filter((text) => text !== '');
    const text =
      joined.length === 0
        ? `${who} ${verb ? 'is' : 'are'} no longer in ${this.named(left, this.a)}`
        : left.length === 0
          ? `${who} ${verb ? 'is' : 'are'} in ${this.named(joined, this.b)} now`
          : `${who} ${verb ? 'moves' : 'move'}${away}${into}`;
    const tail = along === '' ? '.' : `: ${along} ${isOne(facts) ? 'goes' : 'go'} along.`;
    const size = sizes.length > 0 && along !== '' ? ` ${sizes.join(', ')}.` : '';
    return { headline: `${text}${tail}${size}`, kind: 'moved', facts, changes: this.take(own) };
  }

  private renames(): readonly Draft[] {
    return [...this.ofType('renamed'), ...this.ofType('kind-changed')].map((change) => {
      const { kind, title } = change.element;
      const what = change.type === 'renamed' ? kindRow(kind).label : (change.before ?? '');
      const aside = title === undefined ? '' : ` (${title})`;
      const headline =
        change.type === 'renamed'
          ? `${capitalised(what)} ${change.before ?? ''}${aside} is called ${change.after ?? ''} now.`
          : `${capitalised(shortId(change.identity.before ?? ''))} was a ${what} and is a ${kindRow(kind).label} now.`;
      return { headline, kind: 'renamed' as const, facts: {}, changes: this.take([change]) };
    });
  }

  /** Each root of what came or went, with all that is in it. */
  private comings(type: 'added' | 'removed'): readonly Draft[] {
    const version = type === 'added' ? this.b : this.a;
    const all = this.ofType(type);
    const ids = new Set(all.map(({ identity }) => identity.after ?? identity.before));
    const roots = all.filter(
      ({ toParents, fromParents }) => !(toParents ?? fromParents ?? []).some((id) => ids.has(id)),
    );
    return roots.map((root) => {
      const changes = this.take(this.wholly(root));
      const id = root.identity.after ?? root.identity.before ?? '';
      const facts = this.factsOf(version, id);
      const parents = root.toParents ?? root.fromParents ?? [];
      const where = parents.length === 0 ? '' : `, in ${this.named(parents, version)}`;
      const along = alongText(facts);
      const more =
        along === ''
          ? changes.length > 1
            ? `, with ${counted(changes.length - 1, 'element', 'elements')} in it`
            : ''
          : `, with ${along}`;
      const headline = `${type === 'added' ? 'New' : 'Gone'}: ${called(root.element)}${where}${more}.`;
      return { headline, kind: type, facts, changes };
    });
  }

  /** Money that one loses and another gains, to the cent. */
  private transfers(): readonly Draft[] {
    const budgets = this.ofType('changed').flatMap((change) => {
      const delta = change.property === 'budget' ? this.deltaOf(change) : undefined;
      return delta ? [{ change, ...delta }] : [];
    });
    const taken = new Set<Change>();
    return budgets.flatMap((giver) => {
      if (giver.number >= 0 || taken.has(giver.change)) return [];
      const taker = budgets.find(
        (each) => !taken.has(each.change) && each.units === giver.units && Math.abs(each.number + giver.number) < 0.005,
      );
      if (!taker) return [];
      taken.add(giver.change).add(taker.change);
      const amount = valueText({ ...giver.like, number: -giver.number });
      const headline = `${amount} of the budget go from ${called(giver.change.element)} to ${called(taker.change.element)}.`;
      return [
        {
          headline,
          kind: 'transferred' as const,
          facts: { amount: -giver.number },
          changes: this.take([giver.change, taker.change]),
        },
      ];
    });
  }

  private deltaOf({
    identity,
  }: Change): { readonly number: number; readonly units: string; readonly like: AmountValue } | undefined {
    const before = this.a.elements.get(identity.before ?? '')?.value('budget');
    const after = this.b.elements.get(identity.after ?? '')?.value('budget');
    if (before?.type !== 'amount' || after?.type !== 'amount') return undefined;
    const units = (value: AmountValue): string => `${value.currency ?? ''} ${value.per ?? ''}`;
    if (units(before) !== units(after)) return undefined;
    return { number: after.number - before.number, units: units(after), like: after };
  }

  /** Somebody who leaves one seat and takes another. */
  private people(): readonly Draft[] {
    const seats = this.ofType('changed').filter(
      ({ impact, property }) => impact === 'people' && property !== undefined,
    );
    const moves = seats.flatMap((change) => {
      const [before, after] = [namesIn(change.before), namesIn(change.after)];
      const gone = before.filter((name) => !after.includes(name) && !name.startsWith('vacant'));
      const come = after.filter((name) => !before.includes(name) && !name.startsWith('vacant'));
      return [{ change, gone, come }];
    });
    const drafts: Draft[] = [];
    for (const { change, gone } of moves) {
      for (const person of gone) {
        const other = moves.find((each) => each.change !== change && each.come.includes(person));
        if (!other || !this.left.has(change) || !this.left.has(other.change)) continue;
        const headline = `${person}, ${seatText(change)} until now, is ${seatText(other.change)}.`;
        drafts.push({ headline, kind: 'people', facts: {}, changes: this.take([change, other.change]) });
      }
    }
    return drafts;
  }

  /** What is left, an element a group. */
  private others(): readonly Draft[] {
    const byElement = new Map<string, Change[]>();
    for (const change of this.left) {
      const id = change.identity.after ?? change.identity.before ?? '';
      byElement.set(id, [...(byElement.get(id) ?? []), change]);
    }
    return [...byElement].map(([id, own]) => {
      const first = own[0]?.element;
      const home = this.b.items.get(id)?.parents[0];
      const unnamed = first && first.name === undefined && first.title === undefined && home !== undefined;
      const who = first ? `${capitalised(called(first))}${unnamed ? ` of ${calledId(home, this.b)}` : ''}` : '';
      const headline = `${who}: ${own.map(changeText).join('; ')}.`;
      return { headline, kind: 'changed' as const, facts: {}, changes: this.take(own) };
    });
  }

  private named(ids: readonly string[], version: Version): string {
    return listOf(ids.map((id) => called(version.items.get(id) ?? { kind: 'meta', name: shortId(id) })));
  }

  private factsOf({ elements }: Version, id: string): Readonly<Record<string, number>> {
    const element = elements.get(id);
    if (!element || !counting.has(element.kind)) return {};
    const { people, teams } = headcountOf(element);
    const products =
      element.kind === 'art' ? sources(element, 'delivered-by').length : childrenOf(element, 'product').length;
    const own = element.kind === 'team' ? 1 : 0;
    const facts = { teams: teams - own, people, products };
    return Object.fromEntries(Object.entries(facts).filter(([, count]) => count > 0));
  }

  /** `Cards 70 → 8 people`. */
  private sizeText(id: string): string {
    const [before, after] = [this.a.elements.get(id), this.b.elements.get(id)];
    const of = (element: Element | undefined): number => (element ? headcountOf(element).people : 0);
    const [old, now] = [of(before), of(after)];
    return old === now ? '' : `${calledId(id, this.b, this.a)} ${old} → ${now} people`;
  }
}

const counting: ReadonlySet<Element['kind']> = new Set<Element['kind']>(['portfolio', 'value-stream', 'art', 'team']);
