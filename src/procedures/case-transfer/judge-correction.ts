import { shanghaiDay } from '../../kernel/calendar.js';
import type { Refusal } from '../../kernel/refusal.js';
import { handoverDate, judgeCorrectedItem } from '../../core/jurisdiction/index.js';
import { isRefused, type ProceedingRow, type StepScope } from '../../core/proceedings/index.js';
import type { CaseTransferFacts } from './case-transfer.facts.js';
import { checkLegacy } from './case-transfer.rules.js';

/**
 * G2, T1 to T3: with another item the case may belong to somebody else, or be older than the handover. What is not sent yet is judged when it
 * is.
 */
export async function judgeCorrection(
  { hub, now }: StepScope,
  row: ProceedingRow<CaseTransferFacts>,
  { itemCode }: ProceedingRow<CaseTransferFacts>,
): Promise<object | readonly Refusal[]> {
  if (itemCode === row.itemCode) return {};
  const on = shanghaiDay(now).toString();
  const sides = [row.senderId, ...(row.receiverId === null ? [] : [row.receiverId])];
  const township = row.receiverId === null ? null : (sides.find((key) => isTownship(hub, key)) ?? null);
  const judged = await judgeCorrectedItem(hub, {
    ...{ before: row.itemCode, after: itemCode, township, on },
    handler: row.receiverId,
  });
  if (isRefused(judged) || itemCode === null || township === null) return isRefused(judged) ? judged : {};
  const { legacyFiledOn: filedOn, legacyClosedOn: closedOn, legacyConsultation: consultation } = row;
  if (filedOn === null && closedOn === null && consultation === null) return {};
  const handoverOn = await handoverDate(hub.pool, hub.organizations, { itemCode, township, on });
  return checkLegacy({ filedOn, closedOn, consultation }, handoverOn, on).map((each) => ({
    ...each,
    path: ['itemCode'],
  }));
}

function isTownship({ organizations }: StepScope['hub'], key: number): boolean {
  return organizations.byKey(key).kind === 'TOWNSHIP';
}
