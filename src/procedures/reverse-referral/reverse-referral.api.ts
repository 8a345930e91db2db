import { procedureApi } from '../../core/proceedings/index.js';
import {
  escalate,
  escalateSilence,
  loadDecisions,
  orderHandling,
  penalize,
  sendBack,
  spare,
  takeBack,
} from './answer-reverse-referral.js';
import { reverseReferralFacts, reverseReferralRequests } from './reverse-referral.facts.js';
import './reverse-referral.graphql.js';
import { reverseReferral } from './reverse-referral.procedure.js';
import { loadListed, sendingStep, sendOn, sendReverseReferral } from './send-reverse-referral.js';

const words = {
  field: 'reverseReferral',
  filter: '行政处罚移送的筛选条件，各项同时满足。Filter of cases sent for a penalty; all conditions hold.',
  step: '行政处罚移送的一步。A step in a case sent for a penalty.',
  id: '行政处罚移送的标识。The case that was sent for a penalty.',
  list: {
    name: 'reverseReferrals',
    words:
      '行政处罚移送：本单位移送、办理或抄收的，最近的在前（机制三（七））。Cases sent for a penalty that one is a party of, last first.',
  },
} as const;

export const {
  Type: ReverseReferralType,
  resolver: ReverseReferralResolver,
  act: takeReverseStep,
} = procedureApi(reverseReferral, reverseReferralFacts, reverseReferralRequests, words, {
  send: {
    words:
      '移送给予行政处罚：检察院对不起诉案件提出检察意见，公安机关、法院移送（规则 X2）。Sends a case without a crime to whoever penalizes (rule X2).',
    request: '移送主管机关给予行政处罚（规则 X2）。Sends a case for an administrative penalty (rule X2).',
    stepFor: ({ ground }) => sendingStep(ground),
    loadOpening: loadListed,
    open: sendReverseReferral,
  },
  accept: {
    words: '受理行政处罚移送（规则 X2）。Takes a case that was sent for a penalty (rule X2).',
    request: '受理行政处罚移送（规则 X2）。Takes the case (rule X2).',
  },
  sendBack: {
    words: '退回行政处罚移送，须说明理由（规则 X2）。Returns the case, with reasons (rule X2).',
    request: '退回行政处罚移送（规则 X2）。Returns the case (rule X2).',
    decide: sendBack,
  },
  sendOn: {
    words:
      '改送行政处罚移送：被退回的，改送有管辖权的主管机关（规则 X2）。Sends a returned case to another authority (rule X2).',
    request: '改送其他主管机关（规则 X2）。Sends the case to another authority (rule X2).',
    decide: sendOn,
  },
  takeBack: {
    words: '撤回行政处罚移送，须说明理由（规则 X2）。Takes the case back, with reasons (rule X2).',
    request: '撤回行政处罚移送（规则 X2）。Takes the case back (rule X2).',
    decide: takeBack,
  },
  penalize: {
    words:
      '回复已给予处罚：处罚决定已共享并以本件为所办结的案件（规则 X2、S3）。Replies that a penalty was given, by a decision that names the case (rules X2, S3).',
    request: '回复已给予行政处罚（规则 X2、S3）。Replies that a penalty was given (rules X2, S3).',
    load: loadDecisions,
    decide: penalize,
  },
  spare: {
    words: '回复不予处罚，须说明理由（规则 X2）。Replies that there is no penalty, with reasons (rule X2).',
    request: '回复不予行政处罚（规则 X2）。Replies that there is no penalty (rule X2).',
    decide: spare,
  },
  settle: {
    words: '对不予处罚无异议，移送办结（规则 X2）。Takes the reasons against a penalty; the case ends (rule X2).',
    request: '对不予处罚无异议（规则 X2）。Takes the reasons (rule X2).',
  },
  escalate: {
    words:
      '对退回或不予处罚有异议，提请县政府决定（规则 X2）。Puts a return, or reasons against a penalty, before the county government (rule X2).',
    request: '提请县政府决定（规则 X2）。Puts it before the county government (rule X2).',
    decide: escalate,
  },
  escalateSilence: {
    words: '逾期未回复的行政处罚移送，提请县政府决定（规则 X2）。Puts silence before the county government (rule X2).',
    request: '逾期未回复，提请县政府决定（规则 X2）。Puts silence before the county government (rule X2).',
    decide: escalateSilence,
  },
  order: {
    words:
      '县政府决定由主管机关办理移送（规则 X2）。The county government orders the authority to handle it (rule X2).',
    request: '县政府决定由主管机关办理（规则 X2）。Orders the authority to handle it (rule X2).',
    decide: orderHandling,
  },
  uphold: {
    words: '认可退回或不予处罚的理由：县政府（规则 X2）。The county government upholds the reasons (rule X2).',
    request: '县政府认可理由（规则 X2）。Upholds the reasons (rule X2).',
  },
});
