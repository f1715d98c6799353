/**
 * SHA-256 (FIPS 180-4), in base64. A page's security policy names its own script by this hash, and this library runs
 * where no platform's cryptography can be asked without waiting.
 */

/** Of the text in UTF-8. */
export function sha256(text: string): string {
  const bytes = padded(utf8(text));
  const view = new DataView(bytes.buffer);
  const hash = new Uint32Array(initial);
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < bytes.length; offset += 64) mixBlock(hash, view, offset, schedule);
  return base64(hash);
}

function mixBlock(hash: Uint32Array, view: DataView, offset: number, w: Uint32Array): void {
  for (let at = 0; at < 16; at += 1) w[at] = view.getUint32(offset + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const early = get(w, at - 15);
    const late = get(w, at - 2);
    w[at] =
      get(w, at - 16) +
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
      get(w, at - 7) +
      (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at += 1) {
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + get(constants, at) + get(w, at)) >>> 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, at) => {
    hash[at] = get(hash, at) + value;
  });
}

function get(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

const primes = firstPrimes(64);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = new Uint32Array(primes.map((prime) => fraction(Math.cbrt(prime))));

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) >>> 0;
}

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
}

/** A bit, zeros, and the length in bits, up to a whole block. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  result.set(bytes);
  result[bytes.length] = 0x80;
  const view = new DataView(result.buffer);
  view.setUint32(result.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(result.length - 4, bytes.length << 3);
  return result;
}

function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) for (const byte of bytesOf(character.codePointAt(0) ?? 0)) bytes[length++] = byte;
  return bytes.subarray(0, length);
}

/** Half a surrogate pair is no character, and is written as the one that says so. */
function bytesOf(code: number): readonly number[] {
  const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
  if (point < 0x80) return [point];
  const last = 0x80 | (point & 63);
  if (point < 0x800) return [0xc0 | (point >> 6), last];
  const middle = 0x80 | ((point >> 6) & 63);
  if (point < 0x1_0000) return [0xe0 | (point >> 12), middle, last];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), middle, last];
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(words: Uint32Array): string {
  const bytes = [...words].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text +=
      digit(group >> 18) +
      digit(group >> 12) +
      (second === undefined ? '=' : digit(group >> 6)) +
      (third === undefined ? '=' : digit(group));
  }
  return text;
}

function digit(bits: number): string {
  return digits[bits & 63] ?? '';
}
