import { procedureApi } from '../../core/proceedings/index.js';
import { escalateAnswer, escalateSilence, issueOpinion, orderAnswer, withdrawOpinion } from './give-opinion.js';
import { procuratorialOpinionFacts, procuratorialOpinionRequests } from './procuratorial-opinion.facts.js';
import './procuratorial-opinion.graphql.js';
import { procuratorialOpinion } from './procuratorial-opinion.procedure.js';

const words = {
  field: 'procuratorialOpinion',
  filter: '检察意见的筛选条件，各项同时满足。Filter of opinions; all conditions hold.',
  step: '检察意见的一步。A step of an opinion.',
  id: '检察意见的标识。The opinion.',
  list: {
    name: 'procuratorialOpinions',
    words:
      '检察意见：本单位提出、收到或抄收的，最近的在前（机制三（七））。Opinions of the procuratorate that one is a party of, last first.',
  },
} as const;

export const { resolver: ProcuratorialOpinionResolver } = procedureApi(
  procuratorialOpinion,
  procuratorialOpinionFacts,
  procuratorialOpinionRequests,
  words,
  {
    issue: {
      words: '提出检察意见，抄送司法行政机关（规则 X2）。Gives an opinion, copied to the justice bureau (rule X2).',
      request: '提出检察意见（规则 X2）。Gives an opinion (rule X2).',
      open: issueOpinion,
    },
    answer: {
      words: '回复检察意见：两个月内书面回复（规则 X2）。Answers an opinion, within two months (rule X2).',
      request: '回复检察意见（规则 X2）。Answers an opinion (rule X2).',
    },
    close: {
      words: '认可对检察意见的回复，办结（规则 X2）。Takes the answer; the opinion ends (rule X2).',
      request: '认可回复（规则 X2）。Takes the answer (rule X2).',
    },
    withdraw: {
      words: '撤回检察意见，须说明理由（规则 X2）。Withdraws an opinion, with reasons (rule X2).',
      request: '撤回检察意见（规则 X2）。Withdraws an opinion (rule X2).',
      decide: withdrawOpinion,
    },
    escalate: {
      words:
        '对检察意见的回复有异议，提请县政府决定（规则 X2）。Puts an answer before the county government (rule X2).',
      request: '对回复有异议，提请县政府决定（规则 X2）。Puts an answer before the county government (rule X2).',
      decide: escalateAnswer,
    },
    escalateSilence: {
      words: '逾期未回复的检察意见，提请县政府决定（规则 X2）。Puts silence before the county government (rule X2).',
      request: '逾期未回复，提请县政府决定（规则 X2）。Puts silence before the county government (rule X2).',
      decide: escalateSilence,
    },
    order: {
      words: '县政府决定重新回复检察意见（规则 X2）。The county government has it answered anew (rule X2).',
      request: '县政府决定重新回复（规则 X2）。Has it answered anew (rule X2).',
      decide: orderAnswer,
    },
    uphold: {
      words: '县政府认可对检察意见的回复（规则 X2）。The county government upholds the answer (rule X2).',
      request: '县政府认可回复的理由（规则 X2）。Upholds the answer (rule X2).',
    },
  },
);
