import type { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Organization } from '../organizations/index.js';
import type { RecordValues } from './record-tables.sql.js';
import { sharingClock, timelinessOf } from './sharing.rules.js';
import { searchedRecord, type SearchedDetails } from './searched-record.js';

/** The key of a record that is still to be made. */
export const newRecordKey = (): string => uuidv7();

export interface NewRecord {
  /** Its key, where somebody knows it before; a fresh one if not given. */
  readonly key?: string | undefined;
  readonly category: string;
  readonly publisher: Organization;
  readonly title: string;
  readonly externalRef: string | null;
  readonly audience: readonly number[] | null;
  readonly formedAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** First day on which the hub was in service. */
  readonly inServiceFrom: Temporal.PlainDate;
  /** Its category with the fields and files; null while the record is only registered. */
  readonly details: SearchedDetails | null;
}

/** The common columns of a record that is shared, or registered for later, at this moment. */
export function newRecord({
  key = newRecordKey(),
  publisher,
  formedAt,
  now,
  inServiceFrom,
  details,
  ...given
}: NewRecord): RecordValues {
  const clock = sharingClock(formedAt);
  const shared = details !== null;
  const at = shanghaiText(now);
  return {
    ...given,
    id: key,
    publisherId: publisher.key,
    status: shared ? 'SHARED' : 'PENDING',
    formedAt: shanghaiText(formedAt),
    formedOn: clock.formedOn.toString(),
    dueAt: shanghaiText(clock.dueAt),
    sharedAt: shared ? at : null,
    timeliness: shared ? timelinessOf(clock, now, inServiceFrom) : 'AWAITED',
    revision: 1,
    itemCodes: details?.fields.itemCodes ?? [],
    ...searchedRecord(given, details),
    registeredAt: at,
    withdrawnAt: null,
    withdrawalReason: null,
  };
}
