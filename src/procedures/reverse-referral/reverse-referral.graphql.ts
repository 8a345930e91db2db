import { registerEnumType } from 'type-graphql';
import { reverseGrounds, reverseOutcomes } from './reverse-referral.js';

registerEnumType(reverseGrounds, {
  name: 'ReverseReferralGround',
  description: '行政处罚移送的缘由（规则 X2）。Why a case comes back for a penalty (rule X2).',
  valuesConfig: {
    NOT_PROSECUTED: {
      description:
        '不起诉：检察院提出检察意见并移送（刑事诉讼法第一百七十七条）。Not prosecuted; the procuratorate gives its opinion.',
    },
    NOT_FILED: {
      description: '不予立案：公安机关移送（国务院令第310号第十三条）。Not filed by the police.',
    },
    CASE_WITHDRAWN: {
      description: '撤销案件：公安机关移送（国务院令第310号第十三条）。Filed, and withdrawn by the police.',
    },
    EXEMPTED: {
      description: '免予刑事处罚：法院移送（行政处罚法第二十七条）。Exempted from punishment by the court.',
    },
  },
});

registerEnumType(reverseOutcomes, {
  name: 'ReverseReferralOutcome',
  description: '行政处罚移送的处理结果（规则 X2）。What came of a case that was sent for a penalty (rule X2).',
  valuesConfig: {
    PENALIZED: { description: '给予行政处罚，处罚决定另行共享。A penalty was given; its decision is shared.' },
    NOT_PUNISHED: { description: '不予行政处罚，说明理由。No penalty, with reasons.' },
  },
});
