/** The options of a rule as the type that they are declared with. */
import type { CheckContext, OptionValue } from './rule.ts';

export function numberOption(option: CheckContext['option'], name: string): number {
  const value: OptionValue | undefined = option(name);
  return typeof value === 'number' ? value : Number.NaN;
}

/** Whose limit it is: SAFe’s own number, or one that the project has set instead. */
export function adviser(isUsual: boolean): string {
  return isUsual ? 'SAFe advises' : 'the settings of this project ask for';
}

/** Whose limit it is where SAFe gives no number. */
export function custom(isUsual: boolean): string {
  return isUsual ? 'common practice is' : 'the settings of this project ask for';
}
