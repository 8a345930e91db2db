import { run, type Executor } from '../../../platform/database/index.js';
import { rfc3339 } from '../../../platform/database/row.js';
import { $, literal, sql } from '../../../platform/database/sql.js';

/** What a job reports: the steps of a complaint, as an organization sees it that is a party of it. */
export interface ReportJob {
  readonly complaint: string;
  readonly organization: number;
}

/** Has a complaint reported after a pause; a job that waits for it already goes at that moment. */
export async function enqueueReport(executor: Executor, job: ReportJob, milliseconds = 0): Promise<void> {
  const key = `report:${job.complaint}`;
  await run(
    executor,
    sql`SELECT enqueue_job('report-work-order', ${$(JSON.stringify(job), 'json')},
      now() + ${$(milliseconds, 'int')} * interval '1 millisecond', ${$(key, 'text')})`,
  );
}

/** Where the reports of a complaint have come to. */
export interface ReportPlace {
  readonly system: string;
  readonly revision: number;
  readonly attempts: number;
  /** RFC 3339; null where the next step was not tried yet. */
  readonly since: string | null;
}

/**
 * Claims the reports of a complaint for a job until a moment, so that two never report it at a time and its steps keep their order; null while
 * another has them, and for a complaint that came from nowhere.
 */
export async function claimReports(
  executor: Executor,
  complaint: string,
  { job, now, until }: { readonly job: string; readonly now: string; readonly until: string },
): Promise<ReportPlace | null> {
  const [row] = await run(
    executor,
    sql`UPDATE work_order SET reporting_job = ${$(job, 'text')}, reporting_until = ${$(until, 'timestamptz')}
      WHERE proceeding_id = ${$(complaint, 'uuid')}
        AND (reporting_until IS NULL OR reporting_until < ${$(now, 'timestamptz')} OR reporting_job = ${$(job, 'text')})
      RETURNING system, reported_revision, attempts, attempting_since`,
  );
  if (!row) return null;
  const [system, revision, attempts, since] = row;
  return {
    ...{ system: String(system), revision: Number(revision), attempts: Number(attempts) },
    since: since == null ? null : rfc3339(since),
  };
}

/** A step of a complaint, and the state in which it was before. */
export interface StepBehind {
  readonly revision: number;
  readonly state: string;
  readonly before: string | null;
  /** When it was done, RFC 3339. */
  readonly at: string;
  readonly personKey: number;
  readonly organizationKey: number;
}

/** Steps of a complaint behind a revision, first things first. */
export async function stepsBehind(
  executor: Executor,
  complaint: string,
  revision: number,
  most: number,
): Promise<StepBehind[]> {
  const rows = await run(
    executor,
    sql`SELECT s.revision, s.state, o.state, coalesce(s.occurred_at, s.taken_at), s.person_id, s.organization_id
      FROM proceeding_step s LEFT JOIN LATERAL (SELECT state FROM proceeding_step
        WHERE proceeding_id = s.proceeding_id AND revision < s.revision ORDER BY revision DESC LIMIT 1) o ON true
      WHERE s.proceeding_id = ${$(complaint, 'uuid')} AND s.revision > ${$(revision, 'int')}
      ORDER BY s.revision LIMIT ${literal(most)}`,
  );
  return rows.map(([number, state, before, at, person, organization]) => ({
    ...{ revision: Number(number), state: String(state), before: before ?? null, at: rfc3339(String(at)) },
    ...{ personKey: Number(person), organizationKey: Number(organization) },
  }));
}

/** Notes that nothing up to a step is to be reported any more: told at a moment, or left alone (null). */
export async function passStep(
  executor: Executor,
  complaint: string,
  { revision, at }: { readonly revision: number; readonly at: string | null },
): Promise<void> {
  await run(
    executor,
    sql`UPDATE work_order SET reported_revision = ${$(revision, 'int')}, attempts = 0, attempting_since = NULL,
        reported_at = coalesce(${$(at, 'timestamptz')}, reported_at),
        last_fault = CASE WHEN failures > 0 THEN last_fault END
      WHERE proceeding_id = ${$(complaint, 'uuid')}`,
  );
}

/** Notes that a step was tried in vain. */
export async function noteAttempt(
  executor: Executor,
  complaint: string,
  { fault, at }: { readonly fault: string; readonly at: string },
): Promise<void> {
  await run(
    executor,
    sql`UPDATE work_order SET attempts = attempts + 1, attempting_since = coalesce(attempting_since, ${$(at, 'timestamptz')}),
        last_fault = ${$(fault, 'text')}
      WHERE proceeding_id = ${$(complaint, 'uuid')}`,
  );
}

/** Notes that a step could not be told for good. */
export async function noteFailure(
  executor: Executor,
  complaint: string,
  { fault, at }: { readonly fault: string; readonly at: string },
): Promise<void> {
  await run(
    executor,
    sql`UPDATE work_order SET failures = failures + 1, last_fault = ${$(fault, 'text')}, failed_at = ${$(at, 'timestamptz')}
      WHERE proceeding_id = ${$(complaint, 'uuid')}`,
  );
}

/** Lets others report the complaint. */
export async function leaveReports(executor: Executor, complaint: string, job: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE work_order SET reporting_job = NULL, reporting_until = NULL
      WHERE proceeding_id = ${$(complaint, 'uuid')} AND reporting_job = ${$(job, 'text')}`,
  );
}
