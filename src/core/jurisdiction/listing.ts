/** What the list of a department says of an item from a day on. Days are `YYYY-MM-DD`. */
export interface ItemVersion {
  readonly validFrom: string;
  /** First day on which it no longer holds; null: until changed. */
  readonly validTo: string | null;
  readonly name: string;
  readonly legalBasis: string;
  /** Kinds of penalties in the list's own words. */
  readonly penalties: string | null;
  /** The document that published it. */
  readonly basis: string;
}

/** A handover of the item to a township. */
export interface Delegation {
  /** Key of the township. */
  readonly township: number;
  /** Day of the handover, the first on which the township acts. */
  readonly delegatedFrom: string;
  /** First day on which the department acts again; null while it stands. */
  readonly revokedOn: string | null;
  readonly basis: string;
  readonly revocationBasis: string | null;
}

/** An item in the list of one department, or of a township, through time. */
export interface Listing {
  readonly item: number;
  /** By which the change log names it, a uuid. */
  readonly key?: string;
  readonly code: string;
  /** Key of the department, or of the township whose own law it is. */
  readonly department: number;
  /** Whether it is on the list of a township by a law of its own: then nobody holds it elsewhere by that list. */
  readonly ofTownship?: boolean;
  /** Oldest first, no two on one day. */
  readonly versions: readonly ItemVersion[];
  /** Oldest first; of one township no two on one day. */
  readonly delegations: readonly Delegation[];
}
