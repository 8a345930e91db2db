/** Significant digits that a spreadsheet keeps and shows; what a binary fraction adds behind them nobody has written. */
const kept = 15;

/** A number as people write it, at fifteen significant digits: `0.30000000000000004` → `0.3`, `2E-3` → `0.002`; null for no number. */
export function shownDecimal(text: string): string | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i.test(text)) return null;
  const [, sign = '', first = '', rest = '', exponent] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Number(text).toExponential(kept - 1)) ?? [];
  if (exponent === undefined) return null;
  const digits = `${first}${rest}`.replace(/0+$/, '');
  if (digits === '') return '0';
  const point = Number(exponent) + 1;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const decimals = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Whether a spreadsheet may have lost digits of a number: it keeps fifteen, and shows longer ones with an exponent. */
export function mayLackDigits(number: string): boolean {
  const [, whole = '', decimals = ''] = /^[+-]?(\d*)\.?(\d*)$/.exec(number) ?? [];
  const isPlain = whole !== '' || decimals !== '';
  return !isPlain || whole.length > kept || `${whole}${decimals}`.replace(/^0+/, '').length > kept;
}
