/** The characters of a name: letters, marks, digits and `_`; and the spaces that nobody types. */

export function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
  return code > 0x7f && /^\p{L}/u.test(codePointText(text, at));
}

/** Whether a character may stand in a name, behind its first. */
export function isNamePart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isDigit(code) || isNameStart(text, at);
  return code > 0x7f && /^[\p{L}\p{M}\p{Nd}\u200c\u200d]/u.test(codePointText(text, at));
}

/** Spaces that do not break, are wide or thin, and byte-order marks: they come along with pasted text, and nobody sees them. */
export function isPastedSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** By the code of the character: 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function codePointText(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

/** A surrogate pair is one character of two units. */
export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
