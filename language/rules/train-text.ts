/** A new train as text: it is being formed, and its seats are still vacant. */
import type { Model } from '../model/model.ts';
import { vacantSeats } from './vacant-seats.ts';

/** `header` is its name, with `in` and its value stream where it stands outside of it. */
export function trainText(header: string, model: Model): string {
  const lines = ['state: forming', ...vacantSeats('art', model)];
  return `art ${header} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}
