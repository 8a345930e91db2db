import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { differingDays, isSame, type Period, type Timeline } from '../../kernel/timeline.js';
import { transaction, type Executor, type Pool } from '../../platform/database/index.js';
import { appendAudit, type AuditedAct } from '../audit/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Decided, Standing } from './correction.rules.js';
import type { ChangeKind } from './dated-change.js';
import { keepBeliefs, readChanges } from './dated-change.sql.js';

/** A table of dated reference data: what stands there of one subject, and how it is replaced. */
export interface DatedTable<P extends Period> {
  readonly name: string;
  /** Whether two periods say the same, whatever they rest on: days that differ by it are told. */
  saysTheSame(one: P, other: P): boolean;
  /** Nobody else changes the table until the transaction ends. */
  lock(executor: Executor): Promise<void>;
  read(executor: Executor, subject: string): Promise<Timeline<P>>;
  /** Takes the periods out that begin on some days. */
  remove(executor: Executor, subject: string, firstDays: readonly string[]): Promise<void>;
  add(executor: Executor, subject: string, periods: readonly P[]): Promise<void>;
}

/** What somebody changes about a subject, and why. */
export interface TimelineChange<P extends Period> {
  readonly subject: string;
  readonly kind: ChangeKind;
  readonly reason: string;
  readonly audited: Omit<AuditedAct, 'purpose'>;
  /** Whether only to tell what it would do. */
  readonly dryRun?: boolean;
  /** Within the transaction: nobody else changes the table while it looks. */
  decide(standing: Standing<P>, executor: Executor): Decided<P> | Promise<Decided<P>>;
  /** What else belongs to the transaction. */
  also?(executor: Executor): Promise<void>;
}

/** What a change came to, or would. */
export interface ChangedTimeline<P extends Period> {
  readonly timeline: Timeline<P>;
  /** The days of which something else is said than before. */
  readonly changedDays: Timeline<Period>;
  readonly userErrors: readonly Refusal[];
}

/** A change, and the table that it changes. */
export interface TableChange<P extends Period> extends TimelineChange<P> {
  readonly table: DatedTable<P>;
}

/** Changes what is said of a subject, and keeps what was said before, by whom it was changed and why: all of it or nothing. */
export async function changeTimeline<P extends Period>(
  hub: Pick<Hub, 'pool' | 'clock'>,
  actor: Viewer,
  table: DatedTable<P>,
  change: TimelineChange<P>,
): Promise<ChangedTimeline<P>> {
  const [changed] = await changeTimelines(hub, actor, [{ ...change, table }]);
  if (!changed) throw new Error(`nothing became of a change of ${table.name}`);
  return changed;
}

/**
 * The same of several subjects at once, each as those before it have left what stands. Where one is refused none is made, and the answer is
 * that of the refused one alone.
 */
export function changeTimelines<P extends Period>(
  hub: Pick<Hub, 'pool' | 'clock'>,
  actor: Viewer,
  changes: readonly TableChange<P>[],
): Promise<readonly ChangedTimeline<P>[]> {
  const at = shanghaiText(hub.clock.now());
  const isRehearsal = changes.some(({ dryRun = false }) => dryRun);
  const isTakenBack = (made: readonly ChangedTimeline<P>[]) => isRehearsal || made.some(isRefused);
  return transactionOrRehearsal(hub.pool, isTakenBack, async (executor) => {
    const made: ChangedTimeline<P>[] = [];
    for (const change of changes) {
      const changed = await makeChange(executor, actor, change, at);
      if (isRefused(changed)) return [changed];
      made.push(changed);
    }
    return made;
  });
}

const isRefused = ({ userErrors }: Pick<ChangedTimeline<Period>, 'userErrors'>): boolean => userErrors.length > 0;

async function makeChange<P extends Period>(
  executor: Executor,
  actor: Viewer,
  change: TableChange<P>,
  at: string,
): Promise<ChangedTimeline<P>> {
  const { table, subject, kind, audited } = change;
  const reason = change.reason.trim();
  await table.lock(executor);
  const before = await table.read(executor, subject);
  const [latest = null] = await readChanges<P>(executor, table.name, [subject], 1);
  const decided = await change.decide({ timeline: before, latest }, executor);
  if (!('timeline' in decided)) return { timeline: [], changedDays: [], userErrors: decided };
  const { timeline } = decided;
  const removed = missing(before, timeline);
  const added = missing(timeline, before);
  if (removed.length + added.length > 0) {
    await table.remove(
      executor,
      subject,
      removed.map(({ validFrom }) => validFrom),
    );
    await table.add(executor, subject, added);
    await keepBeliefs(executor, table.name, { kind, actor, at }, [{ subject, reason, before }]);
    await appendAudit(executor, actor, { ...audited, purpose: reason }, at);
    await change.also?.(executor);
  }
  const changedDays = differingDays(before, timeline, (one, other) => table.saysTheSame(one, other));
  return { timeline, changedDays, userErrors: [] };
}

/** The periods that stand nowhere in another timeline as they do in this one. */
function missing<P extends Period>(timeline: Timeline<P>, other: Timeline<P>): readonly P[] {
  return timeline.filter((one) => !other.some((each) => isSame(one, each)));
}

/** Ends a rehearsal. */
class TakenBack extends Error {}

/** The same work either way, so that a rehearsal answers exactly what the act will: it is taken back at its end. */
async function transactionOrRehearsal<Result>(
  pool: Pool,
  isTakenBack: (result: Result) => boolean,
  work: (executor: Executor) => Promise<Result>,
): Promise<Result> {
  const answers: Result[] = [];
  try {
    await transaction(pool, async (executor) => {
      const answer = await work(executor);
      answers.push(answer);
      if (isTakenBack(answer)) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  const answer = answers.at(-1);
  if (answer === undefined) throw new Error('a transaction gave no answer');
  return answer;
}
