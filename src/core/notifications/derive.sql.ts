import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/**
 * How far the change log has been read, locked until the transaction ends; null when another node is at it. That it moves with what is
 * written of the changes is why each is told once.
 */
export async function lockProgress(executor: Executor): Promise<number | null> {
  const [row] = await run(executor, sql`SELECT seq FROM notification_progress FOR UPDATE SKIP LOCKED`);
  return row ? Number(row[0]) : null;
}

export async function writeProgress(executor: Executor, seq: number): Promise<void> {
  await run(executor, sql`UPDATE notification_progress SET seq = ${$(seq, 'bigint')}`);
}

/** A matter that an organization has. */
export interface HadMatter {
  readonly organizationId: number;
  readonly subjectId: string;
}

/** Notes which organizations have which matters, and gives those that had them not: each comes once. */
export async function noteMatters(executor: Executor, matters: readonly HadMatter[]): Promise<HadMatter[]> {
  if (matters.length === 0) return [];
  const rows = await run(
    executor,
    sql`INSERT INTO notified_matter (organization_id, subject_id)
      SELECT DISTINCT * FROM unnest(${$(
        matters.map(({ organizationId }) => organizationId),
        'int[]',
      )}, ${$(
        matters.map(({ subjectId }) => subjectId),
        'uuid[]',
      )})
      ON CONFLICT DO NOTHING RETURNING organization_id, subject_id`,
  );
  return rows.map(([organizationId, subjectId]) => ({
    organizationId: Number(organizationId),
    subjectId: String(subjectId),
  }));
}

/** Number and procedure of proceedings, as an organization sees them. */
export async function readNumbers(
  session: Session,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { readonly number: string; readonly procedure: string }>> {
  if (keys.length === 0) return new Map();
  const rows = await runAs(
    session,
    sql`SELECT p.id, p.number, p.procedure FROM proceeding p
      WHERE p.id = ANY (${$(keys, 'uuid[]')}) AND ${identified}`,
  );
  return new Map(
    rows.map(([key, number, procedure]) => [String(key), { number: String(number), procedure: String(procedure) }]),
  );
}

/** Those of some records that an organization sees. */
export async function readRecordKeys(session: Session, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await runAs(
    session,
    sql`SELECT r.id FROM shared_record r WHERE r.id = ANY (${$(keys, 'uuid[]')}) AND ${identified}`,
  );
  return new Set(rows.map(([key]) => String(key)));
}

/** How far the change log has been read by whichever node. */
export async function readProgress(executor: Executor): Promise<number> {
  const [row] = await run(executor, sql`SELECT seq FROM notification_progress`);
  return Number(row?.[0]);
}
