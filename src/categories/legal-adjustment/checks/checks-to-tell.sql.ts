import { run, type Executor } from '../../../platform/database/index.js';
import { $, sql } from '../../../platform/database/sql.js';

/** A check that is due, or will be soon, of which record, who published that and who is to check. */
interface CheckToTell {
  readonly key: string;
  readonly recordKey: string;
  readonly publisher: number;
  readonly organization: number;
}

export async function checksToTell(
  executor: Executor,
  now: string,
  soon: string,
  most: number,
): Promise<CheckToTell[]> {
  const rows = await run(
    executor,
    sql`SELECT id, record_id, publisher_id, organization_id
      FROM list_checks_to_tell(${$(now, 'timestamptz')}, ${$(soon, 'timestamptz')}, ${$(most, 'int')})`,
  );
  return rows.map(([key, recordKey, publisher, organization]) => ({
    ...{ key: String(key), recordKey: String(recordKey) },
    ...{ publisher: Number(publisher), organization: Number(organization) },
  }));
}

/** Notes that a check is told of; null when it was, or it has been closed in the meantime. */
export async function noteCheckTold(
  executor: Executor,
  key: string,
  now: string,
  soon: string,
): Promise<{ readonly kind: 'DUE_SOON' | 'OVERDUE'; readonly dueAt: string } | null> {
  const at = $(now, 'timestamptz');
  const [row] = await run(
    executor,
    sql`UPDATE list_check
      SET overdue_told_at = CASE WHEN due_at <= ${at} THEN ${at} END, due_soon_told_at = coalesce(due_soon_told_at, ${at})
      WHERE id = ${$(key, 'uuid')} AND closed_at IS NULL AND overdue_told_at IS NULL
        AND due_at <= ${$(soon, 'timestamptz')} AND (due_at <= ${at} OR due_soon_told_at IS NULL)
      RETURNING overdue_told_at IS NULL, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`,
  );
  return row ? { kind: row[0] === 't' ? 'DUE_SOON' : 'OVERDUE', dueAt: String(row[1]) } : null;
}
