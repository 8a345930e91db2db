import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** An item that an organization lists or that was handed over to it, and who acts for it there, as was told last. */
export interface ItemHeir {
  readonly item: number;
  readonly code: string;
  readonly told: number;
}

export async function itemsOf(executor: Executor, organization: number): Promise<ItemHeir[]> {
  const key = $(organization, 'int');
  const rows = await run(
    executor,
    sql`SELECT i.id, i.code, coalesce(h.heir_id, ${key}) FROM enforcement_item i
        LEFT JOIN list_heir h ON h.item_id = i.id AND h.organization_id = ${key}
      WHERE i.department_id = ${key} OR i.id IN (SELECT g.item_id FROM delegation g WHERE g.township_id = ${key})
      ORDER BY i.code, i.id`,
  );
  return rows.map(([item, code, told]) => ({ item: Number(item), code: String(code), told: Number(told) }));
}

export async function noteHeirs(
  executor: Executor,
  organization: number,
  heirs: readonly { readonly item: number; readonly heir: number }[],
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO list_heir (organization_id, item_id, heir_id)
      SELECT ${$(organization, 'int')}, n.item, n.heir
      FROM jsonb_to_recordset(${$(JSON.stringify(heirs), 'jsonb')}) AS n (item int, heir int)
      ON CONFLICT (organization_id, item_id) DO UPDATE SET heir_id = excluded.heir_id`,
  );
}
