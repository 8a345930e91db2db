import { run, transactionAs, type Pool, type TextRow } from '../../../platform/database/index.js';
import { rowReader } from '../../../platform/database/row.js';
import { $, sql, type Sql } from '../../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../../platform/graphql/keyset-list.js';
import { presentImport, type PresentedImport } from './penalty-import.node.js';
import { importColumns, readImportRow, type RowFault } from './penalty-import.sql.js';

/** Imports, newest first. */
export const importList = keysetList('penalty imports', 'DESC', {
  startedAt: ['started_at', 'timestamptz'],
  key: ['id', 'uuid'],
});

/** Imports of an organization. */
export function importSource(pool: Pool, organization: number): RowSource<PresentedImport> {
  return {
    select: importColumns,
    matching: () => ({ from: sql`penalty_import`, where: sql`organization_id = ${$(organization, 'int')}` }),
    run: runFor(pool, organization),
    read: (row) => presentImport(readImportRow(row)),
  };
}

interface ListedFault extends RowFault {
  readonly ordinal: number;
}

/** Faults in the order of the file. */
export const faultList = keysetList('import errors', 'ASC', { ordinal: ['ordinal', 'int'] });

/** Faults of an organization's import. */
export function faultSource(pool: Pool, organization: number, key: string): RowSource<ListedFault> {
  return {
    select: sql`ordinal, row_number, column_code, code, message, rule`,
    matching: () => ({
      from: sql`penalty_import_error`,
      where: sql`import_id = ${$(key, 'uuid')} AND organization_id = ${$(organization, 'int')}`,
    }),
    run: runFor(pool, organization),
    read: readFault,
  };
}

const readFault = rowReader<ListedFault>([
  { property: 'ordinal', column: 'ordinal', type: 'int' },
  { property: 'row', column: 'row_number', type: 'int' },
  { property: 'column', column: 'column_code', type: 'text' },
  { property: 'code', column: 'code', type: 'text' },
  { property: 'message', column: 'message', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
]);

function runFor(pool: Pool, organization: number): (statement: Sql) => Promise<TextRow[]> {
  return (statement) => transactionAs(pool, organization, ({ executor }) => run(executor, statement));
}
