/** What is read of a schema: the settings of an object, and what stands in a list, a table, or behind a choice. */
export type Shape = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly value?: unknown;
  readonly wrapped?: Shape;
  readonly options?: unknown;
};

/** A part of a configuration that a list is none of: braces hold it. */
const objects: readonly string[] = ['strict_object', 'loose_object', 'record'];

/** What a setting takes where it may be left out. */
function bare(shape: Shape | undefined): Shape | undefined {
  return shape?.wrapped ? bare(shape.wrapped) : shape;
}

/** The shape of a setting of an object, of a value of a table, or of an entry of a list. */
export function shapeIn(shape: Shape | undefined, key: string | number): Shape | undefined {
  const own = bare(shape);
  const table = own?.type === 'record' && isShape(own.value) ? own.value : undefined;
  return own?.entries && Object.hasOwn(own.entries, key) ? own.entries[key] : (own?.item ?? table);
}

/** The settings that an object takes by name; none of a table, which takes any. */
export function settingsOf(shape: Shape | undefined): readonly string[] {
  return Object.keys(bare(shape)?.entries ?? {});
}

/** Whether it is an object that takes no other settings than those. */
export function isClosed(shape: Shape | undefined): boolean {
  return bare(shape)?.type === 'strict_object';
}

/** Whether it takes an object, so that a list can never be meant. */
export function takesObject(shape: Shape | undefined): boolean {
  const own = bare(shape);
  if (!own) return false;
  const options = Array.isArray(own.options) ? own.options.filter(isShape) : [];
  return objects.includes(own.type) || options.some(({ type }) => objects.includes(type));
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
