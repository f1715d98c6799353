/**
 * Which rules are asked about an element: those that are on for its kind, and of these the ones whose need its text
 * meets. Most elements state two or three things, and most rules are about something else.
 */
import type { Element } from '../binding/element.ts';
import type { ElementKind, Statement } from '../syntax/summary.ts';
import { roleLine, type Rule } from './rule.ts';
import type { ResolvedSetting, RuleSettings } from './settings.ts';

export type Planned = {
  readonly rule: Rule;
  readonly setting: ResolvedSetting;
  /** The needs of which one has to be met, as bits; 0 where the rule is always asked. */
  readonly needs: number;
};

export type Plan = {
  /** In the order of the catalogue. */
  readonly rules: readonly Planned[];
  /** The bit of each key that a rule needs. */
  readonly bits: ReadonlyMap<string, number>;
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

/** As many needs as a number has bits to spare; a rule with one more is always asked, which only costs time. */
const mostNeeds = 30;

/** The rules that are on for elements of a kind in a file. */
export function planFor(kind: ElementKind, path: string, rules: readonly Rule[], settings: RuleSettings): Plan {
  const bits = new Map<string, number>();
  const planned = rules
    .filter((rule) => rule.on === 'every' || rule.on.includes(kind))
    .map((rule) => ({ rule, setting: settings.of(rule, path), needs: bitsOf(rule.needs, bits) }))
    .filter(({ setting }) => setting.severity !== 'off');
  return { rules: planned, bits, asked: new Map() };
}

function bitsOf(needs: Rule['needs'], bits: Map<string, number>): number {
  let all = 0;
  for (const need of needs ?? []) {
    const bit = bits.get(need) ?? 1 << bits.size;
    if (!bits.has(need) && bits.size === mostNeeds) return 0;
    bits.set(need, bit);
    all |= bit;
  }
  return all;
}

/** The rules that are asked about an element which states this. */
export function askedOf({ rules, bits, asked }: Plan, statements: readonly Statement[]): readonly Planned[] {
  let met = 0;
  for (const { key, status } of statements) met |= bits.get(status === 'unknown' ? roleLine : key) ?? 0;
  let found = asked.get(met);
  if (!found) asked.set(met, (found = rules.filter(({ needs }) => needs === 0 || (needs & met) !== 0)));
  return found;
}
