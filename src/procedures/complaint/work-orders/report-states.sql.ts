import DataLoader from 'dataloader';
import type { OperationScope } from '../../../core/hub.js';
import { actingFor } from '../../../core/visibility/index.js';
import { identified, runAs } from '../../../platform/database/index.js';
import { rowReader } from '../../../platform/database/row.js';
import { $, raw, sql } from '../../../platform/database/sql.js';

/** How far the system that a complaint came from was told of it. */
export interface ReportState {
  readonly key: string;
  /** RFC 3339. */
  readonly reportedAt: string | null;
  readonly attempts: number;
  readonly failures: number;
  readonly lastFault: string | null;
  readonly failedAt: string | null;
}

const columns = [
  { property: 'key', column: 'proceeding_id', type: 'uuid' },
  { property: 'reportedAt', column: 'reported_at', type: 'timestamptz' },
  { property: 'attempts', column: 'attempts', type: 'int' },
  { property: 'failures', column: 'failures', type: 'int' },
  { property: 'lastFault', column: 'last_fault', type: 'text' },
  { property: 'failedAt', column: 'failed_at', type: 'timestamptz' },
];
const read = rowReader<ReportState>(columns);
const names = raw(columns.map(({ column }) => `w.${column}`).join(', '));

/** By the keys of complaints; null for those that came from nowhere, or that the viewer may not see. */
export function reportStates({ hub, viewer }: OperationScope): DataLoader<string, ReportState | null> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => null);
    const rows = await runAs(
      actingFor(viewer.organization, hub.pool),
      sql`SELECT ${names} FROM work_order w WHERE w.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${identified}`,
    );
    const found = new Map(rows.map((row) => read(row)).map((state) => [state.key, state]));
    return keys.map((key) => found.get(key) ?? null);
  });
}
