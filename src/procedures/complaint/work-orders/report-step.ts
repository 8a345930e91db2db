import type { StepContext } from '../../../core/proceedings/index.js';
import type { ComplaintFacts } from '../complaint.facts.js';
import { enqueueReport } from './report.sql.js';
import { toldState } from './reported.js';

/** Has the system that a complaint came from told of a step, by a job in the step's own transaction. */
export async function reportStep({ hub, session, viewer, row }: StepContext<ComplaintFacts>): Promise<void> {
  const { externalSystem, key } = row;
  const report = externalSystem === null ? null : hub.workOrders.get(externalSystem)?.report;
  if (!report?.on.has(toldState(row, row.state))) return;
  await enqueueReport(session.executor, { complaint: key, organization: viewer.organization.key });
}
