import type { PolicyDefault } from './policy-default.js';

/** Terms of the link with criminal justice (三(七)). */
export const justicePolicies = {
  'referral-supplement-notice-hours': {
    value: 24,
    unit: '小时',
    label: '公安机关告知补正的时限',
    basis:
      '国务院令第310号第七条、《公安机关受理行政执法机关移送涉嫌犯罪案件规定》第三条：材料不全的，接受案件后二十四小时内书面告知',
  },
  'referral-supplement-days': {
    value: 3,
    unit: '天',
    label: '移送公安机关案件的补正时限',
    basis:
      '国务院令第310号第七条、《公安机关受理行政执法机关移送涉嫌犯罪案件规定》第三条：告知移送的行政执法机关在三日内补正',
  },
  'suspicion-report-working-days': {
    value: 3,
    unit: '个工作日',
    label: '涉嫌犯罪的核实时限',
    basis: '国务院令第310号第五条：立即核实情况并提出书面报告，未定时限',
  },
  'filing-supervision-working-days': {
    value: 5,
    unit: '个工作日',
    label: '立案监督的建议时限',
    basis: '国务院令第310号第九条：对维持不予立案仍有异议的建议立案监督，未定时限',
  },
  'supervision-answer-days': {
    value: 15,
    unit: '天',
    label: '立案监督的答复时限',
    basis: '国务院令第310号第十四条：人民检察院依法监督，未定答复的时限',
  },
  'demanded-filing-days': {
    value: 15,
    unit: '天',
    label: '通知立案的执行时限',
    basis: '国务院令第310号第十四条：人民检察院通知立案的应当立案，未定时限',
  },
  'investigation-report-days': {
    value: 180,
    unit: '天',
    label: '立案后侦查结果的告知时限',
    basis: '机制三（七）、《中华人民共和国行政处罚法》第二十七条：完善案件处理信息通报机制，未定时限',
  },
  'prosecution-report-days': {
    value: 45,
    unit: '天',
    label: '审查起诉结果的告知时限',
    basis: '《中华人民共和国刑事诉讼法》第一百七十二条：一个月以内作出决定，重大、复杂的可以延长十五日',
  },
  'trial-report-days': {
    value: 90,
    unit: '天',
    label: '判决结果的告知时限',
    basis: '《中华人民共和国刑事诉讼法》第二百零八条：受理后二个月以内宣判，至迟不得超过三个月',
  },
  'reverse-acceptance-working-days': {
    value: 5,
    unit: '个工作日',
    label: '行政处罚移送的受理时限',
    basis: '《中华人民共和国行政处罚法》第二十七条：司法机关应当及时将案件移送有关行政机关，未定受理或退回的时限',
  },
  'procuratorial-reply-days': {
    value: 60,
    unit: '天',
    label: '检察意见的回复时限',
    basis:
      '最高人民检察院《关于推进行政执法与刑事司法衔接工作的规定》（高检发释字〔2021〕4号）第九条：自收到检察意见书之日起两个月以内书面回复',
  },
} as const satisfies Record<string, PolicyDefault>;
