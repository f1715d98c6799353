/** The options of a rule as the type that they are declared with. */
import type { CheckContext, OptionValue } from './rule.ts';

export function numberOption(option: CheckContext['option'], name: string): number {
  const value: OptionValue | undefined = option(name);
  return typeof value === 'number' ? value : Number.NaN;
}
