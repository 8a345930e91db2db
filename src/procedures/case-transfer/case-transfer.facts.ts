import { calendarBases } from '../../core/calendar/index.js';
import {
  day,
  flag,
  forwardFacts,
  forwarding,
  instant,
  movedExpectation,
  oneOf,
  organization,
  text,
  id,
  nested,
  supplementAsked,
  supplementFacts,
  tableOfFacts,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { CaseLegacyInput } from './case-transfer.graphql.js';
import { caseOutcomes, transferTimeliness } from './case-transfer.js';

/** What is told of a case when it is discovered, sent, returned and concluded (Mech 三(一)). */
export const caseTransferFacts = {
  sender: organization('移送单位。Who sends it.')
    .shownAs('from')
    .filtered('移送单位代码。Code of the sender.', 'fromCode'),
  receiver: organization('接收单位；仅登记发现时为空。Who receives it; null while only the discovery is registered.')
    .optional()
    .shownAs('to')
    .filtered('接收单位代码。Code of the receiver.', 'toCode'),
  /** The county government, once a dispute was referred to it (D2). */
  county: organization().optional(),
  /** Who it was sent to, whoever handles it since; null while it is not sent. */
  sentTo: organization().optional(),
  itemCode: text('执法事项代码。Code of the enforcement item.')
    .optional()
    .askedBy(['discover', 'send'])
    .filtered()
    .knownLater(),
  causeOfCase: text('案由。Cause of the case.').askedBy(['discover', 'send'], '案由，至多 500 字。Cause of the case.'),
  partyName: text('当事人。The party.').optional().askedBy(['discover', 'send']).knownLater(),
  basicFacts: text('基本违法事实（规则 T9）。Basic facts (rule T9).')
    .optional()
    .askedBy(['send'], '基本违法事实，必填（规则 T9）。Basic facts, required (rule T9).'),
  discoveredAt: instant('发现时间，移送时限自此起算。When it was discovered; the clock begins.').askedBy(
    ['discover', 'send'],
    '发现时间，时限自此起算。When it was discovered; the clock begins.',
  ),
  urgent: flag('是否情况紧急（规则 T6：24 小时）。Whether it is urgent (rule T6: 24 hours).')
    .askedBy(['discover', 'send'], '是否情况紧急（规则 T6）。Whether it is urgent (rule T6).')
    .byDefault(false),
  urgencyReason: text('紧急的理由。Why it is urgent.')
    .optional()
    .askedBy(['discover', 'send'], '紧急的理由，紧急时必填。Why; required when urgent.'),
  violationOngoing: flag('违法行为是否正在进行（规则 T7）。Whether the violation goes on (rule T7).')
    .askedBy(['discover', 'send'])
    .byDefault(false),
  dissuasion: text('劝阻情况（规则 T7）。How the party was dissuaded (rule T7).')
    .optional()
    .askedBy(['discover', 'send'])
    .requiredBy(['dissuade'], '劝阻情况。How the party was dissuaded.'),
  dissuadedAt: instant('劝阻时间。When the party was dissuaded.')
    .optional()
    .askedBy(['discover', 'send'], '劝阻时间，不填为办理时。When the party was dissuaded; now if not given.')
    .askedBy(['dissuade'], '劝阻时间，不填为办理时。When; now if not given.'),
  informedAt: instant(
    '告知有管辖权单位的时间（规则 T8），与移送分别记录。When the competent organization was informed (rule T8).',
  ).optional(),
  legacyFiledOn: day().optional(),
  legacyClosedOn: day().optional(),
  legacyConsultation: text().optional(),
  onBehalfOfLaw: text(
    '以本机构名义移送所依据的法律（规则 T10）。The law that lets this body send in its own name (rule T10).',
  )
    .optional()
    .askedBy(['send'], '以本机构名义移送所依据的法律（规则 T10）。The law that lets this body send in its own name.'),
  dueAt: instant('移送期限（规则 T4、T5、T6）。When it must be sent.'),
  dueBasis: oneOf(calendarBases, '期限推算的依据。What the due time rests on.'),
  sentAt: instant('移送时间；未移送为空。When it was sent.').optional(),
  timeliness: oneOf(transferTimeliness, '是否及时；未移送为空。Null while not sent.').optional(),
  ...supplementFacts,
  ...forwardFacts,
  expectedBy: day('预计办结日期；未告知为空。By when the receiver expects to be done; null if not told.')
    .optional()
    .askedBy(
      ['expect'],
      '预计办结日期，不早于今日，必填。By when it expects to be done, today at the earliest; required.',
    ),
  returnReason: text('退回理由（规则 T11）。Why it was returned (rule T11).').optional(),
  outcome: oneOf(caseOutcomes, '处理结果的种类。How the case ended.').optional().askedBy(['reportResult']),
  result: text('处理结果。The result, as it was reported back.')
    .optional()
    .requiredBy(['reportResult'], '处理结果，必填。The result, required.'),
};

/** What requests tell beside facts, by step. */
export const caseTransferRequests = {
  inform: { toCode: text('有管辖权的单位代码。Code of the competent organization.') },
  drop: { reason: text('撤销理由，必填。Why it is not transferred, required.') },
  send: {
    caseTransferId: id(
      '此前登记的发现；其发现时间与紧急与否不变。A discovery that was registered before; its clock goes on.',
    ).optional(),
    aboutId: id('所由来的办理事项，如投诉举报。The proceeding it comes from.').optional(),
    toCode: text('接收单位代码。Code of the receiver.'),
    legacy: nested(() => CaseLegacyInput, '划转前的历史情况。What lies before the handover.').optional(),
  },
  return: { reason: text('退回理由，必填。The reason, required.') },
  askSupplement: supplementAsked,
  forward: forwarding,
  expect: movedExpectation,
};

export type CaseTransferFacts = FactsOf<typeof caseTransferFacts>;

export type CaseTransfer = ProcedureOf<
  typeof caseTransferFacts,
  typeof caseTransferRequests,
  'discover' | 'send',
  'caseTransferId'
>;

export const { entity: caseTransferEntity, table: caseTransferTable } = tableOfFacts(
  'case_transfer',
  caseTransferFacts,
);
