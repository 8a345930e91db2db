/** Collects values while a statement's text is written: `$(value, 'date')` stands for `$1::date`. */
export interface Parameters {
  (value: unknown, type: string): string;
  readonly values: readonly unknown[];
}

/** Text that is written in the same order gets the same numbers, so that equal statements share one prepared plan. */
export function parameters(): Parameters {
  const values: unknown[] = [];
  const add = (value: unknown, type: string): string => `$${values.push(value ?? null)}::${type}`;
  return Object.assign(add, { values });
}
