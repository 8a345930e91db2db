import { registerEnumType } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { organizationAmongCondition, procedureApi, text } from '../../core/proceedings/index.js';
import { callConsultation } from './call-consultation.js';
import { consultationFacts, consultationRequests } from './consultation.facts.js';
import { consultationKinds, consultationTopics } from './consultation.js';
import { consultation } from './consultation.procedure.js';
import { cancelConsultation, holdConsultation, postponeConsultation } from './hold-consultation.js';

registerEnumType(consultationKinds, {
  name: 'ConsultationKind',
  description: '协商会议的种类（规则 U2、U4）。Kind of a consultation (rules U2, U4).',
  valuesConfig: {
    REGULAR: { description: '定期召开。Held regularly.' },
    AT_ONCE: { description: '视工作需要即时召开。Held at once, as work demands.' },
    SPECIAL: { description: '针对重大案件线索的专题会议。A special meeting on a major lead.' },
  },
});

registerEnumType(consultationTopics, {
  name: 'ConsultationTopic',
  description: '议题的种类（规则 U1）。What is consulted on (rule U1).',
  valuesConfig: {
    COMMON_PROBLEM: { description: '普遍性问题。A common problem.' },
    HOT_ISSUE: { description: '热点问题。A hot issue.' },
    FOCAL_ISSUE: { description: '焦点问题。A focal issue.' },
    DIFFICULT_PROBLEM: { description: '难点问题。A difficult problem.' },
    MANAGEMENT: { description: '监管中的相关管理问题。Management within supervision.' },
    APPLICATION_OF_LAW: { description: '法律适用问题。Application of the law.' },
    JOINT_ACTION: { description: '重大联动执法工作。A major joint action.' },
    MAJOR_LEAD: { description: '重大案件线索。A lead to a major case.' },
  },
});

const words = {
  field: 'consultation',
  filter: '协商会议的筛选条件，各项同时满足。Filter of consultations; all conditions hold.',
  step: '协商会议的一步。A step in a consultation.',
  id: '协商会议的标识。The consultation.',
  list: {
    name: 'consultations',
    words:
      '本单位召集或参加的，最近召集的在前（机制三（四）1）。Consultations that one calls or takes part in, called last first.',
  },
} as const;

const narrowing = {
  fields: { organizationCode: text('召集或参加单位的代码。Code of the convener or a participant.') },
  conditions({ organizationCode: code }: Readonly<Record<string, unknown>>, hub: RequestContext['hub']) {
    return organizationAmongCondition('d.convener_id || d.participant_ids', code as string | null | undefined, hub);
  },
};

export const { resolver: ConsultationResolver } = procedureApi(
  consultation,
  consultationFacts,
  consultationRequests,
  words,
  {
    call: {
      words:
        '召集协商会议：定期、即时，或就重大案件线索召开专题会议（规则 U1、U2、U4）。Calls a consultation: regular, at once, or special on a major lead.',
      request: '召集协商会议（规则 U1、U2、U4）。Calls a consultation (rules U1, U2, U4).',
      open: callConsultation,
    },
    postpone: {
      words: '协商会议改期，须说明理由（规则 U2）。Puts it off or forward, with a reason (rule U2).',
      request: '协商会议改期（规则 U2）。Holds a consultation at another time (rule U2).',
      decide: postponeConsultation,
    },
    hold: {
      words:
        '记录协商会议：到会单位与协商结果（规则 U2）。Records who came and what was agreed; the interval to the next one begins.',
      request: '记录已召开的会议（规则 U2）。Records a meeting that was held (rule U2).',
      decide: holdConsultation,
    },
    cancel: {
      words: '取消协商会议，须说明理由。Cancels it, with a reason.',
      request: '取消协商会议。Cancels a consultation.',
      decide: cancelConsultation,
    },
  },
  narrowing,
);
