import { byPolicy, defineProcedure } from '../../core/proceedings/index.js';
import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { disputeTable } from './dispute.facts.js';
import { designationDecision, referralRequest } from './dispute-drafts.js';
import { judgeCorrection } from './judge-correction.js';

/** Mech 三(六): disputes over who is competent. Both sides consult; failing that, the county government decides. */
const table = procedure({
  states: {
    CONSULTING: '协商中',
    REFERRED: '已提请县政府决定',
    AGREED: '已协商一致',
    DECIDED: '县政府已决定',
    WITHDRAWN: '已撤回',
  },
  parties: { raiser: '提出单位', other: '对方单位', county: '县政府' },
})(
  {
    raise: {
      label: '提出管辖争议',
      rule: 'D1',
      by: 'raiser',
      from: null,
      to: 'CONSULTING',
      needs: { reason: '争议的事由和理由' },
    },
    consult: {
      label: '记录协商（达成一致）',
      rule: 'D1',
      by: ['raiser', 'other'],
      from: ['CONSULTING', 'REFERRED'],
      needs: { content: '协商情况' },
    },
    consultInVain: {
      label: '记录协商（未达成一致）',
      rule: 'D1',
      by: ['raiser', 'other'],
      from: ['CONSULTING', 'REFERRED'],
      needs: { content: '协商情况' },
    },
    propose: {
      label: '提议由谁管辖',
      rule: 'D1',
      by: ['raiser', 'other'],
      from: ['CONSULTING', 'REFERRED'],
      needs: { handlerCode: '管辖单位' },
    },
    agree: {
      label: '同意对方提议',
      rule: 'D1',
      by: ['other', 'raiser'],
      from: ['CONSULTING', 'REFERRED'],
      to: 'AGREED',
      needs: { handlerCode: '所同意的管辖单位' },
      after: { propose: 'D1' },
    },
    refer: {
      label: '提请县政府决定',
      rule: 'D2',
      by: ['raiser', 'other'],
      from: 'CONSULTING',
      to: 'REFERRED',
      needs: { reason: '提请决定的理由' },
      after: { consultInVain: 'D2' },
    },
    decide: {
      label: '决定管辖',
      rule: 'D2',
      by: 'county',
      from: 'REFERRED',
      to: 'DECIDED',
      needs: { designatedCode: '指定的管辖单位', basis: '决定的依据' },
    },
    withdraw: {
      label: '撤回争议',
      rule: 'D1',
      by: 'raiser',
      from: ['CONSULTING', 'REFERRED'],
      to: 'WITHDRAWN',
      needs: { reason: '撤回的理由' },
    },
  },
  {
    consultation: {
      label: '协商',
      rule: 'D1',
      by: 'raiser',
      within: byPolicy('dispute-consultation-working-days'),
      starts: ['raise'],
      met: ['consult', 'consultInVain', 'agree'],
    },
    settlement: {
      label: '达成一致或提请决定',
      rule: 'D1',
      by: 'raiser',
      within: byPolicy('dispute-consultation-working-days'),
      starts: ['consult', 'consultInVain'],
      met: ['agree', 'refer'],
      // Each consultation gives it anew.
      ended: ['consult', 'consultInVain'],
    },
    decision: {
      label: '县政府决定',
      rule: 'D2',
      by: 'county',
      within: byPolicy('dispute-decision-working-days'),
      starts: ['refer'],
      met: ['decide'],
    },
  },
);

export const dispute = defineProcedure({
  name: 'JURISDICTION_DISPUTE',
  typeName: 'JurisdictionDispute',
  description: '管辖争议（机制三（六））。Dispute over who is competent (Mech 三(六)).',
  ids: globalIds('dsp_'),
  numberPrefix: 'GX',
  table,
  facts: disputeTable,
  mutations: {
    raise: 'raiseDispute',
    consult: 'recordDisputeConsultation',
    consultInVain: 'recordDisputeConsultation',
    propose: 'proposeDisputeAgreement',
    agree: 'agreeDispute',
    refer: 'referDispute',
    decide: 'decideDispute',
    withdraw: 'withdrawDispute',
  },
  otherMaterials: { CONSULTATION_RECORD: '协商记录', COUNTY_DECISION: '县政府决定文件' },
  prose: ['reason', 'content', 'basis', 'note'],
  drafts: [referralRequest, designationDecision],
  awaitsCounty: { states: ['REFERRED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  // Whoever made the proposal waits for the other to agree.
  isOffered: (step, { proposedById }, { organization }) => step !== 'agree' || proposedById !== organization.key,
  judgeCorrection,
  partiesOf: ({ raiserId, otherId, countyId }) => ({ raiser: raiserId, other: otherId, county: countyId }),
});
