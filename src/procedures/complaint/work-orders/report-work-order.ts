import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { appendAudit } from '../../../core/audit/index.js';
import type { Hub } from '../../../core/hub.js';
import { heirsOn } from '../../../core/organizations/index.js';
import { readOfProcedure, type ProceedingRow } from '../../../core/proceedings/index.js';
import { transactionAs } from '../../../platform/database/index.js';
import { postJson } from '../../../platform/json-post/index.js';
import { complaint as procedure } from '../complaint.procedure.js';
import type { ComplaintFacts } from '../complaint.facts.js';
import { reportBody } from './report-body.js';
import { pauseAfter } from './report-retry.js';
import {
  claimReports,
  enqueueReport,
  leaveReports,
  noteAttempt,
  noteFailure,
  passStep,
  stepsBehind,
  type ReportJob,
  type StepBehind,
} from './report.sql.js';
import { reportedOf, toldState } from './reported.js';
import type { ReportMapping } from './work-order-systems.js';

/** Longer than a report can take: then its job was killed. */
const claimSeconds = 60;
/** Milliseconds until somebody looks again who found another at it. */
const busyPause = 15_000;
/** Steps that one job reports; what is left is another's. */
const mostSteps = 20;

type Row = ProceedingRow<ComplaintFacts>;

/** What is reported next: a step with the complaint, or that nothing is left. */
interface Next {
  readonly row: Row;
  readonly report: ReportMapping;
  readonly step: StepBehind | null;
  /** Up to where the steps were looked at. */
  readonly lookedAt: number;
  readonly attempts: number;
  readonly since: string | null;
}

/**
 * Reports the steps of a complaint to the system that it came from, one after the other: a step that is not taken is tried again for three
 * days before the next one, then told to the handler as failed and left. A killed job goes on where it was: the other system knows by the
 * request's key that it has a step already.
 */
export async function reportWorkOrder(hub: Hub, asked: ReportJob, job: string): Promise<void> {
  const work = await asParty(hub, asked);
  if (!work) return;
  for (let count = 0; count < mostSteps; count += 1) {
    const next = await claimNext(hub, work, job);
    if (next === 'BUSY') return enqueueReport(hub.pool, work, busyPause);
    if (next === null) return;
    if (next.step === null) return finish(hub, work, job, next);
    if (!(await tell(hub, work, job, next, next.step))) return;
  }
  await transactionAs(hub.pool, work.organization, ({ executor }) => leaveReports(executor, work.complaint, job));
  return enqueueReport(hub.pool, work);
}

/** The job in the name of whoever sees the complaint now: its organization, or who acts for that one since it has ended. */
async function asParty(hub: Hub, { complaint, organization }: ReportJob): Promise<ReportJob | null> {
  const today = shanghaiDay(hub.clock.now()).toString();
  const before = hub.organizations.byKey(organization);
  for (const { key } of new Set([before, ...heirsOn(before, today)])) {
    const session = { executor: hub.pool, identity: key };
    const found = await readOfProcedure(hub, procedure, [complaint], session);
    if (found.size > 0) return { complaint, organization: key };
  }
  return null;
}

async function claimNext(hub: Hub, { complaint, organization }: ReportJob, job: string): Promise<Next | 'BUSY' | null> {
  return transactionAs(hub.pool, organization, async (session) => {
    const row = (await readOfProcedure(hub, procedure, [complaint], session)).get(complaint);
    const report = row?.externalSystem == null ? null : hub.workOrders.get(row.externalSystem)?.report;
    // It may be that nothing is reported any more since the step was taken.
    if (!row || !report) return null;
    const now = hub.clock.now();
    const until = shanghaiText(now.add({ seconds: claimSeconds }));
    const place = await claimReports(session.executor, complaint, { job, now: shanghaiText(now), until });
    if (place === null) return 'BUSY';
    const steps = await stepsBehind(session.executor, complaint, place.revision, mostSteps * 5);
    const step = steps.find((each) => isReported(each, row, report)) ?? null;
    const lookedAt = steps.at(-1)?.revision ?? place.revision;
    return { row, report, step, lookedAt, attempts: place.attempts, since: place.since };
  });
}

function isReported({ state, before }: StepBehind, row: Row, { on }: ReportMapping): boolean {
  const told = toldState(row, state);
  return told === state && on.has(told) && (before === null || toldState(row, before) !== told);
}

/** Whether the next step may be told now. */
async function tell(hub: Hub, work: ReportJob, job: string, next: Next, step: StepBehind): Promise<boolean> {
  const { row, report, attempts, since } = next;
  const body = reportBody(report, reportedOf(row, step, hub));
  const delivery = await postJson(report.target, `${row.key}-${step.revision}`, body);
  const now = hub.clock.now();
  const at = shanghaiText(now);
  if (delivery.outcome === 'TAKEN') {
    await transactionAs(hub.pool, work.organization, ({ executor }) =>
      passStep(executor, work.complaint, { revision: step.revision, at }),
    );
    return true;
  }
  const first = since === null ? now : Temporal.Instant.from(since);
  const pause = delivery.outcome === 'REFUSED' ? null : pauseAfter(attempts + 1, first, now);
  const fault = delivery.code;
  if (pause === null) {
    await giveUp(hub, work, step, fault);
    return true;
  }
  await transactionAs(hub.pool, work.organization, async ({ executor }) => {
    await noteAttempt(executor, work.complaint, { fault, at });
    await leaveReports(executor, work.complaint, job);
    await enqueueReport(executor, work, pause);
  });
  return false;
}

/** A step that will not be told any more: shown with the complaint, and kept in the audit log. */
async function giveUp(
  hub: Hub,
  { complaint, organization }: ReportJob,
  step: StepBehind,
  fault: string,
): Promise<void> {
  const at = shanghaiText(hub.clock.now());
  await transactionAs(hub.pool, organization, async ({ executor }) => {
    await noteFailure(executor, complaint, { fault, at });
    await passStep(executor, complaint, { revision: step.revision, at: null });
    const actor = { person: { key: step.personKey }, organization: hub.organizations.byKey(step.organizationKey) };
    await appendAudit(
      executor,
      actor,
      {
        action: 'WORK_ORDER_REPORT_FAILED',
        subjectType: procedure.typeName,
        subjectId: procedure.ids.of(complaint),
        details: { state: step.state, fault },
      },
      at,
    );
  });
  hub.log.warn({ state: step.state, fault }, 'a step of a work order could not be reported back');
}

async function finish(
  hub: Hub,
  { complaint, organization }: ReportJob,
  job: string,
  { lookedAt }: Next,
): Promise<void> {
  await transactionAs(hub.pool, organization, async ({ executor }) => {
    await passStep(executor, complaint, { revision: lookedAt, at: null });
    await leaveReports(executor, complaint, job);
  });
}
