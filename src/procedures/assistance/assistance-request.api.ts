import { registerEnumType } from 'type-graphql';
import { procedureApi } from '../../core/proceedings/index.js';
import { assistanceRequestFacts, assistanceRequestRequests } from './assistance-request.facts.js';
import { supportKinds } from './assistance-request.js';
import { assistanceRequest } from './assistance-request.procedure.js';
import { forwardAssistance } from './forward-assistance.js';
import {
  acceptAssistance,
  answerAssistance,
  callOnSite,
  declineAssistance,
  escalateDecline,
  escalateSilence,
  expectAnswer,
  extendAssistance,
  recordOnSite,
  withdrawAssistance,
} from './handle-assistance.js';
import { registerNeed, requestAssistance, requestNeeded } from './request-assistance.js';
import { askForSupplement, supplementRequest } from './supplement-request.js';

registerEnumType(supportKinds, {
  name: 'SupportKind',
  description: '协助的种类（规则 A1）。What a department is asked for (rule A1).',
  valuesConfig: {
    TECHNICAL_SUPPORT: { description: '技术支撑。Technical support.' },
    APPRAISAL: { description: '鉴定。Appraisal.' },
  },
});

const words = {
  field: 'assistanceRequest',
  filter: '执法协助的筛选条件，各项同时满足。Filter of requests for assistance; all conditions hold.',
  step: '执法协助的一步。A step in a request for assistance.',
  id: '执法协助的标识。The request.',
  list: {
    name: 'assistanceRequests',
    words:
      '本单位请求或提供的，最近发起的在前（机制三（五）1）。Assistance that one asks for or gives, opened last first.',
  },
} as const;

const contested = {
  requestName: 'AssistanceContestInput',
  request: '提请县政府决定。Puts it before the county government.',
};
const decided = {
  requestName: 'AssistanceDecisionInput',
  request: '县政府的决定。A decision of the county government.',
};

export const { resolver: AssistanceRequestResolver, act: takeAssistanceStep } = procedureApi(
  assistanceRequest,
  assistanceRequestFacts,
  assistanceRequestRequests,
  words,
  {
    registerNeed: {
      words:
        '登记需要协助的事项，及时函告的时限即开始计算（规则 A1）。Registers a need; the clock of the letter runs (rule A1).',
      request:
        '登记需要协助的事项：及时函告的时限即开始计算（规则 A1）。Registers a need: the clock of the letter runs (rule A1).',
      open: registerNeed,
    },
    request: {
      words:
        '函告请求协助：附书面协助函，请求职能部门提供技术支撑或鉴定（规则 A1）。Asks a department by letter for support or an appraisal (rule A1).',
      request: '书面函告职能部门请求协助（规则 A1）。Asks a department by letter (rule A1).',
      open: requestAssistance,
      decide: requestNeeded,
    },
    callOnSite: {
      words:
        '请求现场处置：函告后情况紧急或证据可能灭失的（规则 A3）。Asks for officers on site after the letter (rule A3).',
      request: '请求派员现场处置（规则 A3）。Asks for officers on site after the letter (rule A3).',
      decide: callOnSite,
    },
    recordOnSite: {
      words: '记录现场处置：派员的情况（规则 A3）。Records that officers were on site (rule A3).',
      request: '记录现场处置（规则 A3）。Records what officers did on site (rule A3).',
      decide: recordOnSite,
    },
    accept: {
      words:
        '接受协助请求，可告知预计答复日期（规则 A2）。Takes the request up, and may say by when one expects to answer (rule A2).',
      request: '接受协助请求（规则 A2）。Takes a request up (rule A2).',
      decide: acceptAssistance,
    },
    expect: {
      words:
        '告知预计答复日期，变更须说明理由（规则 A2）。Says by when one expects to answer, or moves that with a reason (rule A2).',
      request: '告知或变更预计答复日期（规则 A2）。Says by when an answer is expected (rule A2).',
      decide: expectAnswer,
    },
    askSupplement: {
      words:
        '要求请求单位补正材料或事实，答复期限中止（规则 A1）。Asks the requester for what is missing; one’s own clock stands still (rule A1).',
      request: '要求补正（规则 A1）。Asks the requester for what is missing (rule A1).',
      decide: askForSupplement,
    },
    supplement: {
      words: '请求单位补正材料或事实，答复期限继续（规则 A1）。The requester supplements what was missing (rule A1).',
      request: '补正协助请求（规则 A1）。Supplements a request (rule A1).',
      decide: supplementRequest,
    },
    forward: {
      words:
        '转送有职责的部门，编号不变，须说明理由（规则 A2）。Forwards it to the department that has the matter, under its number, with a reason (rule A2).',
      request: '转送有职责的部门（规则 A2）。Forwards a request to the department that has the matter (rule A2).',
      decide: forwardAssistance,
    },
    extend: {
      words:
        '告知延长期限：期限届满前告知理由和新的期限（规则 A4）。Tells reason and new date before expiry (rule A4).',
      request: '事先告知延长期限（规则 A4）。Tells beforehand that it takes longer (rule A4).',
      decide: extendAssistance,
    },
    answer: {
      words:
        '出具书面意见并移交证据，5 个工作日内（规则 A2）。Gives opinion and evidence within five working days (rule A2).',
      request: '出具书面意见并移交证据，二者缺一不可（规则 A2）。Gives the opinion and the evidence, both (rule A2).',
      decide: answerAssistance,
    },
    decline: {
      words: '退回协助请求：不属于本部门职责等，说明理由。Declines with a reason, which both sides see.',
      request: '说明理由退回。Declines with a reason.',
      decide: declineAssistance,
    },
    acceptDecline: { words: '接受退回协助请求的理由（规则 A2）。Accepts why it was declined (rule A2).' },
    escalate: {
      words:
        '协助退回提请决定：就退回提请县政府决定（规则 A2）。Puts why it was declined before the county government (rule A2).',
      ...contested,
      decide: escalateDecline,
    },
    escalateSilence: {
      words:
        '协助逾期提请决定：就逾期未答复提请县政府决定（规则 A2）。Puts silence after the due time before the county government (rule A2).',
      ...contested,
      decide: escalateSilence,
    },
    order: {
      words: '县政府决定应予协助（规则 A2）。The county government decides that assistance is given (rule A2).',
      ...decided,
    },
    uphold: {
      words: '县政府认可退回协助的理由（规则 A2）。The county government upholds the reason (rule A2).',
      ...decided,
    },
    close: {
      words: '办结执法协助：签收意见和证据。Takes opinion and evidence and closes the request.',
      request: '办结执法协助：签收意见和证据。Takes the opinion and the evidence and closes.',
    },
    withdraw: {
      words: '撤回协助请求：不再需要的。Withdraws a request that is needed no longer.',
      request: '撤回协助请求。Withdraws the request.',
      decide: withdrawAssistance,
    },
  },
);
