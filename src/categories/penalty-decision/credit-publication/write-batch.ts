import type { Executor, Session } from '../../../platform/database/index.js';
import type { ReadRow } from '../../../platform/tables/index.js';
import { writeRecords } from '../../../core/records/index.js';
import { keyedRequest } from '../../../core/requests/index.js';
import { penaltyDecision } from '../penalty-decision.category.js';
import type { BatchOutcome } from './batch-outcome.js';
import type { ImportRun } from './import-run.js';
import { changedByReview, differences, judgeRow, type ReadDecision } from './judge-row.js';
import type { RowFault } from './penalty-import.sql.js';
import { keepRemarks, standingDecisions, type StandingDecision } from './standing-decisions.sql.js';

/** A decision that is not in the hub, and how often one of its number was withdrawn. */
interface NewDecision extends ReadDecision {
  readonly withdrawn: number;
}

/** What came of the rows that are refused or stand already, and the others. */
interface JudgedBatch {
  readonly outcome: BatchOutcome;
  readonly fresh: readonly NewDecision[];
}

/** Looks at rows without writing anything. */
export async function judgeBatch(run: ImportRun, batch: readonly ReadRow[], executor: Executor): Promise<JudgedBatch> {
  const { hub, viewer, heading, scope, tally } = run;
  const refused: (readonly RowFault[])[] = [];
  const read = new Map<string, ReadDecision>();
  for (const row of batch) {
    const judged = judgeRow(hub, viewer, heading, scope, row);
    if (!('prepared' in judged)) refused.push(judged);
    else if (tally.seen.has(judged.number) || read.has(judged.number)) {
      refused.push(numberFault(judged, '本文件中此文号已出现过'));
    } else read.set(judged.number, judged);
  }
  const numbers = [...read.keys()];
  const standing = await standingDecisions(executor, viewer.organization.key, numbers);
  const fresh: NewDecision[] = [];
  let unchanged = 0;
  for (const decision of read.values()) {
    const known = standing.get(decision.number) ?? [];
    const shared = known.filter(({ withdrawn }) => !withdrawn);
    const differing = differingColumns(decision, shared);
    if (shared.length === 0) fresh.push({ ...decision, withdrawn: known.length });
    else if (differing === null) unchanged += 1;
    else refused.push(numberFault(decision, `此文号已发布且内容不同：${differing.join('、')}`));
  }
  refused.sort(([one], [other]) => (one?.row ?? 0) - (other?.row ?? 0));
  return { outcome: { rows: batch.length, imported: 0, unchanged, refused, numbers }, fresh };
}

/** Writes what is new of a batch in the caller's transaction, each as a publication of its own. */
export async function writeBatch(run: ImportRun, batch: readonly ReadRow[], session: Session): Promise<BatchOutcome> {
  const { hub, viewer } = run;
  const { outcome, fresh } = await judgeBatch(run, batch, session.executor);
  const publications = fresh.map(({ credit, prepared, number, withdrawn }) => {
    // Authority and number make the key: of two imports at once the second finds what the first has written.
    const idempotencyKey = `双公示:${number}:${withdrawn}`;
    const input = { idempotencyKey, credit, audience: prepared.record.audience };
    return { request: keyedRequest('importPenaltyDecisions', input, hub), prepared };
  });
  const outcomes = await writeRecords(viewer, penaltyDecision, publications, session);
  const became = (one: (typeof outcomes)[number]) => fresh.filter((_, index) => outcomes[index] === one);
  const written = became('WRITTEN');
  await keepRemarks(session.executor, written);
  const conflicts = became('CONFLICT').map((decision) => numberFault(decision, '同一文号正由内容不同的另一导入发布'));
  return {
    ...outcome,
    imported: written.length,
    unchanged: outcome.unchanged + became('STANDING').length,
    refused: [...outcome.refused, ...conflicts],
  };
}

/**
 * Columns in which a decision differs from the first that stands under its number; null when it is one of those that stand, as it was decided
 * or as reviews have changed it.
 */
function differingColumns(decision: ReadDecision, shared: readonly StandingDecision[]): readonly string[] | null {
  const faces = shared.flatMap((standing) => [standing, ...changedByReview(decision, standing)]);
  const differing = faces.map((standing) => differences(decision, standing));
  return differing.find((columns) => columns.length === 0) ? null : (differing[0] ?? []);
}

function numberFault({ row }: ReadDecision, message: string): readonly RowFault[] {
  return [{ row, column: 'CF_WSH', code: 'ALREADY_EXISTS', message, rule: null }];
}
