import { identified, run, runAs, type Session } from '../../../platform/database/index.js';
import { $, sql } from '../../../platform/database/sql.js';
import type { ToldFields } from './told-fields.js';

export interface WorkOrderName {
  readonly system: string;
  readonly number: string;
}

/** Takes a number for a complaint, in the transaction that registers it; false where another complaint has it. */
export async function takeNumber(
  { executor }: Session,
  { system, number }: WorkOrderName,
  complaint: { readonly key: string; readonly told: ToldFields },
): Promise<boolean> {
  const rows = await run(
    executor,
    sql`INSERT INTO work_order (system, number, proceeding_id, told)
      VALUES (${$(system, 'text')}, ${$(number, 'text')}, ${$(complaint.key, 'uuid')},
        ${$(JSON.stringify(complaint.told), 'jsonb')})
      ON CONFLICT (system, number) DO NOTHING RETURNING number`,
  );
  return rows.length === 1;
}

/** The complaint that a number stands for, and what it was registered with. */
export interface KnownWorkOrder {
  readonly key: string;
  readonly told: ToldFields;
}

/** Null where there is none, or none that the session's organization may see. */
export async function readNumber(session: Session, { system, number }: WorkOrderName): Promise<KnownWorkOrder | null> {
  const [row] = await runAs(
    session,
    sql`SELECT w.proceeding_id, w.told FROM work_order w
      WHERE w.system = ${$(system, 'text')} AND w.number = ${$(number, 'text')} AND ${identified}`,
  );
  return row ? { key: String(row[0]), told: JSON.parse(row[1] ?? '{}') as ToldFields } : null;
}
