/** Who complained, in clear. */
export interface Complainant {
  readonly name: string;
  /** Telephone or address. */
  readonly contact: string | null;
  readonly citizenNumber: string | null;
}
