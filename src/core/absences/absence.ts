/** Somebody is away; days are `YYYY-MM-DD`. */
export interface Absence {
  readonly key: number;
  /** Keys of both in their organization. */
  readonly affiliation: number;
  readonly deputy: number;
  readonly personName: string;
  readonly deputyName: string;
  readonly awayFrom: string;
  /** First day on which they are there again. */
  readonly backOn: string;
}

export const absenceGlobalId = (key: number): string => `abs_${key}`;

/** The database key behind a global id; null when the text is no such id. */
export function absenceKey(globalId: string): number | null {
  const [, digits] = /^abs_([1-9]\d{0,8})$/.exec(globalId) ?? [];
  return digits === undefined ? null : Number(digits);
}
