/** Identities as text. */

/** The name in an identity: `sky` of `art:sky`. */
export function shortId(id: string): string {
  const own = id.slice(id.lastIndexOf('/') + 1);
  return own.slice(own.indexOf(':') + 1);
}
