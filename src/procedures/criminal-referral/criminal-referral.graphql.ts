import { registerEnumType } from 'type-graphql';
import { filedOutcomes, headDecisions, policeDecisions, reconsiderations, supervisions } from './criminal-referral.js';

registerEnumType(headDecisions, {
  name: 'ReferralDecision',
  description: '负责人对移送报告的决定（规则 X2）。What the head decides on the report (rule X2).',
  valuesConfig: {
    APPROVED: { description: '批准移送，24 小时内移送。To refer, within 24 hours.' },
    NOT_APPROVED: { description: '不批准移送，理由记录在案。Not to refer; the reasons are on record.' },
  },
});

registerEnumType(policeDecisions, {
  name: 'PoliceFilingDecision',
  description: '公安机关对移送案件的决定（规则 X2）。What the police decide on a case that was referred (rule X2).',
  valuesConfig: {
    FILED: { description: '立案。Filed.' },
    NOT_FILED: { description: '不予立案，说明理由。Not filed, with reasons.' },
    PASSED_ON: { description: '不属于本机关管辖，转送有管辖权的机关。Passed on to whom it belongs.' },
  },
});

registerEnumType(reconsiderations, {
  name: 'ReconsiderationDecision',
  description: '公安机关的复议决定（规则 X2）。What the police decide when they reconsider (rule X2).',
  valuesConfig: {
    FILED: { description: '立案。Filed.' },
    UPHELD: { description: '维持不予立案，说明理由。Not filed all the same, with reasons.' },
  },
});

registerEnumType(supervisions, {
  name: 'FilingSupervisionAnswer',
  description: '立案监督的答复：人民检察院对建议的（规则 X2）。What the procuratorate answers (rule X2).',
  valuesConfig: {
    FILING_DEMANDED: { description: '通知公安机关立案。The police are to file it.' },
    NOT_DEMANDED: { description: '不通知立案，说明理由。They need not, with reasons.' },
  },
});

registerEnumType(filedOutcomes, {
  name: 'FiledReferralOutcome',
  description: '立案后的结果（规则 X2）。What becomes of a case after it was filed (rule X2).',
  valuesConfig: {
    TRANSFERRED: { description: '移送审查起诉，由公安机关告知。Transferred for prosecution, told by the police.' },
    CASE_WITHDRAWN: { description: '撤销案件，由公安机关告知并说明理由。Withdrawn by the police, with reasons.' },
    INDICTED: { description: '提起公诉。Indicted.' },
    NOT_PROSECUTED: { description: '不起诉，说明理由。Not prosecuted, with reasons.' },
    JUDGED: { description: '判决，说明结果。Judged, with the judgment.' },
  },
});
