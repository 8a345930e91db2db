import type { FigureMeaning } from '../figure.js';

/** What a check looks for. */
export const doubts = {
  MISSING: 'MISSING',
  DUPLICATE: 'DUPLICATE',
  IMPLAUSIBLE: 'IMPLAUSIBLE',
} as const;
export type Doubt = keyof typeof doubts;

/** Another record `o` of the same organization that says the same: which tables it stands in, and what is equal. */
export interface Twin {
  readonly from: string;
  readonly equal: string;
}

/** One check of what was shared: predicates over `r` (shared_record) and `d`, the category's table. */
export interface Check extends Pick<FigureMeaning, 'title' | 'english' | 'sources'> {
  readonly doubt: Doubt;
  /** Of one category; null: of all, without `d`. */
  readonly category: string | null;
  readonly table: string | null;
  /** Which records the check can say something about. */
  readonly examined: string;
  readonly found: string | Twin;
}

const ofPenalties = {
  category: 'PENALTY_DECISION',
  table: 'penalty_decision',
} as const;
const ofAll = { category: null, table: null } as const;
const always = 'true';

/** The year that a document number bears, as text. */
const numberedYear = `substring(d.normalized_number FROM '〔(\\d{4})〕')`;

/**
 * What is allowed, since it may be so, and yet is a mistake more often than not. What cannot be so is refused when it is published.
 */
export const checks = {
  PENALTY_WITHOUT_ITEM: {
    ...ofPenalties,
    doubt: 'MISSING',
    title: '处罚决定未填事项编码',
    english: 'Penalty decision without an item code',
    examined: always,
    found: 'd.item_code IS NULL',
    sources: 'penalty_decision.item_code',
  },
  PENALTY_WITHOUT_PARTY_CODE: {
    ...ofPenalties,
    doubt: 'MISSING',
    title: '处罚决定未填当事人代码',
    english: 'Penalty decision without the code of its party',
    examined: always,
    found: 'd.party_code IS NULL',
    sources: 'penalty_decision.party_code',
  },
  FINE_WITHOUT_AMOUNT: {
    ...ofPenalties,
    doubt: 'MISSING',
    title: '处以罚款而未填罚款金额',
    english: 'A fine without its amount',
    examined: `'FINE' = ANY (d.penalty_kinds)`,
    found: 'coalesce(d.fine_amount, 0) = 0',
    sources: 'penalty_decision.penalty_kinds, fine_amount',
  },
  CONFISCATION_WITHOUT_AMOUNT: {
    ...ofPenalties,
    doubt: 'MISSING',
    title: '处以没收而未填没收金额',
    english: 'A confiscation without its amount',
    examined: `'CONFISCATION' = ANY (d.penalty_kinds)`,
    found: 'coalesce(d.confiscated_amount, 0) = 0',
    sources: 'penalty_decision.penalty_kinds, confiscated_amount',
  },
  EXECUTION_NOT_FED_BACK: {
    ...ofPenalties,
    doubt: 'MISSING',
    title: '逾期未反馈执行情况：处罚决定作出逾一百八十日（规则 S3）',
    english: 'Execution not fed back 180 days after the decision (rule S3)',
    // What was set aside is not executed any more.
    examined: `d.decided_on < today.day - 180 AND d.standing NOT IN ('SET_ASIDE', 'FOUND_VOID')`,
    found: `d.execution_status = 'NOT_YET'`,
    sources: 'penalty_decision.decided_on, execution_status, standing',
  },
  DECISION_NUMBER_TWICE: {
    ...ofPenalties,
    doubt: 'DUPLICATE',
    title: '同一单位的决定书文号重复',
    english: 'Decision number that the same organization used for another record',
    examined: always,
    found: {
      from: 'shared_record o JOIN penalty_decision e ON e.record_id = o.id',
      equal: 'e.normalized_number = d.normalized_number',
    },
    sources: 'penalty_decision.normalized_number, shared_record.publisher_id',
  },
  EXTERNAL_REF_TWICE: {
    ...ofAll,
    doubt: 'DUPLICATE',
    title: '同一单位的外部编号重复',
    english: 'External reference that the same organization used for another record',
    examined: 'r.external_ref IS NOT NULL',
    found: {
      from: 'shared_record o',
      equal: 'o.external_ref = r.external_ref',
    },
    sources: 'shared_record.external_ref, publisher_id',
  },
  PENALTY_DESPITE_SUSPICION: {
    ...ofPenalties,
    doubt: 'IMPLAUSIBLE',
    title: '涉嫌犯罪尚未移送而作出处罚（规则 X3）',
    english: 'Penalty while crime is suspected and not referred (rule X3)',
    examined: always,
    // Only what the viewer is told of, see migration 0082.
    found: 'd.record_id IN (SELECT s.record_id FROM penalties_despite_suspicion() s)',
    sources: 'penalty_decision.case_id, party_code; proceeding.suspicion; criminal_referral.party_code',
  },
  DECISION_NUMBER_OF_ANOTHER_YEAR: {
    ...ofPenalties,
    doubt: 'IMPLAUSIBLE',
    title: '文号年份与决定日期不符',
    english: 'Year of the decision number is not that of the decision',
    examined: `${numberedYear} IS NOT NULL`,
    found: `${numberedYear} <> to_char(d.decided_on, 'YYYY')`,
    sources: 'penalty_decision.normalized_number, decided_on',
  },
  DECIDED_AFTER_FORMED: {
    ...ofPenalties,
    doubt: 'IMPLAUSIBLE',
    title: '决定日期晚于信息形成之日',
    english: 'Decided after the record had been formed',
    examined: always,
    found: 'd.decided_on > r.formed_on',
    sources: 'penalty_decision.decided_on, shared_record.formed_on',
  },
  FORMED_LONG_AFTER_DECIDED: {
    ...ofPenalties,
    doubt: 'IMPLAUSIBLE',
    title: '信息形成晚于决定日期逾三十日',
    english: 'Formed more than 30 days after the decision',
    examined: always,
    found: 'd.decided_on < r.formed_on - 30',
    sources: 'penalty_decision.decided_on, shared_record.formed_on',
  },
  OCCURRED_AFTER_FORMED: {
    category: 'ACTIVITY_REPORT',
    table: 'activity_report',
    doubt: 'IMPLAUSIBLE',
    title: '发生日期晚于形成之日（动态信息）',
    english: 'Activity that occurred after its record had been formed',
    examined: always,
    found: 'd.occurred_on > r.formed_on',
    sources: 'activity_report.occurred_on, shared_record.formed_on',
  },
  RECEIVED_AFTER_FORMED: {
    category: 'COMPLAINT_HANDLING',
    table: 'complaint_handling',
    doubt: 'IMPLAUSIBLE',
    title: '收到日期晚于形成之日（投诉举报）',
    english: 'Complaint received after its record had been formed',
    examined: always,
    found: 'd.received_on > r.formed_on',
    sources: 'complaint_handling.received_on, shared_record.formed_on',
  },
  COUNTED_BEFORE_PERIOD_ENDED: {
    category: 'STATISTICAL_DATA',
    table: 'statistical_data',
    doubt: 'IMPLAUSIBLE',
    title: '形成时统计期间尚未结束',
    english: 'Statistics formed before their period had ended',
    examined: always,
    found: 'd.period_to > r.formed_on',
    sources: 'statistical_data.period_to, shared_record.formed_on',
  },
} as const satisfies Record<string, Check>;
export type CheckName = keyof typeof checks;

export const checkNames = Object.fromEntries(Object.keys(checks).map((name) => [name, name])) as {
  readonly [Name in CheckName]: Name;
};
