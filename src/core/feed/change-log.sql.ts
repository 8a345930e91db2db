import { query, run, statement, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { sql } from '../../platform/database/sql.js';
import type { ChangeEvent } from './change-event.js';

const readEvent = rowReader<ChangeEvent>([
  { property: 'seq', column: 'seq', type: 'int' },
  { property: 'eventId', column: 'event_id', type: 'uuid' },
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'subjectType', column: 'subject_type', type: 'text' },
  { property: 'subjectId', column: 'subject_id', type: 'uuid' },
  { property: 'subjectRevision', column: 'subject_revision', type: 'int' },
  { property: 'category', column: 'category', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'publisherId', column: 'publisher_id', type: 'int' },
  { property: 'audience', column: 'audience', type: 'int[]' },
  { property: 'at', column: 'at', type: 'timestamptz' },
  { property: 'neededBy', column: 'needed_by', type: 'int[]' },
]);

const page = statement(
  'change-log-page',
  `SELECT seq, event_id, kind, subject_type, subject_id, subject_revision, category, organization_id, publisher_id, audience, at,
      needed_by FROM changes_between($1, $2)`,
);

/** The changes with `after < seq <= upTo`, in order. */
export async function readEvents(executor: Executor, after: number, upTo: number): Promise<ChangeEvent[]> {
  return (await query(executor, page, [after, upTo])).map(readEvent);
}

const head = statement('change-log-head', 'SELECT max(to_seq) FROM change_batch');

/** The last number the sequencer has given; 0 for an empty log. */
export async function readHead(executor: Executor): Promise<number> {
  const [row] = await query(executor, head);
  return Number(row?.[0] ?? 0);
}

const sequence = statement('change-log-sequence', 'SELECT sequence_changes()');

/** Numbers what has committed: how many, 0 when there was nothing, -1 when another sequencer was at work. */
export async function sequenceChanges(executor: Executor): Promise<number> {
  const [row] = await query(executor, sequence);
  return Number(row?.[0] ?? 0);
}

const waiting = statement('change-log-waiting', 'SELECT still, newest FROM changes_waiting($1)');

/** Whether any change up to an id has committed and has no number yet, and the newest id there is. */
export async function readWaiting(executor: Executor, upTo: number): Promise<{ still: boolean; newest: number }> {
  const [row] = await query(executor, waiting, [upTo]);
  return { still: row?.[0] === 't', newest: Number(row?.[1]) };
}

const position = statement('change-log-position', 'SELECT position_of_change($1)');

export async function readPosition(executor: Executor, eventId: string): Promise<number | null> {
  const [row] = await query(executor, position, [eventId]);
  return row?.[0] == null ? null : Number(row[0]);
}

/** What cursors of this log are made with, and how far back it reaches. */
export interface LogIdentity {
  readonly logId: number;
  readonly secret: string;
  readonly earliest: number;
}

export async function readIdentity(executor: Executor): Promise<LogIdentity> {
  const [row] = await run(executor, sql`SELECT log_id, secret, earliest_seq FROM change_log`);
  return { logId: Number(row?.[0]), secret: String(row?.[1]), earliest: Number(row?.[2]) };
}
