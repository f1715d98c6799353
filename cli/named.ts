/** The one element that a name on the command line means. */
import { meantBy, type Element, type Model } from '#language';
import { CommandError, shown } from './terminal.ts';

export function elementCalled(model: Model, wanted: string): Element {
  const found = elementsCalled(model, wanted);
  const [only, second] = found;
  if (only && !second) return only;
  const name = plainName(wanted);
  if (only)
    throw new CommandError(
      `\`${shown(name)}\` is the name of several elements. Say which: ${found.map((each) => `\`${each.kind}:${shown(name)}\``).join(', ')}.`,
    );
  throw new CommandError(`No element is called \`${shown(name)}\`.${didYouMean(model, wanted)}`);
}

/** ` Did you mean …?`, or nothing where no name of the model is near. */
export function didYouMean(model: Model, wanted: string): string {
  const names = [...model.all()].flatMap((each) => each.name ?? []);
  const suggestion = meantBy(plainName(wanted), names);
  return suggestion === undefined ? '' : ` Did you mean \`${shown(suggestion)}\`?`;
}

/** All that a name, with its kind or without, may mean. */
export function elementsCalled(model: Model, wanted: string): readonly Element[] {
  const [kind, ...rest] = wanted.split(':');
  const name = plainName(wanted);
  const people = model.elementsOf('person').filter((person) => person.name === name);
  return [...model.meanings(name), ...people].filter((each) => rest.length === 0 || each.kind === kind);
}

function plainName(wanted: string): string {
  const [, ...rest] = wanted.split(':');
  return (rest.length > 0 ? rest.join(':') : wanted).replace(/^@/, '').normalize('NFC');
}
