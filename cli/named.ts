/** The one element that a name on the command line means. */
import { meantBy, rolesLibraryPath, type Element, type Model } from '#language';
import { CommandError, shown } from './terminal.ts';

export function elementCalled(model: Model, wanted: string): Element {
  const found = elementsCalled(model, wanted);
  const [only, second] = found;
  if (only && !second) return only;
  const name = plainName(wanted);
  if (only)
    throw new CommandError(
      `\`${shown(name)}\` is the name of several elements. Say which: ${found.map(({ id }) => `\`${shown(id)}\``).join(', ')}.`,
    );
  throw new CommandError(`No element is called \`${shown(name)}\`.${didYouMean(model, wanted)}`);
}

/** ` Did you mean …?`, or nothing where no name of the model is near. */
export function didYouMean(model: Model, wanted: string): string {
  const names = [...model.all()].flatMap((each) => each.name ?? []);
  const suggestion = meantBy(plainName(wanted), names);
  return suggestion === undefined ? '' : ` Did you mean \`${shown(suggestion)}\`?`;
}

/** All that a name, with its kind or without, may mean; an identity as our own outputs tell it means one element. */
export function elementsCalled(model: Model, wanted: string): readonly Element[] {
  const [kind, ...rest] = wanted.split(':');
  const name = plainName(wanted);
  const isOfKind = (each: Element): boolean => rest.length === 0 || each.kind === kind;
  const people = model.elementsOf('person').filter((person) => person.name === name);
  const found = [...model.meanings(name), ...people].filter(isOfKind);
  if (found.length > 0) return found;
  // Parts of an element have no name that could be written elsewhere in a model; who names one has seen it in an output.
  const all = [...model.files()].flatMap(({ path, elements }) => (path === rolesLibraryPath ? [] : elements));
  const identity = wanted.normalize('NFC');
  const [same] = all.filter(({ id }) => id === identity);
  return same ? [same] : all.filter((each) => each.name === name && isOfKind(each));
}

function plainName(wanted: string): string {
  const [, ...rest] = wanted.split(':');
  return (rest.length > 0 ? rest.join(':') : wanted).replace(/^@/, '').normalize('NFC');
}
