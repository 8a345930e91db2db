import { shanghaiDay } from '../../kernel/calendar.js';
import type { Refusal } from '../../kernel/refusal.js';
import { judgeCorrectedItem } from '../../core/jurisdiction/index.js';
import { isRefused, type JudgedCorrection, type ProceedingRow, type StepScope } from '../../core/proceedings/index.js';
import type { ComplaintFacts } from './complaint.facts.js';

/** G2: with another item the complaint may belong to somebody else; who is competent by the lists is told anew. */
export async function judgeCorrection(
  { hub, now }: StepScope,
  row: ProceedingRow<ComplaintFacts>,
  { itemCode }: ProceedingRow<ComplaintFacts>,
): Promise<JudgedCorrection<ComplaintFacts> | readonly Refusal[]> {
  if (itemCode === row.itemCode) return {};
  const judged = await judgeCorrectedItem(hub, {
    ...{ before: row.itemCode, after: itemCode, township: row.placeId, on: shanghaiDay(now).toString() },
    handler: row.handlerId,
  });
  return isRefused(judged) ? judged : { set: { competentId: judged.competent } };
}
