import type { Executor, Session } from '../../../platform/database/index.js';
import type { ReadRow } from '../../../platform/tables/index.js';
import { appendPublication } from '../../../core/records/index.js';
import { mutationRequest } from '../../../core/requests/index.js';
import type { ImportRun } from './import-run.js';
import { differences, judgeRow, type ReadDecision } from './judge-row.js';
import { keepRemarks, standingDecisions, type StandingDecision } from './standing-decisions.sql.js';

/** A decision that is not in the hub, and how often one of its number was withdrawn. */
interface NewDecision extends ReadDecision {
  readonly withdrawn: number;
}

/** Judges rows, counts those that are refused or stand already, and gives the others. */
export async function judgeBatch(
  run: ImportRun,
  batch: readonly ReadRow[],
  executor: Executor,
): Promise<readonly NewDecision[]> {
  const { hub, viewer, heading, scope, tally } = run;
  const read: ReadDecision[] = [];
  for (const row of batch) {
    const judged = judgeRow(hub, viewer, heading, scope, row);
    if (!('prepared' in judged)) await tally.refuse(judged);
    else if (tally.seen.has(judged.number)) await refuse(run, judged, '本文件中此文号已出现过');
    else {
      tally.seen.add(judged.number);
      read.push(judged);
    }
  }
  const numbers = read.map(({ number }) => number);
  const standing = await standingDecisions(executor, viewer.organization.key, numbers);
  const fresh: NewDecision[] = [];
  for (const decision of read) {
    const known = standing.get(decision.number) ?? [];
    const shared = known.filter(({ withdrawn }) => !withdrawn);
    if (shared.length === 0) fresh.push({ ...decision, withdrawn: known.length });
    else await compare(run, decision, shared);
  }
  tally.passed(batch.length);
  return fresh;
}

/** Writes what is new of a batch in the caller's transaction, each as a publication of its own. */
export async function writeBatch(run: ImportRun, batch: readonly ReadRow[], session: Session): Promise<void> {
  const { hub, viewer, tally } = run;
  for (const decision of await judgeBatch(run, batch, session.executor)) {
    const { credit, prepared, number, withdrawn } = decision;
    // Authority and number make the key: of two imports at once the second finds what the first has written.
    const idempotencyKey = `双公示:${number}:${withdrawn}`;
    const { audience } = prepared.record;
    const request = mutationRequest('importPenaltyDecisions', { idempotencyKey, ...{ credit, audience } });
    const { record, userErrors } = await appendPublication(
      hub,
      viewer,
      request,
      prepared.record,
      prepared.details,
      session,
    );
    if (userErrors.length > 0) await refuse(run, decision, '同一文号正由内容不同的另一导入发布');
    else if (record?.key === prepared.record.id) {
      await keepRemarks(session.executor, prepared.record.id, credit.remarks);
      tally.imported();
    } else tally.unchanged();
  }
}

async function compare(run: ImportRun, decision: ReadDecision, shared: readonly StandingDecision[]): Promise<void> {
  const differing = shared.map((standing) => differences(decision, standing));
  const [first = []] = differing;
  if (differing.some((columns) => columns.length === 0)) run.tally.unchanged();
  else await refuse(run, decision, `此文号已发布且内容不同：${first.join('、')}`);
}

function refuse({ tally }: ImportRun, { row }: ReadDecision, message: string): Promise<void> {
  return tally.refuse([{ row, column: 'CF_WSH', code: 'ALREADY_EXISTS', message, rule: null }]);
}
