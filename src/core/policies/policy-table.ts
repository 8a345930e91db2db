import { assessmentPolicies } from './assessment-policies.js';
import { feedPolicies } from './feed-policies.js';
import { justicePolicies } from './justice-policies.js';
import type { PolicyDefault } from './policy-default.js';
import { webhookPolicies } from './webhook-policies.js';

/**
 * Where the regulation gives no number, the hub has a policy: its default holds from the day the regulation came into force
 * until an administrator decides otherwise. The unit is in the name too. A new policy is one more row.
 */
export const policyTable = {
  'sharing-extension-working-days': {
    value: 10,
    unit: '个工作日',
    label: '共享期限最长延长',
    basis: '机制三（三）：无法于当日共享的可以适当延长共享期限，未定上限',
  },
  'due-soon-hours': {
    value: 4,
    unit: '小时',
    label: '到期前提醒的提前量（办公时间）',
    basis: '机制三（三）：原则上应当自形成当日及时共享；到期前提醒，以办公时间计',
  },
  'office-opens': {
    value: 830,
    unit: '时分',
    label: '上班时间',
    basis: '技术约定：到期前提醒在办公时间内发出',
  },
  'office-closes': {
    value: 1730,
    unit: '时分',
    label: '下班时间',
    basis: '技术约定：到期前提醒在办公时间内发出',
  },
  'messages-from': {
    value: 700,
    unit: '时分',
    label: '通知最早的发送时间',
    basis: '技术约定：通知只在办公日的日间发送，本人可在此范围内另定免打扰时段',
  },
  'messages-until': {
    value: 2100,
    unit: '时分',
    label: '通知最晚的发送时间',
    basis: '技术约定：通知只在办公日的日间发送，本人可在此范围内另定免打扰时段',
  },
  'digest-time': {
    value: 830,
    unit: '时分',
    label: '汇总通知的发送时间',
    basis: '技术约定：选择汇总的，每个办公日发送一条',
  },
  'notification-days': {
    value: 30,
    unit: '天',
    label: '补发通知的期限',
    basis: '技术约定：更早发生的不再通知，在待办和列表中查阅',
  },
  'notification-retention-days': {
    value: 365,
    unit: '天',
    label: '通知的保存期限',
    basis: '技术约定：此期限后删去通知，所通知的事项不受影响',
  },
  'stalled-consumer-minutes': {
    value: 120,
    unit: '分钟',
    label: '系统接收停滞的认定',
    basis: '技术约定：有变更而久未回执的系统，通知其所属单位',
  },
  'immediately-minutes': {
    value: 30,
    unit: '分钟',
    label: '“立即”的时限',
    basis: '机制三（一）2、三（四）2：立即劝阻、立即通知、立即派员，未定时限',
  },
  'promptly-working-days': {
    value: 2,
    unit: '个工作日',
    label: '“及时”的时限',
    basis: '机制三（一）2、三（二）、三（四）2、三（五）：及时告知、受理、报告、函告，未定时限',
  },
  'transfer-receipt-working-days': {
    value: 2,
    unit: '个工作日',
    label: '案件移送的签收时限',
    basis: '机制三（一）：未定接收方签收、受理或退回的时限',
  },
  'complaint-verification-working-days': {
    value: 15,
    unit: '个工作日',
    label: '投诉举报的核实时限',
    basis: '机制三（二）1：受理后初步核实，未定时限；参照《市场监督管理行政处罚程序规定》第十八条',
  },
  'complaint-decision-days': {
    value: 90,
    unit: '天',
    label: '投诉举报立案后的办理时限',
    basis: '《中华人民共和国行政处罚法》第六十条：自立案之日起九十日内作出行政处罚决定',
  },
  'complaint-extension-days': {
    value: 30,
    unit: '天',
    label: '投诉举报办理期限最长延长',
    basis: '《中华人民共和国行政处罚法》第六十条：法律、法规、规章另有规定的从其规定，未定上限',
  },
  'complaint-duplicate-days': {
    value: 30,
    unit: '天',
    label: '重复投诉举报的认定间隔',
    basis: '机制三（二）：未定重复投诉举报的认定；收到时间相隔在此以内的，提示可能重复',
  },
  'assistance-extension-working-days': {
    value: 15,
    unit: '个工作日',
    label: '执法协助期限最长延长',
    basis: '机制三（五）1：情况特殊或认定所需时间较长的可适当延长，未定上限',
  },
  'contest-working-days': {
    value: 5,
    unit: '个工作日',
    label: '不予办理理由的异议时限',
    basis: '机制三（四）2、三（五）1：不予处理、不予协助、推诿的，报告或提请县政府，未定时限',
  },
  'contest-decision-working-days': {
    value: 10,
    unit: '个工作日',
    label: '不予办理理由的决定时限',
    basis: '机制三（四）2、三（五）1：未定县政府决定的时限',
  },
  'dispute-consultation-working-days': {
    value: 5,
    unit: '个工作日',
    label: '管辖争议的协商时限',
    basis: '机制三（六）：管辖争议由双方协商解决，未定协商的时限',
  },
  'dispute-decision-working-days': {
    value: 10,
    unit: '个工作日',
    label: '管辖争议的决定时限',
    basis: '机制三（六）：协商不成的，提请县政府决定，未定决定的时限',
  },
  'dispute-pauses-clocks': {
    value: 1,
    unit: '1否2是',
    label: '争议期间是否中止时限',
    basis: '机制三（六）：未定争议期间其他时限是否中止；不中止',
  },
  'resolution-report-days': {
    value: 184,
    unit: '天',
    label: '决议事项办结后的通报时限',
    basis: '制度第九条：在下一次联席会议上通报，例行会议每半年一次，未定时限',
  },
  'consultation-interval-months': {
    value: 3,
    unit: '个月',
    label: '协商会议的间隔',
    basis: '机制三（四）1：协商会议应定期召开，未定周期；每季度一次',
  },
  'whistle-report-minutes': {
    value: 120,
    unit: '分钟',
    label: '吹哨后的报到时限',
    basis: '机制三（四）3：快速调动执法力量，未定时限',
  },
  'whistle-rating-working-days': {
    value: 3,
    unit: '个工作日',
    label: '评哨的时限',
    basis: '机制三（四）3：快速调动执法力量，未定评价的时限',
  },
  'whistle-conclusion-working-days': {
    value: 5,
    unit: '个工作日',
    label: '吹哨事项的办结时限',
    basis: '机制三（四）3：快速调动执法力量，未定办结的时限',
  },
  'transfer-acceptance-working-days': {
    value: 5,
    unit: '个工作日',
    label: '案件移送的受理时限',
    basis: '机制三（一）：未定签收后受理或退回的时限',
  },
  'supplement-working-days': {
    value: 3,
    unit: '个工作日',
    label: '补正的时限',
    basis: '机制三（一）3、三（五）1：未定材料或事实不全时补正的时限；接收方未定期限的适用',
  },
  'transfer-result-days': {
    value: 90,
    unit: '天',
    label: '移送案件的办理时限',
    basis: '《中华人民共和国行政处罚法》第六十条：自立案之日起九十日内作出行政处罚决定',
  },
  'operation-conclusion-days': {
    value: 30,
    unit: '天',
    label: '联合执法的结束时限',
    basis: '机制三（四）2：联合执法，未定结束的时限',
  },
  'danger-handling-working-days': {
    value: 5,
    unit: '个工作日',
    label: '隐患的处置时限',
    basis: '机制三（四）2：立即派执法人员处理，未定处置的时限',
  },
  'supervision-days': {
    value: 60,
    unit: '天',
    label: '督办事项的办结时限',
    basis: '机制三（四）3：协调权、督办权，未定办结的时限',
  },
  'recommendation-decision-working-days': {
    value: 20,
    unit: '个工作日',
    label: '人事建议的决定时限',
    basis: '机制三（四）3：人事建议权，未定决定的时限',
  },
  'police-result-days': {
    value: 30,
    unit: '天',
    label: '公安查处结果的反馈时限',
    basis: '机制三（五）3：依法处罚，未定时限；参照《中华人民共和国治安管理处罚法》办理治安案件的期限',
  },
  ...justicePolicies,
  ...webhookPolicies,
  ...assessmentPolicies,
  'minutes-working-days': {
    value: 5,
    unit: '个工作日',
    label: '会议纪要的整理时限',
    basis: '制度第八条：办公室整理印发纪要，未定时限',
  },
  'meeting-closing-working-days': {
    value: 10,
    unit: '个工作日',
    label: '联席会议的办结时限',
    basis: '制度第九条：会上通报上次会议决议的办理情况，未定办结会议的时限',
  },
  'topic-coordination-working-days': {
    value: 5,
    unit: '个工作日',
    label: '议题的初步协调时限',
    basis: '制度第六条：办公室初步协调，未定时限',
  },
  'topic-approval-working-days': {
    value: 5,
    unit: '个工作日',
    label: '议题的审定时限',
    basis: '制度第六条：召集人审定，未定时限',
  },
  'bulletin-working-days': {
    value: 10,
    unit: '个工作日',
    label: '工作简报的编辑时限',
    basis: '制度第五条（一）：编辑工作简报，未定时限',
  },
  'registration-working-days': {
    value: 1,
    unit: '个工作日',
    label: '办理情况的登记时限',
    basis: '机制三（三）：信息原则上自形成当日共享；先在平台外办理的，未定登记的时限',
  },
  'in-service-from': {
    // The earliest day on which anything may have been formed: until a day is decided, nothing is historical.
    value: 19_491_001,
    unit: '年月日',
    label: '平台启用日',
    basis: '技术约定：启用日之前形成的信息为历史信息，不计共享时效；未决定启用日的，全部计入',
  },
  'clock-tolerance-seconds': {
    value: 60,
    unit: '秒',
    label: '发布系统时钟的容差',
    basis: '技术约定：形成时间不得晚于当前时间，容许时钟误差',
  },
  'idempotency-key-days': {
    value: 30,
    unit: '天',
    label: '幂等键的保存期限',
    basis: '技术约定：此期限内重复提交得到首次的答复',
  },
  'change-retention-days': {
    value: 1095,
    unit: '天',
    label: '变更日志的保存期限',
    basis: '技术约定：此期限内的游标可以续收',
  },
  'execution-feedback-days': {
    value: 30,
    unit: '天',
    label: '处罚决定执行情况的反馈期限，自共享之日或上次反馈之日起',
    basis: '机制三（三）3：及时反馈执行情况，未定期限；行政处罚法第六十七条，当事人十五日内缴纳罚款',
  },
  'visit-conflict-days': {
    value: 30,
    unit: '天',
    label: '检查安排冲突的间隔',
    basis: '机制三（三）6：共享行政检查记录；同一检查对象能合并检查的合并检查（综合查一次），未定间隔',
  },
  'list-check-days': {
    value: 15,
    unit: '天',
    label: '法律调整后核查清单的时限',
    basis: '机制三（三）1：通报法律、法规、规章调整情况，未定据此核查清单的时限',
  },
  'urge-answer-working-days': {
    value: 3,
    unit: '个工作日',
    label: '答复催办的时限',
    basis: '制度第五条（四）：督促议定事项的落实，未定答复催办的时限',
  },
  ...feedPolicies,
} as const satisfies Record<string, PolicyDefault>;

export type PolicyName = keyof typeof policyTable;

/** The day the regulation was issued and came into force (J21). */
const inForceFrom = '2021-05-25';

export interface PolicyPeriod {
  readonly name: string;
  /** `YYYY-MM-DD`, the first day on which the value holds. */
  readonly validFrom: string;
  /** `YYYY-MM-DD`, the first day on which it no longer holds; null until it is changed. */
  readonly validTo?: string | null | undefined;
  readonly value: number;
  readonly basis: string;
}

/** Every policy at its default. */
export const defaultPeriods: readonly PolicyPeriod[] = Object.entries(policyTable).map(([name, { value, basis }]) => ({
  name,
  validFrom: inForceFrom,
  validTo: null,
  value,
  basis,
}));
