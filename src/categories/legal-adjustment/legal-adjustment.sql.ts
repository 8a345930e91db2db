import type { RequestContext } from '../../core/hub.js';
import { actingFor, visibilityCondition } from '../../core/visibility/index.js';
import { identified, runAs } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { rowReader } from '../../platform/database/row.js';
import type { LegalAdjustmentFilter } from './legal-adjustment.graphql.js';
import type { Adjustment } from './legal-adjustment.rules.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

/** The predicates of the filter's own fields over `d` (legal_adjustment). */
export function legalConditions(filter: LegalAdjustmentFilter): Sql[] {
  const { instrumentTitle, levels, adjustmentKinds, adoptedFrom, adoptedTo } = filter;
  return [
    ...(instrumentTitle == null
      ? []
      : [sql`d.instrument_title = ${$(wellFormed(instrumentTitle, 'instrumentTitle'), 'text')}`]),
    ...(levels ? [sql`d.level = ANY (${$(levels, 'text[]')})`] : []),
    ...(adjustmentKinds ? [sql`d.adjustment_kind = ANY (${$(adjustmentKinds, 'text[]')})`] : []),
    ...(adoptedFrom ? [sql`d.adopted_on >= ${$(adoptedFrom, 'date')}`] : []),
    ...(adoptedTo ? [sql`d.adopted_on <= ${$(adoptedTo, 'date')}`] : []),
  ];
}

const read = rowReader<Adjustment & { key: string; instrumentTitle: string }>([
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'instrumentTitle', column: 'instrument_title', type: 'text' },
  { property: 'adjustmentKind', column: 'adjustment_kind', type: 'text' },
  { property: 'adoptedOn', column: 'adopted_on', type: 'date' },
  { property: 'effectiveOn', column: 'effective_on', type: 'date' },
]);

/** All adjustments of some instruments that the viewer may see, by title. */
export async function adjustmentsOf(
  { hub, viewer }: RequestContext,
  titles: readonly string[],
): Promise<Map<string, (Adjustment & { readonly key: string })[]>> {
  if (!viewer) return new Map();
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT r.id, d.instrument_title, d.adjustment_kind, d.adopted_on, d.effective_on
      FROM legal_adjustment d JOIN shared_record r ON r.id = d.record_id
      WHERE d.instrument_title = ANY (${$(titles, 'text[]')}) AND r.status = 'SHARED'
        AND ${identified} AND ${visibilityCondition(viewer.organization, 'r')}`,
  );
  return Map.groupBy(rows.map(read), ({ instrumentTitle }) => instrumentTitle);
}
