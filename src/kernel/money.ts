/** numeric(18,2): sixteen digits before the point. */
const form = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/;

export interface AmountOptions {
  /** Whether an amount below zero is one, as in a difference; false if not given. */
  readonly signed?: boolean;
}

/**
 * Yuan as canonical text, `"2000"` → `"2000.00"`; null for anything that is not an amount: spaces, an exponent, separators,
 * a sign that was not asked for, more than 16 digits or two decimals. Money is text outside and fen (BigInt) inside, never a
 * floating-point number.
 */
export function parseAmount(text: string, { signed = false }: AmountOptions = {}): string | null {
  const [, sign, whole, decimals = ''] = form.exec(text) ?? [];
  if (whole === undefined || (sign === '-' && !signed)) return null;
  return yuan(fen(`${sign}${whole}.${decimals.padEnd(2, '0')}`));
}

/** -1, 0 or 1, as `sort` wants it; both amounts canonical. */
export function compareAmounts(one: string, other: string): -1 | 0 | 1 {
  const difference = fen(one) - fen(other);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The sum of canonical amounts, canonical; `"0.00"` of none. May have more digits than a single amount. */
export function sumAmounts(amounts: Iterable<string>): string {
  let sum = 0n;
  for (const amount of amounts) sum += fen(amount);
  return yuan(sum);
}

/** What one canonical amount is more than another, canonical; below zero where it is less. */
export function subtractAmounts(one: string, other: string): string {
  return yuan(fen(one) - fen(other));
}

const canonical = /^-?\d+\.\d\d$/;

function fen(amount: string): bigint {
  if (!canonical.test(amount)) throw new TypeError('An amount must be canonical, as parseAmount gives it');
  return BigInt(amount.replace('.', ''));
}

function yuan(sum: bigint): string {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(3, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Canonical yuan as 万元 with six decimals, exactly: `"2000.00"` → `"0.200000"`. */
export function tenThousandYuan(amount: string): string {
  const sum = fen(amount);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(7, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

const tenThousands = /^(\d{1,12})(?:\.(\d{1,6}))?$/;

/** 万元, at most six decimals, as canonical yuan, exactly: `"0.2"` → `"2000.00"`; null for what is no such amount. */
export function parseTenThousandYuan(text: string): string | null {
  const [, whole, decimals = ''] = tenThousands.exec(text) ?? [];
  return whole === undefined ? null : yuan(BigInt(`${whole}${decimals.padEnd(6, '0')}`));
}
