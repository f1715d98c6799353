/** How a number is written, on paper and in charts: it needs nothing of the model, so that a page can draw them. */

export const none = '–';

/** `12`, `12.5`; thousands are parted by commas. */
export function numberText(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return none;
  const rounded = Math.round(value * 10) / 10;
  const [whole = '0', decimals] = String(Math.abs(rounded)).split('.');
  const sign = rounded < 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals === undefined ? '' : `.${decimals}`}`;
}
