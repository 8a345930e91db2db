export {
  TestPublishOtherInformationDocument as publishOther,
  TestPublishPenaltyDecisionDocument as publishPenalty,
} from '../../operations/operations.generated.js';

/** A valid publishing input a category, formed one hour before the given instant; change what a test is about. */
export function sharing(title = '测试信息', formedAt = new Date(Date.now() - 60_000).toISOString()) {
  return { title, formedAt, scope: 'ALL_MEMBERS' as string, organizationCodes: undefined as string[] | undefined };
}

let lastKey = 0;
/** A key that no other request of this run has. */
export function freshKey(): string {
  return `test-${process.pid}-${(lastKey += 1)}`;
}

/** A penalty decision's own fields. */
export const penaltyFields = {
  decisionNumber: '古岳综执罚决字〔2026〕12号',
  decidedOn: '2026-10-12',
  partyName: '古县某建材有限公司',
  partyKind: 'LEGAL_PERSON',
  partyCode: '91141025MA0GTYRP65',
  violation: '擅自占用城市道路',
  facts: '占用人行道堆放建筑材料。',
  legalBasis: '《城市道路管理条例》第四十二条',
  penaltyKinds: ['FINE'],
  content: '罚款人民币贰仟元',
  fineAmount: '2000.00',
};

export function penaltyInput(changes: object = {}) {
  return { idempotencyKey: freshKey(), sharing: sharing('某公司违法占道处罚决定'), ...penaltyFields, ...changes };
}

export function otherInput(changes: object = {}) {
  return { idempotencyKey: freshKey(), sharing: sharing(), summary: '内容摘要', ...changes };
}

export interface UserErrorAnswer {
  readonly path: string[];
  readonly code: string;
  readonly message: string;
  readonly rule: string | null;
}

export interface RecordAnswer {
  readonly record: {
    readonly id: string;
    readonly timeliness: string;
    readonly revision: number;
    readonly dueAt: string;
  } | null;
  readonly change: { readonly cursor: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}
