import { calendarBases } from '../../core/calendar/index.js';
import {
  codes,
  contestFacts,
  day,
  flag,
  forwardFacts,
  forwarding,
  id,
  instant,
  movedExpectation,
  oneOf,
  organization,
  reasoned,
  supplementAsked,
  supplementFacts,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { supportKinds } from './assistance-request.js';

/** A need is told when it is registered, and with the letter. */
const needing = ['registerNeed', 'request'] as const;

/** What is asked of a department, how it answers, and what becomes of its opinion (Mech 三(五)1). */
export const assistanceRequestFacts = {
  requester: organization('请求单位。Who asks.')
    .shownAs('from')
    .filtered('请求单位代码。Code of the requester.', 'fromCode'),
  recipient: organization('协助部门；仅登记需要时为空。Who is asked; null while only the need is registered.')
    .optional()
    .shownAs('to')
    .filtered('协助部门代码。Code of the department.', 'toCode'),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(needing),
  supportKind: oneOf(supportKinds, '协助的种类。What is needed.').askedBy(needing),
  matter: text('需认定的违法事项。The violation that is to be established.').askedBy(
    needing,
    '需认定的违法事项，至多 500 字。The violation that is to be established.',
  ),
  need: text('需要协助的内容。What exactly is needed.')
    .optional()
    .askedBy(needing, '需要协助的内容，函告时必填。What exactly is needed; required with the letter.'),
  neededSince: instant('发现需要协助的时间（规则 A1）。Since when it is needed (rule A1).')
    .optional()
    .askedBy(
      needing,
      '发现需要协助的时间，及时函告自此起算（规则 A1）。Since when; the letter’s clock begins (rule A1).',
    ),
  urgent: flag('是否情况紧急（规则 A3）。Whether it is urgent (rule A3).')
    .askedBy(needing)
    .askedBy(['callOnSite'], '是否情况紧急。Whether it is urgent.')
    .byDefault(false),
  evidenceAtRisk: flag('证据是否可能灭失（规则 A3）。Whether evidence may be lost (rule A3).')
    .askedBy(needing)
    .askedBy(['callOnSite'], '证据是否可能灭失。Whether evidence may be lost.')
    .byDefault(false),
  onSiteReason: text('请求现场处置的理由。Why officers are needed on site.')
    .optional()
    .askedBy(
      needing,
      '紧急或证据可能灭失的理由，有此情形时必填。Why officers are needed on site; required when they are.',
    ),
  requestedAt: instant('函告时间；未函告为空。When the letter was sent.').optional(),
  dueAt: instant(
    '出具意见的期限（规则 A2：5 个工作日；规则 A4：可延长）。When the opinion is due (rule A2), as extended (rule A4).',
  ).optional(),
  dueBasis: oneOf(calendarBases, '期限推算的依据。What the due time rests on.').optional(),
  ...supplementFacts,
  ...forwardFacts,
  forwardedAt: instant('最近一次转送的时间；未转送为空。When it was forwarded last; null if never.').optional(),
  acceptedAt: instant('接受协助请求的时间；未告知为空。When it was taken up; null if that was not told.').optional(),
  expectedBy: day('预计答复日期；未告知为空。By when the department expects to answer; null if not told.')
    .optional()
    .askedBy(['accept'], '预计答复日期，不早于今日。By when it expects to answer, today at the earliest.')
    .askedBy(
      ['expect'],
      '预计答复日期，不早于今日，必填。By when it expects to answer, today at the earliest; required.',
    ),
  extendedAt: instant('告知延长的时间。When the extension was told.').optional(),
  extensionReason: text('最近一次延长的理由（规则 A4）。Why it was extended (rule A4).').optional(),
  onSiteAt: instant('首次到场时间（规则 A3）。When officers first came.').optional(),
  onSiteHandling: text('最近一次现场处置的情况。What they did when last on site.').optional(),
  opinion: text('书面意见的结论（规则 A2）。What the opinion says (rule A2).')
    .optional()
    .requiredBy(['answer'], '书面意见的结论，必填。What the opinion says, required.'),
  answeredAt: instant('出具意见的时间。When the opinion was given.').optional(),
  declineReason: text('退回理由。Why it was declined.').optional(),
  ...contestFacts,
  usedAsEvidence: flag('是否作为实施行政处罚的证据；未办结为空。Whether it served as evidence of a penalty.')
    .optional()
    .requiredBy(
      ['close'],
      '是否作为实施行政处罚的证据（规则 A2）。Whether it serves as evidence of a penalty (rule A2).',
    ),
};

/** What requests tell beside facts, by step. */
export const assistanceRequestRequests = {
  request: {
    assistanceRequestId: id(
      '此前登记的需要；其起算时间不变。A need that was registered before; its clock goes on.',
    ).optional(),
    aboutId: id(
      '所为的办理事项，如案件移送；仅新发起时。The proceeding it is needed for; with a new request only.',
    ).optional(),
    toCode: text('协助部门代码。Code of the department.'),
  },
  callOnSite: { reason: text('理由，必填。Why, required.') },
  recordOnSite: {
    arrivedAt: instant('到场时间，不填为办理时。When they came; now if not given.').optional(),
    handling: text('现场处置情况，必填。What was done, required.'),
  },
  extend: {
    reason: text('延长的理由，必填。Why, required.'),
    until: day('新的期限（当日 24 时止），必填。The new last day, until 24:00; required.').optional(),
  },
  decline: { reason: text('退回理由，必填。Why, required.') },
  askSupplement: supplementAsked,
  forward: forwarding,
  expect: movedExpectation,
  escalate: reasoned,
  escalateSilence: reasoned,
  withdraw: { reason: text('撤回理由，必填。Why, required.') },
};

export type AssistanceRequestFacts = FactsOf<typeof assistanceRequestFacts>;

export type AssistanceRequest = ProcedureOf<
  typeof assistanceRequestFacts,
  typeof assistanceRequestRequests,
  (typeof needing)[number],
  'assistanceRequestId'
>;

export const { entity: assistanceRequestEntity, table: assistanceRequestTable } = tableOfFacts(
  'assistance_request',
  assistanceRequestFacts,
);
