/** Text from a model where people read it: control characters are shown, never passed on. Tabs become a space. */
export function shown(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal.
  return text.replaceAll('\t', ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
