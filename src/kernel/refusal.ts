/** Why the hub refuses: the codes of `UserErrorCode` in the API. */
export const refusalCodes = [
  'INVALID',
  'REQUIRED',
  'NOT_FOUND',
  'NOT_COMPETENT',
  'WRONG_STATE',
  'WRONG_PARTY',
  'MISSING_MATERIAL',
  'AFTER_DEADLINE',
  'ALREADY_EXISTS',
  'IDEMPOTENCY_CONFLICT',
  'PRECONDITION_FAILED',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** One thing wrong with a request: where, what, in Chinese for people, and the rule of the regulation behind it. */
export interface Refusal {
  /** Path into the input, e.g. `['sharing', 'formedAt']`. */
  readonly path: readonly string[];
  readonly code: RefusalCode;
  readonly message: string;
  /** Id from docs/rules.tsv, null when no rule of the regulation stands behind the refusal. */
  readonly rule: string | null;
}

export function refusal(
  path: string | readonly string[],
  code: RefusalCode,
  message: string,
  rule: string | null = null,
): Refusal {
  return { path: typeof path === 'string' ? path.split('.') : path, code, message, rule };
}
