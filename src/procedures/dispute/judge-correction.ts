import { shanghaiDay } from '../../kernel/calendar.js';
import { checkItemCode } from '../../kernel/field-check.js';
import type { Refusal } from '../../kernel/refusal.js';
import { competence } from '../../core/jurisdiction/index.js';
import { type JudgedCorrection, type ProceedingRow, type StepScope } from '../../core/proceedings/index.js';
import type { DisputeFacts } from './dispute.facts.js';
import { titleOfItem } from './dispute.js';

/** G2: nobody is competent by what a dispute says; who is by the lists is told anew to those who decide it. */
export async function judgeCorrection(
  { hub, now }: StepScope,
  row: ProceedingRow<DisputeFacts>,
  { itemCode }: ProceedingRow<DisputeFacts>,
): Promise<JudgedCorrection<DisputeFacts> | readonly Refusal[]> {
  if (itemCode === row.itemCode) return {};
  const malformed = checkItemCode('itemCode', itemCode);
  if (malformed.length > 0) return malformed;
  const { pool, organizations } = hub;
  const township = row.townshipId;
  const on = shanghaiDay(now).toString();
  const listed =
    itemCode === null || township === null ? null : await competence(pool, organizations, { itemCode, township, on });
  return {
    set: { listedId: listed?.organization ?? null },
    // A dispute over a case is called after it.
    ...(row.aboutId === null && township !== null
      ? { title: titleOfItem(itemCode, organizations.byKey(township)) }
      : {}),
  };
}
