/**
 * Signs: what an element’s text and its own links show at a glance. A rule that finds something only where a sign shows
 * says so in `needs`; nearly every element shows none, and most rules are not asked about it.
 */

/** Each sign is a bit. */
export const signs = {
  /** A line whose key no kind takes: a role’s, if one has that name. */
  roleLine: 1 << 0,
  /** A word alone, or a line of that sort that names nobody. */
  strangeLine: 1 << 1,
  /** A key that other kinds take. */
  misplacedLine: 1 << 2,
  invalidValue: 1 << 3,
  keyTwice: 1 << 4,
  /** A person with the name beside the handle. */
  personNamed: 1 << 5,
  share: 1 << 6,
  vacancy: 1 << 7,
  /** The kind is unknown, or in other words than ours. */
  strangeKind: 1 << 8,
  /** It stands where its kind does not, or nowhere although it belongs to something. */
  astray: 1 << 9,
  /** Its name counts within what it stands in only, or it has none. */
  owned: 1 << 10,
  /** Another of its kind has the name, or anything has it but for capital letters. */
  namesake: 1 << 11,
  /** Nothing contains it. */
  apart: 1 << 12,
  /** More than one place is stated in which it stands. */
  manyPlaces: 1 << 13,
  /** A reference that does not lead to one element that it may lead to. */
  doubtfulReference: 1 << 14,
  person: 1 << 15,
  /** More than one backlog holds it. */
  manyBacklogs: 1 << 16,
} as const;

export type Sign = (typeof signs)[keyof typeof signs];

/** How many bits they take. */
export const signCount = Object.keys(signs).length;
