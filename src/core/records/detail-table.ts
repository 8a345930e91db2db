import { columnsOf } from '../../platform/database/row.js';
import type { DetailTable } from './record-category.js';

/** The table of an entity as statements need it; the reference to the record and the ordinal are the core's. */
export function detailTable(
  entity: { readonly meta: { readonly tableName?: string; readonly properties: object } },
  unread: readonly string[] = [],
): DetailTable {
  if (!entity.meta.tableName) throw new Error('a detail entity names its table');
  const columns = columnsOf(entity).filter(({ property }) => property !== 'ordinal');
  return {
    name: entity.meta.tableName,
    columns: columns.filter(({ property }) => !unread.includes(property)),
    unread: columns.filter(({ property }) => unread.includes(property)),
  };
}
