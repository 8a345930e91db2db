import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { procedureApi, type ProceedingRow } from '../../core/proceedings/index.js';
import { rowsByOwner } from '../../core/visibility/index.js';
import { outcomeSteps, reportOutcome } from './after-filing.js';
import { answerSupervision, requestReconsideration, requestSupervision } from './contest-decision.js';
import { criminalReferralFacts, criminalReferralRequests } from './criminal-referral.facts.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import './criminal-referral.graphql.js';
import { flagSuspectedCrime } from './flag-crime.js';
import { handOverObjects, signObjects } from './hand-over-objects.js';
import { decidePoliceFiling, decideReconsideration, filingSteps, receiveReferral } from './police-decision.js';
import { decideReferral, recordContacts, sendReferral, submitReport } from './refer-crime.js';
import type { ReferralObject } from './referral-object.js';
import { ReferralObjectType } from './referral-object.graphql.js';
import { readObjects } from './referral-object.sql.js';
import { askForSupplement, supplementReferral, withdrawReferral } from './supplement-referral.js';

const words = {
  field: 'criminalReferral',
  filter: '涉嫌犯罪案件移送的筛选条件，各项同时满足。Filter of criminal referrals; all conditions hold.',
  step: '涉嫌犯罪案件移送的一步。A step in a criminal referral.',
  id: '涉嫌犯罪案件移送的标识。The referral.',
  list: {
    name: 'criminalReferrals',
    words:
      '本单位作为一方的，最近标记的在前（机制三（七））。Criminal referrals one is a party of, flagged last first.',
  },
} as const;

const { Type, resolver, act } = procedureApi(criminalReferral, criminalReferralFacts, criminalReferralRequests, words, {
  flag: {
    words:
      '标记涉嫌犯罪：所涉事项此后不得以处罚办结（规则 X3）。Flags a suspected crime: its case is not closed by a penalty alone (rule X3).',
    request: '标记涉嫌犯罪（规则 X3）。Flags a suspected crime (rule X3).',
    open: flagSuspectedCrime,
  },
  recordContacts: {
    words:
      '记录衔接联系人：公安机关、人民检察院、人民法院的（规则 X1）。Records the contacts at police, procuratorate and court (rule X1).',
    request:
      '记录衔接联系人，至少一方；不填的不变（规则 X1）。Records whom one is in touch with; what is not given stays.',
    decide: recordContacts,
  },
  report: {
    words:
      '提出移送报告：两名以上行政执法人员核实后书面报告（规则 X2）。At least two officers report in writing (rule X2).',
    request: '提出移送的书面报告（规则 X2）。Reports in writing on a suspected crime (rule X2).',
    decide: submitReport,
  },
  approve: {
    words: '决定是否移送：负责人 3 日内决定（规则 X2）。The head decides within three days whether to refer (rule X2).',
    request:
      '负责人决定是否移送，自接到报告之日起 3 日内（规则 X2）。The head’s decision, within three days of the report.',
    stepFor: ({ decision }) => (decision === 'APPROVED' ? 'approve' : 'reject'),
    decide: decideReferral,
  },
  send: {
    words:
      '移送公安机关：批准后 24 小时内，附四种材料，抄送人民检察院（规则 X2）。Sends it to the police within 24 hours, with four documents, copied to the procuratorate (rule X2).',
    request:
      '移送公安机关：批准后 24 小时内，附四种材料及其他有关材料（规则 X2）。Sends it to the police within 24 hours, with four documents and what else there is.',
    decide: sendReferral,
  },
  receive: {
    words: '签收移送书：公安机关在回执上签字（规则 X2）。The police sign for the case (rule X2).',
    request: '公安机关在回执上签字（规则 X2）。The police sign for it (rule X2).',
    decide: receiveReferral,
  },
  askSupplement: {
    words:
      '要求补正：材料不全的，公安机关签收后 24 小时内告知，不得因此不接受案件（规则 X2）。The police ask for what is missing within 24 hours; it is no reason not to take the case (rule X2).',
    request: '要求移送单位补正（规则 X2）。Asks the sender of a referral for what is missing (rule X2).',
    decide: askForSupplement,
  },
  supplement: {
    words:
      '补正移送公安机关的案件，3 日内（规则 X2）。The sender supplements what was missing, within three days (rule X2).',
    request: '补正移送公安机关的案件（规则 X2）。Supplements a referral (rule X2).',
    decide: supplementReferral,
  },
  withdraw: {
    words:
      '撤回移送：待补正时查明不构成犯罪的，由负责人决定并说明理由（规则 X3）。Withdraws a referral that awaits a supplement, decided by the head with reasons (rule X3).',
    request: '撤回移送公安机关的案件（规则 X3）。Withdraws a referral (rule X3).',
    decide: withdrawReferral,
  },
  file: {
    words:
      '决定是否立案：公安机关 3 日内书面决定（规则 X2）。The police decide in writing within three days whether to file it (rule X2).',
    request:
      '决定是否立案：公安机关自签收之日起 3 日内书面决定（规则 X2）。What the police decide in writing, within three days.',
    stepFor: ({ decision }) => filingSteps[decision],
    decide: decidePoliceFiling,
  },
  askReconsideration: {
    words: '提请公安机关复议：3 日内，逾期不予接受（规则 X2）。Asks for reconsideration within three days, not later.',
    request:
      '提请公安机关复议：自接到不予立案通知书之日起 3 日内（规则 X2）。Asks the police to reconsider, within three days.',
    decide: requestReconsideration,
  },
  fileAfterReconsideration: {
    words: '作出复议决定：公安机关 3 日内（规则 X2）。The police reconsider within three days (rule X2).',
    request: '作出复议决定：公安机关 3 日内（规则 X2）。What the police decide when they reconsider.',
    stepFor: ({ decision }) => (decision === 'FILED' ? 'fileAfterReconsideration' : 'uphold'),
    decide: decideReconsideration,
  },
  requestSupervision: {
    words: '建议立案监督：建议人民检察院依法进行（规则 X2）。Asks the procuratorate to supervise the filing (rule X2).',
    request:
      '建议人民检察院立案监督；复议后须在 3 日内（规则 X2）。Asks the procuratorate to supervise; within three days after a reconsideration.',
    decide: requestSupervision,
  },
  demandFiling: {
    words: '答复立案监督建议：人民检察院通知立案或者说明不通知的理由（规则 X2）。The procuratorate answers (rule X2).',
    request: '人民检察院答复立案监督建议（规则 X2）。The procuratorate’s answer (rule X2).',
    stepFor: ({ answer }) => (answer === 'FILING_DEMANDED' ? 'demandFiling' : 'endSupervision'),
    decide: answerSupervision,
  },
  transfer: {
    words:
      '告知立案后的结果：移送审查起诉、撤案、起诉、不起诉、判决（规则 X2）。Tells what becomes of a case that was filed (rule X2).',
    request: '告知立案后的结果（规则 X2）。Tells what becomes of a case that was filed (rule X2).',
    stepFor: ({ outcome }) => outcomeSteps[outcome],
    decide: reportOutcome,
  },
  handOverObjects: {
    words:
      '移交涉案物品：接到立案通知书 3 日内，附清单（规则 X2）。Hands objects over to the police by a list, within three days of the filing (rule X2).',
    request: '向公安机关移交涉案物品（规则 X2）。Hands objects over to the police (rule X2).',
    decide: handOverObjects,
  },
  signObjects: {
    words: '签收涉案物品：公安机关（规则 X2）。The police sign for the objects (rule X2).',
    request: '签收涉案物品（规则 X2）。Signs for the objects (rule X2).',
    decide: signObjects,
  },
  accept: {
    words: '对不予立案的决定无异议，移送办结（规则 X3）。Takes the decision not to file; the referral ends (rule X3).',
    request: '对不予立案的决定无异议（规则 X3）。Takes the decision not to file (rule X3).',
  },
});

@Resolver(() => Type)
class ReferralObjectsResolver {
  @FieldResolver(() => [ReferralObjectType], {
    description: '已移交的涉案物品，按移交先后（规则 X2）。Objects that were handed over, in order (rule X2).',
  })
  objects(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<readonly ReferralObject[]> {
    return loaders.ownFor(readObjects, rowsByOwner).load(key);
  }
}

export const criminalReferralResolvers = [resolver, ReferralObjectsResolver];
export const takeReferralStep = act;
