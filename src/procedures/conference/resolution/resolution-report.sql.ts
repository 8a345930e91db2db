import { partReader } from '../../../core/proceedings/index.js';
import { run, type Session } from '../../../platform/database/index.js';
import { columnsOf } from '../../../platform/database/row.js';
import { $, sql } from '../../../platform/database/sql.js';
import { ResolutionReportEntity } from './resolution-report.entity.js';

/** What was told at a meeting (J19). */
export interface ResolutionReport {
  readonly meetingId: string;
  readonly organizationId: number;
  readonly reportedAt: string;
  readonly completed: boolean;
  readonly report: string;
}

/** What was reported on resolutions, as it was told. */
export const readReports = partReader<ResolutionReport>(
  [...columnsOf(ResolutionReportEntity), { property: 'organizationId', column: 'organization_id', type: 'int' }],
  'resolution_report x',
  'x.proceeding_id, x.revision',
);

/** Keeps what a step has reported. */
export async function insertReport(
  { executor }: Session,
  { key, revision }: { readonly key: string; readonly revision: number },
  { meetingId, organizationId, reportedAt, completed, report }: ResolutionReport,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO resolution_report
        (proceeding_id, revision, meeting_id, organization_id, reported_at, completed, report)
      VALUES (${$(key, 'uuid')}, ${$(revision, 'int')}, ${$(meetingId, 'uuid')}, ${$(organizationId, 'int')},
        ${$(reportedAt, 'timestamptz')}, ${$(completed, 'boolean')}, ${$(report, 'text')})`,
  );
}
