import {
  byPolicy,
  contest,
  contestClocks,
  contestedStates,
  contestSilence,
  uphold,
} from '../../core/proceedings/index.js';
import { procedure } from '../../kernel/procedure.js';

/** Mech 三(七): the procuratorate looks after the link of enforcement and prosecution, and is answered (高检发释字〔2021〕4号). */
export const opinionTable = procedure({
  states: {
    ISSUED: '待回复',
    ANSWERED: '已回复',
    ESCALATED: contestedStates.ESCALATED,
    UPHELD: contestedStates.UPHELD,
    CLOSED: '已办结',
    WITHDRAWN: '检察院已撤回',
  },
  parties: { issuer: '人民检察院', addressee: '被提出意见的单位', justice: '司法行政机关', county: '县政府' },
})(
  {
    issue: {
      label: '提出检察意见',
      rule: 'X2',
      by: 'issuer',
      from: null,
      to: 'ISSUED',
      needs: { matter: '所涉事项', opinion: '检察意见' },
      materials: { PROCURATORIAL_OPINION: '检察意见书' },
      copied: 'justice',
    },
    answer: {
      label: '回复检察意见',
      rule: 'X2',
      by: 'addressee',
      from: 'ISSUED',
      to: 'ANSWERED',
      needs: { answer: '处理结果或者不采纳的理由' },
    },
    close: { label: '认可回复', rule: 'X2', by: 'issuer', from: 'ANSWERED', to: 'CLOSED' },
    withdraw: {
      label: '撤回检察意见',
      rule: 'X2',
      by: 'issuer',
      from: 'ISSUED',
      to: 'WITHDRAWN',
      needs: { reason: '撤回意见的理由' },
    },
    escalate: contest('X2', 'issuer', 'ANSWERED'),
    escalateSilence: contestSilence('X2', 'issuer', 'ISSUED'),
    order: {
      label: '决定重新回复',
      rule: 'X2',
      by: 'county',
      from: 'ESCALATED',
      to: 'ISSUED',
      needs: { decision: '决定内容' },
    },
    uphold: uphold('X2', '认可回复的理由'),
  },
  {
    reply: {
      label: '回复检察意见',
      rule: 'X2',
      by: 'addressee',
      within: byPolicy('procuratorial-reply-days'),
      starts: ['issue', 'order'],
      met: ['answer'],
      ended: ['escalateSilence'],
    },
    ...contestClocks('X2', 'issuer', {
      refused: ['answer'],
      accepted: ['close'],
      escalated: ['escalate', 'escalateSilence'],
      decided: ['order', 'uphold'],
      done: [],
    }),
  },
);
