import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { globalIds } from '../../kernel/global-id.js';
import { elapsedHours, workingDays } from '../../kernel/deadline.js';
import { procedure } from '../../kernel/procedure.js';
import {
  askSupplement,
  byPolicy,
  dayEndingAt,
  defineProcedure,
  expectedClock,
  immediately,
  isAwaited,
  isInDispute,
  promptly,
  supplement,
  supplementClock,
  supplementStates,
} from '../../core/proceedings/index.js';
import { titleOf } from './case-transfer.js';
import { judgeCorrection } from './judge-correction.js';
import { caseTransferTable } from './case-transfer.facts.js';
import { timelinessOf } from './case-transfer.rules.js';
import { transferLetter } from './transfer-letter.js';

/** Mech 三(一): the transfer of cases between townships and departments. */
const table = procedure({
  states: {
    DISCOVERED: '已发现',
    SENT: '已移送',
    RECEIVED: '已签收',
    ...supplementStates,
    ACCEPTED: '已受理',
    RETURNED: '已退回',
    TAKEN_BACK: '已收回',
    CONCLUDED: '已办结',
    DROPPED: '已撤销',
  },
  parties: { sender: '移送单位', receiver: '接收单位', county: '县政府' },
})(
  {
    discover: { label: '登记发现', rule: 'T4', moment: 'discoveredAt', by: 'sender', from: null, to: 'DISCOVERED' },
    dissuade: {
      label: '劝阻违法行为',
      rule: 'T7',
      moment: 'dissuadedAt',
      by: 'sender',
      from: ['DISCOVERED', 'SENT', 'RECEIVED', 'AWAITS_SUPPLEMENT'],
      needs: { dissuasion: '劝阻情况' },
    },
    inform: {
      label: '告知有管辖权的单位',
      rule: 'T8',
      by: 'sender',
      from: 'DISCOVERED',
      needs: { toCode: '有管辖权的单位' },
    },
    // No violation, or one's own after all: nothing is left to be transferred.
    drop: {
      label: '撤销发现',
      rule: 'T4',
      by: 'sender',
      from: 'DISCOVERED',
      to: 'DROPPED',
      needs: { reason: '撤销理由' },
    },
    send: {
      label: '移送',
      rule: 'T9',
      by: 'sender',
      from: [null, 'DISCOVERED'],
      to: 'SENT',
      needs: { basicFacts: '基本违法事实' },
      materials: {
        TRANSFER_LETTER: '涉嫌违法案件移送函',
        SOURCE_MATERIAL: '案源材料',
        PRELIMINARY_EVIDENCE: '初步证据材料',
      },
    },
    receive: { label: '签收', rule: 'T11', by: 'receiver', from: 'SENT', to: 'RECEIVED' },
    askSupplement: askSupplement('T9', 'receiver', ['SENT', 'RECEIVED']),
    supplement: supplement('T9', 'sender', 'RECEIVED'),
    accept: {
      label: '受理',
      rule: 'T11',
      by: 'receiver',
      from: ['SENT', 'RECEIVED', 'AWAITS_SUPPLEMENT'],
      to: 'ACCEPTED',
    },
    expect: {
      label: '告知预计办结日期',
      rule: 'T11',
      by: 'receiver',
      from: 'ACCEPTED',
      needs: { expectedBy: '预计办结日期' },
    },
    // Whoever forwards has signed for it: the time of the next begins with the next.
    forward: {
      label: '转送有管辖权的单位',
      rule: 'T11',
      by: 'receiver',
      from: ['RECEIVED', 'AWAITS_SUPPLEMENT', 'ACCEPTED'],
      to: 'SENT',
      needs: { toCode: '有管辖权的单位', reason: '转送理由' },
    },
    return: {
      label: '退回',
      rule: 'T11',
      by: 'receiver',
      // After acceptance as well: the facts that show who is competent come with the investigation (D1).
      from: ['SENT', 'RECEIVED', 'ACCEPTED', 'AWAITS_SUPPLEMENT'],
      to: 'RETURNED',
      needs: { reason: '退回理由' },
    },
    // What was returned, or is recalled while nobody has accepted it: sent to the wrong one, or too early.
    takeBack: {
      label: '收回',
      rule: 'T11',
      by: 'sender',
      from: ['SENT', 'RECEIVED', 'AWAITS_SUPPLEMENT', 'RETURNED'],
      to: 'TAKEN_BACK',
    },
    designate: {
      label: '指定管辖',
      rule: 'D2',
      by: 'county',
      from: ['SENT', 'RECEIVED', 'AWAITS_SUPPLEMENT', 'RETURNED', 'ACCEPTED'],
      to: 'ACCEPTED',
    },
    reportResult: {
      label: '反馈处理结果',
      rule: 'T11',
      by: 'receiver',
      from: 'ACCEPTED',
      to: 'CONCLUDED',
      needs: { result: '处理结果' },
    },
  },
  {
    byTownship: {
      label: '乡镇移送',
      rule: 'T4',
      by: 'sender',
      oneOf: 'transfer',
      within: workingDays(3),
      starts: ['discover', 'send'],
      met: ['send'],
    },
    byDepartment: {
      label: '部门移送',
      rule: 'T5',
      by: 'sender',
      oneOf: 'transfer',
      within: workingDays(3),
      starts: ['discover', 'send'],
      met: ['send'],
    },
    urgent: {
      label: '紧急移送',
      rule: 'T6',
      by: 'sender',
      oneOf: 'transfer',
      within: elapsedHours(24),
      starts: ['discover', 'send'],
      met: ['send'],
    },
    dissuasion: {
      label: '立即劝阻',
      rule: 'T7',
      by: 'sender',
      sometimes: true,
      within: immediately,
      starts: ['discover', 'send'],
      met: ['dissuade', 'send'],
    },
    notice: {
      label: '及时告知',
      rule: 'T8',
      by: 'sender',
      sometimes: true,
      within: promptly,
      starts: ['discover', 'send'],
      met: ['inform', 'send'],
    },
    receipt: {
      label: '签收',
      rule: 'T11',
      by: 'receiver',
      within: byPolicy('transfer-receipt-working-days'),
      starts: ['send', 'forward'],
      met: ['receive', 'askSupplement', 'accept', 'return', 'designate'],
    },
    acceptance: {
      label: '受理或退回',
      rule: 'T11',
      by: 'receiver',
      within: byPolicy('transfer-acceptance-working-days'),
      starts: ['receive', 'askSupplement'],
      met: ['accept', 'forward', 'return', 'designate'],
      standsStillIn: ['AWAITS_SUPPLEMENT'],
    },
    supplement: supplementClock('T9', 'sender', byPolicy('supplement-working-days'), [
      'accept',
      'forward',
      'return',
      'designate',
    ]),
    result: {
      label: '办理并反馈结果',
      rule: 'T11',
      by: 'receiver',
      within: byPolicy('transfer-result-days'),
      starts: ['accept', 'designate'],
      met: ['reportResult'],
      ended: ['forward', 'return', 'designate'],
    },
    expected: expectedClock('T11', 'receiver', {
      starts: ['expect'],
      met: ['reportResult'],
      ended: ['expect', 'forward', 'return', 'designate'],
    }),
    takingBack: {
      label: '收回或提出争议',
      rule: 'T11',
      by: 'sender',
      within: promptly,
      starts: ['return'],
      met: ['takeBack'],
      ended: ['designate'],
    },
  },
);

export const caseTransfer = defineProcedure({
  name: 'CASE_TRANSFER',
  typeName: 'CaseTransfer',
  description: '案件移送（机制三（一））。Transfer of a case to the competent organization (Mech 三(一)).',
  ids: globalIds('trf_'),
  numberPrefix: 'YS',
  table,
  facts: caseTransferTable,
  mutations: {
    discover: 'registerDiscovery',
    dissuade: 'recordDissuasion',
    inform: 'informCompetentOrganization',
    drop: 'dropDiscovery',
    send: 'sendCaseTransfer',
    receive: 'receiveCaseTransfer',
    askSupplement: 'askCaseSupplement',
    supplement: 'supplementCaseTransfer',
    accept: 'acceptCaseTransfer',
    expect: 'expectCaseResult',
    forward: 'forwardCaseTransfer',
    return: 'returnCaseTransfer',
    takeBack: 'takeBackCaseTransfer',
    designate: 'decideDispute',
    reportResult: 'reportCaseResult',
  },
  judgeCorrection,
  titleOf,
  partyIn: ({ partyName }) => ({ name: partyName, code: null }),
  prose: ['basicFacts', 'dissuasion', 'consultation', 'supplementNeeded', 'supplement', 'reason', 'result', 'note'],
  routing: {
    step: 'designate',
    refer: (countyId) => ({ countyId }),
    designate: (organizationKey, { senderId, receiverId }) =>
      // A case that is to stay with its sender changes hands: whoever sent it handles it, the other is told the result.
      organizationKey === senderId
        ? { senderId: receiverId ?? senderId, receiverId: senderId }
        : { receiverId: organizationKey },
  },
  drafts: [transferLetter],
  factsOfClock(clock, { at, basis }, { sentAt }) {
    if (clock === 'supplement') return { supplementDueAt: shanghaiText(at) };
    if (clock === 'expected') return { expectedBy: dayEndingAt(at) };
    if (clock !== 'byTownship' && clock !== 'byDepartment' && clock !== 'urgent') return {};
    return {
      dueAt: shanghaiText(at),
      dueBasis: basis,
      ...(sentAt === null ? {} : { timeliness: timelinessOf({ at, basis }, Temporal.Instant.from(sentAt)) }),
    };
  },
  // What was concluded before outcomes were told may have been a penalty.
  endedOtherwise: ({ closedAt, state, outcome }) =>
    closedAt !== null && !(state === 'CONCLUDED' && (outcome === null || outcome === 'PENALTY')),
  endsCase: ['reportResult'],
  holdsBack: { forward: isInDispute },
  isOffered: (step, row, _viewer, now) => step !== 'return' || !isAwaited(row, now),
  partiesOf: ({ senderId, receiverId, countyId }) => ({ sender: senderId, receiver: receiverId, county: countyId }),
});
