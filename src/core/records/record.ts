import { globalIds } from '../../kernel/global-id.js';
import type { Organization } from '../organizations/index.js';

export const timelinessValues = {
  SAME_DAY: 'SAME_DAY',
  EXTENDED: 'EXTENDED',
  LATE: 'LATE',
  HISTORICAL: 'HISTORICAL',
  AWAITED: 'AWAITED',
} as const;
/** Whether the clock of S10 and S11 was kept; AWAITED while registered and not yet shared, HISTORICAL if formed before the hub was in service. */
export type Timeliness = keyof typeof timelinessValues;

export const recordStatuses = { PENDING: 'PENDING', SHARED: 'SHARED', WITHDRAWN: 'WITHDRAWN' } as const;
export type RecordStatus = keyof typeof recordStatuses;

export const sharingScopes = { ALL_MEMBERS: 'ALL_MEMBERS', NAMED_ORGANIZATIONS: 'NAMED_ORGANIZATIONS' } as const;
export type SharingScope = keyof typeof sharingScopes;

/**
 * A record as resolvers return it: the common columns, plus those of its category under their own names. Instants are
 * RFC 3339 text with the zone's offset and microseconds, days `YYYY-MM-DD`, money decimal text.
 */
export interface RecordRow {
  /** `PendingRecord` while registered, then the category's type. */
  readonly __typename: string;
  /** Global id. */
  readonly id: string;
  /** Key in the database. */
  readonly key: string;
  readonly category: string;
  readonly status: RecordStatus;
  readonly title: string;
  readonly publisher: Organization;
  /** Organizations that may see it; null: all members. */
  readonly audience: readonly number[] | null;
  readonly scope: SharingScope;
  readonly externalRef: string | null;
  readonly formedAt: string;
  readonly formedOn: string;
  readonly dueAt: string;
  readonly sharedAt: string | null;
  readonly timeliness: Timeliness;
  readonly revision: number;
  readonly itemCodes: readonly string[];
  readonly registeredAt: string;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
}

export const recordIds = globalIds('rec_');
