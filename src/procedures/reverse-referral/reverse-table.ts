import {
  byPolicy,
  contest,
  contestClocks,
  contestedStates,
  contestSilence,
  uphold,
} from '../../core/proceedings/index.js';
import { calendarDays } from '../../kernel/deadline.js';
import { procedure } from '../../kernel/procedure.js';

const materials = { CLOSING_DECISION: '不追究刑事责任的文书' };
const needs = { partyName: '当事人', violation: '违法事实', opinion: '处理意见' };

/**
 * Mech 三(七): the way back. What is no crime may be a violation all the same, and goes to whoever penalizes (Administrative Penalty Law art. 27,
 * Criminal Procedure Law art. 177, State Council Order 310 art. 13).
 */
export const reverseTable = procedure({
  states: {
    SENT: '待主管机关受理',
    RETURNED: '主管机关已退回',
    ACCEPTED: '主管机关已受理',
    PENALIZED: '已给予行政处罚',
    NOT_PUNISHED: '不予行政处罚',
    ESCALATED: contestedStates.ESCALATED,
    UPHELD: contestedStates.UPHELD,
    SETTLED: '对不予处罚无异议',
    TAKEN_BACK: '移送机关已撤回',
  },
  parties: {
    issuer: '移送机关',
    authority: '主管机关',
    procuratorate: '人民检察院',
    justice: '司法行政机关',
    county: '县政府',
  },
})(
  {
    // 高检发释字〔2021〕4号, art. 8: opinions are copied to the justice bureau of the same level.
    opine: {
      label: '提出检察意见并移送',
      rule: 'X2',
      by: 'issuer',
      from: null,
      to: 'SENT',
      needs,
      materials,
      copied: 'justice',
    },
    // What the police do not pursue is under the eyes of the procuratorate (Order 310, art. 14).
    send: {
      label: '移送给予行政处罚',
      rule: 'X2',
      by: 'issuer',
      from: null,
      to: 'SENT',
      needs,
      materials,
      copied: 'procuratorate',
    },
    accept: { label: '受理移送', rule: 'X2', by: 'authority', from: 'SENT', to: 'ACCEPTED' },
    sendBack: {
      label: '退回移送',
      rule: 'X2',
      by: 'authority',
      from: 'SENT',
      to: 'RETURNED',
      needs: { reason: '退回的理由' },
    },
    sendOn: {
      label: '改送其他主管机关',
      rule: 'X2',
      by: 'issuer',
      from: 'RETURNED',
      to: 'SENT',
      needs: { toCode: '主管机关', reason: '改送的理由' },
    },
    takeBack: {
      label: '撤回移送',
      rule: 'X2',
      by: 'issuer',
      from: ['SENT', 'RETURNED'],
      to: 'TAKEN_BACK',
      needs: { reason: '撤回移送的理由' },
    },
    penalize: {
      label: '回复已给予行政处罚',
      rule: 'X2',
      by: 'authority',
      from: 'ACCEPTED',
      to: 'PENALIZED',
      needs: { decisionNumber: '处罚决定书文号' },
    },
    spare: {
      label: '回复不予行政处罚',
      rule: 'X2',
      by: 'authority',
      from: 'ACCEPTED',
      to: 'NOT_PUNISHED',
      needs: { reason: '不予处罚的理由' },
    },
    settle: { label: '对不予处罚无异议', rule: 'X2', by: 'issuer', from: 'NOT_PUNISHED', to: 'SETTLED' },
    escalate: { ...contest('X2', 'issuer', 'RETURNED'), from: ['RETURNED', 'NOT_PUNISHED'] },
    escalateSilence: { ...contestSilence('X2', 'issuer', 'SENT'), from: ['SENT', 'ACCEPTED'] },
    order: {
      label: '决定由主管机关办理',
      rule: 'X2',
      by: 'county',
      from: 'ESCALATED',
      to: 'ACCEPTED',
      needs: { decision: '决定内容' },
    },
    uphold: uphold('X2', '认可退回或者不予处罚的理由'),
  },
  {
    serving: {
      label: '送达检察意见',
      rule: 'X2',
      by: 'issuer',
      within: calendarDays(3),
      starts: ['opine'],
      met: ['opine'],
    },
    acceptance: {
      label: '受理或者退回移送',
      rule: 'X2',
      by: 'authority',
      within: byPolicy('reverse-acceptance-working-days'),
      starts: ['opine', 'send', 'sendOn'],
      met: ['accept', 'sendBack'],
      ended: ['escalateSilence'],
    },
    reply: {
      label: '回复处理结果',
      rule: 'X2',
      by: 'authority',
      within: byPolicy('procuratorial-reply-days'),
      starts: ['opine', 'send', 'sendOn', 'order'],
      met: ['penalize', 'spare'],
      ended: ['sendBack', 'escalateSilence'],
    },
    ...contestClocks('X2', 'issuer', {
      refused: ['sendBack', 'spare'],
      accepted: ['sendOn', 'takeBack', 'settle'],
      escalated: ['escalate', 'escalateSilence'],
      decided: ['order', 'uphold'],
      done: [],
    }),
  },
);
