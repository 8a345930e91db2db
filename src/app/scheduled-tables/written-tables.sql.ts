import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** A table that was written. */
export interface WrittenTable {
  readonly name: string;
  /** Of the schedule, `YYYY-MM-DD`. */
  readonly day: string;
  readonly organizationId: number;
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
  /** RFC 3339. */
  readonly at: string;
}

/** The newest day of the schedule for which each table was written. */
export async function lastDays(executor: Executor): Promise<ReadonlyMap<string, string>> {
  const rows = await run(executor, sql`SELECT name, max(day)::text FROM written_table GROUP BY name`);
  return new Map(rows.map(([name, day]) => [name ?? '', day ?? '']));
}

/** A table that is written anew, because the node was killed before this, is the same file. */
export async function insertWritten(executor: Executor, table: WrittenTable): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO written_table (name, day, organization_id, file, row_count, sha256, written_at)
      VALUES (${$(table.name, 'text')}, ${$(table.day, 'date')}, ${$(table.organizationId, 'int')}, ${$(table.file, 'text')},
        ${$(table.rows, 'bigint')}, ${$(table.sha256, 'text')}, ${$(table.at, 'timestamptz')})
      ON CONFLICT (name, day) DO NOTHING`,
  );
}

/** Files of a table for days before one; never that of the newest day, which says where the schedule goes on. */
export async function filesBefore(
  executor: Executor,
  name: string,
  day: string,
): Promise<{ readonly day: string; readonly file: string }[]> {
  const rows = await run(
    executor,
    sql`SELECT day::text, file FROM written_table
      WHERE name = ${$(name, 'text')} AND day < ${$(day, 'date')}
        AND day < (SELECT max(day) FROM written_table WHERE name = ${$(name, 'text')})
      ORDER BY day LIMIT 1000`,
  );
  return rows.map(([on, file]) => ({ day: on ?? '', file: file ?? '' }));
}

export async function deleteWritten(executor: Executor, name: string, day: string): Promise<void> {
  await run(executor, sql`DELETE FROM written_table WHERE name = ${$(name, 'text')} AND day = ${$(day, 'date')}`);
}
