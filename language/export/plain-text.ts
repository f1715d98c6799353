/** Text of a model in files that are read line by line: on one line, without signs that steer what shows it. */
export function onOneLine(text: string): string {
  return (
    text
      .replaceAll(/\s+/gu, ' ')
      // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a reader.
      .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD')
      // Marks that turn the direction of all that follows would reach beyond the text itself.
      .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
      .trim()
  );
}

/** What steers a terminal, turns the direction of what follows, or begins a line: also where only some readers see one. */
// eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal.
const steering = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
const allSteering = new RegExp(steering, 'g');

/** For people: what steers is shown, never passed on. Tabs become a space. */
export function shown(text: string): string {
  // Nearly every text is as it may be shown.
  if (!steering.test(text)) return text;
  return text.replaceAll('\t', ' ').replace(allSteering, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
