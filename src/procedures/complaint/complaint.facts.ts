import { complaintKinds, verificationOutcomes } from '../../categories/complaint-handling/index.js';
import {
  codes,
  day,
  flag,
  id,
  instant,
  key,
  nested,
  oneOf,
  organization,
  proceeding,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { sharingScopes } from '../../core/records/index.js';
import { ComplainantInput, ComplaintSharingInput } from './complaint.graphql.js';

/** What is told of a complaint on its way (Mech 三(二)); there is no fact for who complained. */
export const complaintFacts = {
  firstContact: organization(
    '首问单位：率先接到的单位，登记后不变（规则 C1）。First contact, fixed for ever (rule C1).',
  ).filtered('首问单位代码。Code of the first contact.', 'firstContactCode'),
  handler: organization(
    '办理单位：他单位接手前为首问单位（规则 C1）。Who handles it; the first contact until taken over.',
  ).filtered('办理单位代码。Code of the handler.', 'handlerCode'),
  receiver: organization('最近被告知或移交的单位。Whom it was passed on to last.').optional(),
  informer: organization(
    '告知乡镇的部门（规则 C8），须向其反馈（规则 C13）。The department that informed the township.',
  ).optional(),
  /** The county government, once a dispute was referred to it (D2). */
  county: organization().optional(),
  kind: oneOf(complaintKinds, '投诉或举报。Complaint or report.')
    .askedBy(['register'])
    .filtered('投诉或举报，任一即可。Any of these kinds.', 'kinds'),
  receivedAt: instant('收到时间，受理时限自此起算（规则 C2）。When it was received.').offeredTo(
    ['register'],
    '收到时间，不填为登记时。When it was received; now if not given.',
  ),
  subject: text('事由。What it is about.').askedBy(
    ['register'],
    '事由，至多 500 字，不含投诉举报人信息。What it is about.',
  ),
  summary: text('内容摘要，不含投诉举报人信息（规则 S7）。Summary, without the complainant.').askedBy(['register']),
  itemCode: text('执法事项代码。Code of the enforcement item.')
    .optional()
    .askedBy(['register'])
    .filtered()
    .knownLater(),
  place: organization('发生地乡镇。The township where it happened.').optional(),
  competent: organization(
    '清单上的管辖单位：登记时按事项清单有管辖权的（规则 G2）。Who is competent by the lists (rule G2).',
  )
    .optional()
    .shownAs('listedCompetent'),
  partyName: text('被投诉举报人。Against whom.').optional().askedBy(['register']).knownLater(),
  externalSystem: text('工单来源系统：转来工单的外部系统。The system of somebody else that has passed it on.')
    .optional()
    .askedBy(['register'], '工单来源系统，如 12345，与外部工单编号一并填写。The system that has passed it on.')
    .filtered()
    .fixed('the other system knows it by this'),
  externalNumber: text('外部工单编号：来源系统中的编号。Its number in that system.')
    .optional()
    .askedBy(['register'], '外部工单编号，同一来源系统中只能登记一次。Its number there, registered once only.')
    .filtered()
    .fixed('the other system knows it by this'),
  anonymous: flag('是否匿名。Whether nobody is named as complainant.'),
  acceptedAt: instant('受理时间（规则 C2、C9）。When it was accepted.').optional(),
  outcome: oneOf(verificationOutcomes, '核实结论。What verification has found.')
    .optional()
    .requiredBy(['verifyViolation'], '核实结论。What was found.')
    .fixed('correctComplaintFinding goes back to verification'),
  verification: text('核实情况。How it was verified.')
    .optional()
    .askedBy(['verifyViolation'], '核实情况，必填。How it was verified, required.'),
  urgent: flag('移交是否情况紧急（24 小时）。Whether handing over is urgent (24 hours).')
    .askedBy(['verifyViolation'], '移交是否情况紧急，无管辖权时填写。Whether handing over is urgent.')
    .byDefault(false),
  urgencyReason: text('紧急的理由。Why it is urgent.')
    .optional()
    .askedBy(['verifyViolation'], '紧急的理由，紧急时必填。Why; required when urgent.'),
  filedAt: instant('立案时间（规则 C4）。When the case was filed.').optional(),
  caseNumber: text('立案编号。Number of the case.').optional().askedBy(['fileCase']),
  /** Never without C7. */
  informedAt: instant('告知乡镇的时间（规则 C8）。When the township was told.').optional(),
  complainantToldAt: instant(
    '告知投诉举报人的时间（规则 C7）；匿名的为空。When the complainant was told; null when anonymous.',
  )
    .optional()
    .askedBy(
      ['inform'],
      '告知投诉举报人的时间，不填为办理时；匿名的不填。When; now if not given, none when anonymous.',
    ),
  complainantNotice: text('告知投诉举报人的情况。How the complainant was told.')
    .optional()
    .askedBy(['inform'], '如何告知投诉举报人，匿名的写明无从告知，必填。How the complainant was told, required.'),
  handedOverAt: instant('移交时间（规则 C5）。When it was handed over.').optional(),
  caseTransfer: proceeding(
    '随移交办理的案件移送（规则 C5）；没有或不可见为空。The case transfer that went with it.',
  ).optional(),
  returnReason: text('退回理由。Why it was returned.').optional(),
  result: text('处理结果。The result.').optional().askedBy(['reply'], '处理结果，必填。The result, required.'),
  repliedAt: instant('答复投诉举报人的时间（规则 C3、C12）。When the complainant was told the result.').optional(),
  replyNotice: text('如何告知处理结果。How the result was told.')
    .optional()
    .askedBy(['reply'], '如何告知，匿名的写明无从告知，必填。How it was told, required.'),
  feedback: text('向告知的部门反馈的内容。What was fed back.')
    .optional()
    .askedBy(['feedBack'], '反馈内容，必填。What is fed back, required.'),
  feedbackAt: instant('反馈时间（规则 C13）。When it was fed back.').optional(),
  endReason: text(
    '未作处罚的理由：不予受理、撤回、并案或不予处罚的。Why it ended without a penalty: not admitted, withdrawn, merged, not punished.',
  ).optional(),
  endNotice: text(
    '结束时的告知：不予受理、并案、转送时如何告知投诉举报人。How the complainant was told that it ended so.',
  ).optional(),
  mergedInto: proceeding(
    '并入的投诉举报；没有或不可见为空。The earlier complaint with which it is handled.',
  ).optional(),
  referredTo: text(
    '转送的机关：平台外有管辖权的（规则 C5）。The competent body outside of the hub (rule C5).',
  ).optional(),
  correctionOrdered: flag('是否责令改正；未决定不予处罚为空。Whether a correction was ordered in place of a penalty.')
    .optional()
    .askedBy(['waive'], '是否责令改正，不填为否。Whether a correction is ordered; no if not given.'),
  sharingScope: oneOf(
    sharingScopes,
    '办理情况的共享范围（规则 S7），各方不论范围均可见。Who may see how it is handled (rule S7); its parties always may.',
  ),
  sharedWith: codes(
    '指定共享单位的代码；范围为全体成员的为空列表。Codes of the organizations that are named; none when all members may see it.',
  ),
  /** The record of category 7 that tells of it; null until a step is told of one from before there was one. */
  recordId: key().optional(),
};

const complainantNotice = () =>
  text('如何告知投诉举报人，匿名的写明无从告知，必填。How the complainant was told, required.');

/** What requests tell beside facts, by step; verification, which leads to several, stands by the first of them. */
export const complaintRequests = {
  register: {
    townshipCode: text('发生地乡镇代码；乡镇登记的不填为本乡镇。The township where it happened.').optional(),
    complainant: nested(() => ComplainantInput, '投诉举报人；匿名的不填。Nobody if anonymous.').optional(),
    sharing: nested(
      () => ComplaintSharingInput,
      '办理情况的共享范围，不填为全体成员，此后各步沿用（规则 S7）。Who may see how it is handled, on this and every later step; all members if not given.',
    ).optional(),
  },
  inform: {
    townshipCode: text('有管辖权的乡镇代码，必填。The competent township, required.').optional(),
  },
  handOver: {
    toCode: text('接收单位代码，必填。Code of the receiver, required.').optional(),
    caseTransferId: id(
      '案件移送的标识：由此件投诉举报而来、已移送给接收单位的。The case transfer that goes with it.',
    ).optional(),
  },
  return: { reason: text('退回理由，必填。The reason, required.') },
  decline: {
    reason: text('不予受理的理由，必填。Why it is not admitted, required.'),
    complainantNotice: complainantNotice(),
  },
  withdraw: { reason: text('撤回的情况：何时、如何提出，必填。How the complainant withdrew it, required.') },
  merge: {
    earlierId: id('在先的投诉举报：本单位办理的。The earlier complaint, which one handles oneself.'),
    complainantNotice: complainantNotice(),
  },
  referOut: {
    bodyName: text('有管辖权的机关：法院、市级部门、邻县等，必填。The competent body outside of the hub, required.'),
    complainantNotice: complainantNotice(),
  },
  waive: { reason: text('不予处罚的理由，必填。Why there is no penalty, required.') },
  correct: { reason: text('更正理由，必填。Why the finding was wrong, required.') },
  extend: {
    reason: text('延长的理由，必填。Why, required.'),
    approvedBy: text('批准的负责人，必填。Who has approved it, required.'),
    until: day('新的期限，当日 24 时止，必填。The new last day, until 24:00; required.').optional(),
  },
  guide: { guidance: text('指导意见，必填。The guidance, required.') },
};

export type ComplaintFacts = FactsOf<typeof complaintFacts>;

export type Complaint = ProcedureOf<typeof complaintFacts, typeof complaintRequests, 'register', 'complaintId'>;

export const { entity: complaintEntity, table: complaintFactsTable } = tableOfFacts('complaint', complaintFacts);
