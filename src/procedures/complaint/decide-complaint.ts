import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { refusal } from '../../kernel/refusal.js';
import {
  checkSuspicion,
  readClocks,
  reasonedNote,
  unlessRefused,
  type Deciding,
  type Loading,
  type Made,
} from '../../core/proceedings/index.js';
import type { Complaint } from './complaint.facts.js';
import { complaint } from './complaint.procedure.js';
import { decisionDue, latestDecision } from './decision-time.js';
import { checkExtension } from './ending.rules.js';

/**
 * C4: a violation that is minor, or was put right, is not punished (Administrative Penalty Law art. 33); never in place of prosecution
 * (X3). The complainant is still to be told.
 */
export const waivePenalty = ({ input, row }: Deciding<Complaint, 'waive'>): Made<Complaint> =>
  unlessRefused(checkSuspicion('complaintId', row.suspicion), () => ({
    set: { endReason: input.reason, correctionOrdered: input.correctionOrdered ?? false },
    note: reasonedNote(input),
  }));

/** C3 to C5: what was found proves wrong: it is verified anew. The history keeps what was found before. */
export function correctFinding({ input, row }: Deciding<Complaint, 'correct'>): Made<Complaint> {
  const found = [complaint.table.states[row.state as 'NO_VIOLATION'], row.verification ?? ''].join('；');
  return {
    set: { outcome: null, verification: null, urgent: false, urgencyReason: null },
    note: `${reasonedNote(input)}\n更正前：${found}`,
  };
}

/** When the case must be decided as its clock runs now; null where none does. */
type Due = Temporal.Instant | null;

export async function loadDecisionDue({ row, session }: Loading<Complaint, 'extend'>): Promise<Due> {
  return decisionDue((await readClocks([row.key], session)).get(row.key) ?? []);
}

/** C4: whoever answers for the office approves more time, before it is over, once the policy's term and one extension of it. */
export function extendDecision(deciding: Deciding<Complaint, 'extend', Due>): Made<Complaint> {
  const { input, row, policies, occurredAt, loaded: dueAt } = deciding;
  if (dueAt === null || row.filedAt === null) {
    return [refusal('complaintId', 'WRONG_STATE', '没有可以延长的办理期限', 'C4')];
  }
  const latest = latestDecision(row.filedAt, policies, shanghaiDay(occurredAt));
  const { until = null, reason, approvedBy } = input;
  // Without a day the table asks for one.
  if (until === null) return {};
  const day = Temporal.PlainDate.from(until);
  return unlessRefused(checkExtension(day, { dueAt, latest }, occurredAt), () => ({
    extended: { decision: endOfDay(day) },
    note: reasonedNote({ ...input, reason: `经${approvedBy.trim()}批准延长至${until}：${reason}` }),
  }));
}
