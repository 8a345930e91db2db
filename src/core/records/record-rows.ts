import type { RowRequest, TableRow } from '../../platform/tables/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import type { RecordCategory } from './record-category.js';
import { streamRecords, type Conditions } from './record-list.sql.js';
import type { RecordShape } from './record-shape.sql.js';

/** Everything of a list that the viewer may see, as rows of a table. */
export async function* recordRows(
  { hub, viewer: caller }: RequestContext,
  category: RecordCategory | null,
  conditions: Conditions,
  request: Pick<RowRequest, 'limit' | 'after' | 'signal'>,
  shape: RecordShape<TableRow>,
): AsyncGenerator<readonly TableRow[]> {
  const viewer = requirePermission(caller, 'read');
  yield* streamRecords(hub, viewer, category, conditions, request, shape);
}
