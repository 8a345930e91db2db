import { runWith, transactionAs, type Pool } from '../../../platform/database/index.js';
import type { PageRequest } from '../../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../../platform/graphql/keyset-cursor.js';
import { importColumns, readImportRow, type PenaltyImport } from './penalty-import.sql.js';

type ImportKeyset = Pick<PenaltyImport, 'startedAt' | 'key'>;
export const importCursors = keysetCursors<ImportKeyset>('penalty imports', ['startedAt', 'key']);

/** Imports of an organization, newest first, one more than asked for. */
export async function listImports(
  pool: Pool,
  organization: number,
  page: PageRequest<ImportKeyset>,
): Promise<PenaltyImport[]> {
  const direction = page.backward ? 'ASC' : 'DESC';
  const rows = await transactionAs(pool, organization, ({ executor }) =>
    runWith(executor, ($) => {
      const place = ({ startedAt, key }: ImportKeyset): string => `(${$(startedAt, 'timestamptz')}, ${$(key, 'uuid')})`;
      const where = [
        `organization_id = ${$(organization, 'int')}`,
        ...(page.after === null ? [] : [`(started_at, id) < ${place(page.after)}`]),
        ...(page.before === null ? [] : [`(started_at, id) > ${place(page.before)}`]),
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
