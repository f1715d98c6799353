/** Figures as a person reads them. */

const scales = [
  { size: 1e9, letter: 'B' },
  { size: 1e6, letter: 'M' },
  { size: 1e4, letter: 'k', by: 1e3 },
] as const;

/** `12M`, `450k`, `9,500`: three digits are what a glance can hold. */
export function compact(number: number): string {
  const size = Math.abs(number);
  for (const scale of scales) {
    if (size < scale.size) continue;
    return `${rounded(number / ('by' in scale ? scale.by : scale.size), 2)}${scale.letter}`;
  }
  return size >= 1000 ? grouped(number) : rounded(number, 2);
}

/** `12,052`: what is counted is told to the last of it, by thousands. */
export function grouped(number: number): string {
  return rounded(number, 0).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** With at most so many digits after the point, and no zeros at the end. */
export function rounded(number: number, digits: number): string {
  return String(Number(number.toFixed(digits)));
}
