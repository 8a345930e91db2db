import { runWith, transactionAs, type Pool } from '../../../platform/database/index.js';
import type { Parameters } from '../../../platform/database/parameters.js';
import { badInput, type PageRequest } from '../../../platform/graphql/connection.graphql.js';
import { importIds } from './penalty-import.js';
import { importColumns, readImportRow, type PenaltyImport } from './penalty-import.sql.js';

/** Imports of an organization, newest first, one more than asked for; cursors are their global ids. */
export async function listImports(pool: Pool, organization: number, page: PageRequest): Promise<PenaltyImport[]> {
  const direction = page.backward ? 'ASC' : 'DESC';
  const rows = await transactionAs(pool, organization, ({ executor }) =>
    runWith(executor, ($) => {
      const own = `organization_id = ${$(organization, 'int')}`;
      const where = [
        own,
        ...(page.after === null ? [] : [`(started_at, id) < ${placeOf(page.after, own, $)}`]),
        ...(page.before === null ? [] : [`(started_at, id) > ${placeOf(page.before, own, $)}`]),
      ];
      return `SELECT ${importColumns} FROM penalty_import WHERE ${where.join(' AND ')}
        ORDER BY started_at ${direction}, id ${direction} LIMIT ${page.size + 1}`;
    }),
  );
  return rows.map(readImportRow);
}

export async function countImports(pool: Pool, organization: number): Promise<number> {
  const [row] = await transactionAs(pool, organization, ({ executor }) =>
    runWith(executor, ($) => `SELECT count(*) FROM penalty_import WHERE organization_id = ${$(organization, 'int')}`),
  );
  return Number(row?.[0]);
}

/** @throws GraphQLError BAD_USER_INPUT for anything that no list gave out */
function placeOf(cursor: string, own: string, $: Parameters): string {
  const key = importIds.keyOf(cursor);
  if (key === null) throw badInput('游标无效：请使用列表返回的游标');
  return `(SELECT started_at, id FROM penalty_import WHERE id = ${$(key, 'uuid')} AND ${own})`;
}
