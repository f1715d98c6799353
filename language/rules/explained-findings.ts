/**
 * Findings by the finding that may explain them: by its element and its rule, so that asking what one explains looks at
 * nothing else. Where blocks stand in each other a thousand deep, each may explain all below it.
 */
import type { Element } from '../binding/element.ts';
import { addTo, dropFrom } from './placed-findings.ts';
import type { Finding } from './rule.ts';

const none: ReadonlySet<Finding> = new Set();

export class ExplainedFindings {
  private readonly byCause = new Map<Element, Map<string, Set<Finding>>>();

  keep(finding: Finding): void {
    // Most are explained by nothing.
    if (!finding.explainedBy) return;
    for (const { rule, element } of finding.explainedBy) {
      const byRule = this.byCause.get(element) ?? new Map<string, Set<Finding>>();
      this.byCause.set(element, byRule);
      addTo(byRule, rule, finding);
    }
  }

  drop(finding: Finding): void {
    for (const { rule, element } of finding.explainedBy ?? []) {
      const byRule = this.byCause.get(element);
      if (!byRule) continue;
      dropFrom(byRule, rule, finding);
      if (byRule.size === 0) this.byCause.delete(element);
    }
  }

  /** What a finding explains. */
  by({ rule, element }: Finding): ReadonlySet<Finding> {
    return this.byCause.get(element)?.get(rule.name) ?? none;
  }
}
