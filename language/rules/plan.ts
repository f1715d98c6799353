/**
 * Which rules are asked about an element: those that are on for its kind, and of these the ones whose need its text
 * meets. Most elements state two or three things, and most rules are about something else.
 */
import type { Element } from '../binding/element.ts';
import type { ElementKind, Statement } from '../syntax/summary.ts';
import type { Rule } from './rule.ts';
import type { ResolvedSetting, RuleSettings } from './settings.ts';
import { signsOf } from './signs-of.ts';
import { signCount } from './signs.ts';

export type Planned = {
  readonly rule: Rule;
  /** The rule’s own; rules differ in shape, so that looking it up in them costs more than most take. */
  readonly check: Rule['check'];
  readonly setting: ResolvedSetting;
  /** The needs of which one has to be met, as bits; 0 where the rule is always asked. */
  readonly needs: number;
};

export type Plan = {
  /** In the order of the catalogue. */
  readonly rules: readonly Planned[];
  /** The bit of each key that a rule needs. */
  readonly bits: ReadonlyMap<string, number>;
  /** The bits of everything that any rule needs. */
  readonly wanted: number;
  /** The rules that are asked where certain needs are met, as they are worked out: elements differ little in what they state. */
  readonly asked: Map<number, readonly Planned[]>;
};

/** The plans of the elements that are asked about: one a kind, for each file where a file has settings of its own. */
export class Plans {
  private readonly rules: readonly Rule[];
  private readonly settings: RuleSettings;
  private plans = new Map<ElementKind, Plan>();
  /** The file whose plans these are; elements come file by file. */
  private path = '';

  constructor(rules: readonly Rule[], settings: RuleSettings) {
    this.rules = rules;
    this.settings = settings;
  }

  of({ kind, file }: Element): Plan {
    const path = file?.path ?? '';
    if (!this.settings.isUniform && path !== this.path) {
      this.plans = new Map();
      this.path = path;
    }
    let plan = this.plans.get(kind);
    if (!plan) this.plans.set(kind, (plan = planFor(kind, path, this.rules, this.settings)));
    return plan;
  }
}

/** As many keys as a number has bits beside the signs; a rule that needs one more is always asked, which only costs time. */
const mostKeys = 31 - signCount;

/** The rules that are on for elements of a kind in a file. */
export function planFor(kind: ElementKind, path: string, rules: readonly Rule[], settings: RuleSettings): Plan {
  const bits = new Map<string, number>();
  const planned = rules
    .filter((rule) => rule.on === 'every' || rule.on.includes(kind))
    .map((rule) => ({ rule, check: rule.check, setting: settings.of(rule, path), needs: bitsOf(rule, kind, bits) }))
    .filter(({ setting }) => setting.severity !== 'off');
  const wanted = planned.reduce((all, { needs }) => all | needs, 0);
  return { rules: planned, bits, wanted, asked: new Map() };
}

function bitsOf({ needs }: Rule, kind: ElementKind, bits: Map<string, number>): number {
  let all = 0;
  for (const need of (typeof needs === 'function' ? needs(kind) : needs) ?? []) {
    const bit = typeof need === 'number' ? need : bitOf(need, bits);
    if (bit === 0) return 0;
    all |= bit;
  }
  return all;
}

function bitOf(key: string, bits: Map<string, number>): number {
  const known = bits.get(key);
  if (known !== undefined) return known;
  if (bits.size === mostKeys) return 0;
  const bit = 1 << (signCount + bits.size);
  bits.set(key, bit);
  return bit;
}

/** The rules that are asked about an element, by what it states and shows. */
export function askedOf({ rules, bits, wanted, asked }: Plan, element: Element): readonly Planned[] {
  const met = (signsOf(element, wanted) | keysOf(element, bits)) & wanted;
  const known = asked.get(met);
  if (known) return known;
  const found = metBy(rules, met);
  asked.set(met, found);
  return found;
}

/** Those that are always asked, or of whose needs one is met. */
function metBy(rules: readonly Planned[], met: number): readonly Planned[] {
  return rules.filter(({ needs }) => needs === 0 || (needs & met) !== 0);
}

function keysOf({ declaration }: Element, bits: ReadonlyMap<string, number>): number {
  if (!declaration || bits.size === 0) return 0;
  const { statements } = declaration;
  let stated = 0;
  // By index, as signs are looked at.
  for (let at = 0; at < statements.length; at += 1) stated |= bits.get((statements[at] as Statement).key) ?? 0;
  return stated;
}
