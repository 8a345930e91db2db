import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import { lockDated, type DatedTable } from '../dated/index.js';
import type { OrganizationName } from '../organizations/index.js';

const toName = rowReader<OrganizationName>([
  { property: 'name', column: 'name', type: 'text' },
  { property: 'legalName', column: 'legal_name', type: 'text' },
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
]);

/** The names of organizations, by code. One that was never renamed has the name of its row, from its first day. */
export const nameTimeline: DatedTable<OrganizationName> = {
  name: 'organization_name',
  saysTheSame: (one, other) => one.name === other.name && one.legalName === other.legalName,
  lock: lockDated,
  async read(executor, code) {
    const rows = await run(
      executor,
      sql`SELECT coalesce(n.name, o.name), CASE WHEN n.organization_id IS NULL THEN o.legal_name ELSE n.legal_name END,
          coalesce(n.valid_from, o.valid_from), n.valid_to
        FROM organization o LEFT JOIN organization_name n ON n.organization_id = o.id
        WHERE o.code = ${$(code, 'text')} ORDER BY n.valid_from`,
    );
    return rows.map(toName);
  },
  async remove(executor, code, firstDays) {
    await run(
      executor,
      sql`DELETE FROM organization_name WHERE organization_id = (SELECT id FROM organization WHERE code = ${$(code, 'text')})
        AND valid_from = ANY (${$(firstDays, 'date[]')})`,
    );
  },
  async add(executor, code, names) {
    await run(
      executor,
      sql`INSERT INTO organization_name (organization_id, valid_from, valid_to, name, legal_name)
        SELECT o.id, n."validFrom", n."validTo", n.name, n."legalName"
        FROM organization o, jsonb_to_recordset(${$(JSON.stringify(names), 'jsonb')})
          AS n (name text, "legalName" text, "validFrom" date, "validTo" date)
        WHERE o.code = ${$(code, 'text')}`,
    );
  },
};

/** Has whoever reads the register by SQL find the names of a day (`YYYY-MM-DD`), as `nameOn` tells them. */
export async function writeNamesOf(executor: Executor, day: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE organization o SET name = n.name, legal_name = n.legal_name FROM organization_name n
      WHERE n.organization_id = o.id AND (n.name, n.legal_name) IS DISTINCT FROM (o.name, o.legal_name)
        AND daterange(n.valid_from, n.valid_to) @> greatest(${$(day, 'date')}, o.valid_from)`,
  );
}
