import { checkItemCode, checkNotAfter } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Who may handle what is disputed, and so dispute it: townships and departments (三(六)). */
const competentKinds = ['TOWNSHIP', 'DEPARTMENT'];

interface Side {
  readonly key: number;
  readonly kind: string;
}

/** D1: a dispute is between two, a township or department each. */
export function checkSides(raiser: Side, other: Side): Refusal[] {
  if (raiser.key === other.key) return [refusal('otherCode', 'INVALID', '争议的对方不能是本单位', 'D1')];
  return [
    ...(competentKinds.includes(raiser.kind) ? [] : [refusal([], 'WRONG_PARTY', '管辖争议由乡镇或县直部门提出', 'D1')]),
    ...(competentKinds.includes(other.kind)
      ? []
      : [refusal('otherCode', 'WRONG_PARTY', '争议的对方须为乡镇或县直部门', 'D1')]),
  ];
}

export interface DisputeSubject {
  readonly aboutId?: string | null;
  readonly itemCode?: string | null;
  readonly townshipCode?: string | null;
}

/** D1: it is over a case, or over an item in a township; the lists are kept for both together (G2). */
export function checkSubject({ aboutId, itemCode, townshipCode }: DisputeSubject): Refusal[] {
  return [
    ...checkItemCode('itemCode', itemCode),
    ...(aboutId == null && itemCode == null ? [lacking('aboutId')] : []),
    ...(itemCode != null && townshipCode == null ? [lacking('townshipCode')] : []),
    ...(itemCode == null && townshipCode != null ? [lacking('itemCode')] : []),
  ];
}

function lacking(path: string): Refusal {
  return refusal(path, 'REQUIRED', '须指明所争议的办理事项，或执法事项及其所在乡镇', 'D1');
}

export function checkTownship({ kind }: Side): Refusal[] {
  return kind === 'TOWNSHIP' ? [] : [refusal('townshipCode', 'INVALID', '须填写乡镇的代码', 'G2')];
}

/** D1: a consultation is recorded after it was held; it may have been held before the dispute was raised. */
export function checkHeldOn(heldOn: string, today: string): Refusal[] {
  return checkNotAfter('heldOn', heldOn, today, '协商日期不能晚于今日', 'D1');
}

/** D1: two agree on one of them; a third is bound by the county government only (D2). */
export function checkHandler(handlerKey: number, sides: readonly number[]): Refusal[] {
  return sides.includes(handlerKey)
    ? []
    : [refusal('handlerCode', 'INVALID', '双方只能商定由其中一方管辖；由第三方管辖的，提请县政府决定', 'D1')];
}

export interface Proposal {
  readonly proposedId: number | null;
  readonly proposedById: number | null;
}

/** D1: nobody agrees with itself, nor with what it has not read. */
export function checkAgreement(
  { proposedId, proposedById }: Proposal,
  agreeing: { readonly organizationKey: number; readonly handlerKey: number },
): Refusal[] {
  if (proposedById === agreeing.organizationKey) {
    return [refusal([], 'WRONG_PARTY', '本单位的提议须由对方同意', 'D1')];
  }
  return proposedId === agreeing.handlerKey
    ? []
    : [refusal('handlerCode', 'PRECONDITION_FAILED', '与对方现在的提议不一致，请重新查看', 'D1')];
}

/** D2: the county government designates whoever may handle it. */
export function checkDesignated({ kind }: Side): Refusal[] {
  return competentKinds.includes(kind) ? [] : [refusal('designatedCode', 'INVALID', '须指定乡镇或县直部门管辖', 'D2')];
}
