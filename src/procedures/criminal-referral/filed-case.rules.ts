import { refusal, type Refusal } from '../../kernel/refusal.js';

/** X2: one thing becomes of a case after the other, and none before it was filed or in the future. Days are `YYYY-MM-DD`. */
export function checkOutcomeDay(
  path: string,
  on: string,
  before: readonly (string | null)[],
  today: string,
): Refusal[] {
  if (on > today) return [refusal(path, 'INVALID', '日期不能晚于今日', 'X2')];
  const last = before
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return last !== undefined && on < last ? [refusal(path, 'INVALID', `日期不能早于上一环节（${last}）`, 'X2')] : [];
}

interface Handing {
  readonly objects: readonly { readonly name: string; readonly quantity: string }[];
  readonly reason: string | null;
}

/** X2: objects are handed over by a list (Order 310, art. 12); that there are none, or that a law has them go elsewhere, is said. */
export function checkObjects({ objects, reason }: Handing, most: number): Refusal[] {
  if (objects.length > most) return [refusal('objects', 'INVALID', `一次至多${most}项`, 'X2')];
  const isExplained = (reason ?? '').trim() !== '';
  if (objects.length === 0 && !isExplained)
    return [refusal('objects', 'REQUIRED', '须填写移交的物品；没有物品或依法另行处理的，须说明理由', 'X2')];
  return objects.flatMap((object, index) =>
    (['name', 'quantity'] as const).flatMap((field) =>
      object[field].trim() === ''
        ? [refusal(['objects', String(index), field], 'REQUIRED', '物品的名称和数量不能为空', 'X2')]
        : [],
    ),
  );
}

interface Handed {
  readonly objectsHandedAt: string | null;
  readonly objectsSignedAt: string | null;
}

/** X2: whether a list waits for its receipt; the next one follows it. */
export const awaitsReceipt = ({ objectsHandedAt, objectsSignedAt }: Handed): boolean =>
  objectsHandedAt !== null && objectsSignedAt === null;

/** X2: what is signed for is a list that was handed over, once; what comes later is another list. */
export function checkReceipt(path: string, row: Handed, isSigning: boolean): Refusal[] {
  if (awaitsReceipt(row) === isSigning) return [];
  const message = isSigning ? '没有待签收的移送物品清单' : '上一份移送物品清单尚待公安机关签收';
  return [refusal(path, 'WRONG_STATE', message, 'X2')];
}
