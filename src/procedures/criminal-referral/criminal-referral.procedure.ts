import { defineProcedure, factsTable } from '../../core/proceedings/index.js';
import { globalIds } from '../../kernel/global-id.js';
import { CriminalReferralEntity } from './criminal-referral.entity.js';
import type { ReferralFacts } from './criminal-referral.js';
import { referralLetter } from './referral-letter.js';
import { referralTable } from './referral-table.js';

export const criminalReferral = defineProcedure<
  ReferralFacts,
  keyof typeof referralTable.states,
  keyof typeof referralTable.parties,
  keyof typeof referralTable.steps,
  keyof typeof referralTable.clocks
>({
  name: 'CRIMINAL_REFERRAL',
  typeName: 'CriminalReferral',
  label: '涉嫌犯罪案件移送',
  description:
    '涉嫌犯罪案件移送公安机关（机制三（七），国务院令第310号）。Referral of a suspected crime to the police (Mech 三(七)).',
  ids: globalIds('crf_'),
  numberPrefix: 'SX',
  table: referralTable,
  facts: factsTable(CriminalReferralEntity, ['senderId', 'policeId', 'procuratorateId']),
  mutations: {
    flag: 'flagSuspectedCrime',
    recordContacts: 'recordReferralContacts',
    report: 'submitReferralReport',
    approve: 'decideReferral',
    reject: 'decideReferral',
    send: 'sendCriminalReferral',
    receive: 'receiveCriminalReferral',
    file: 'decidePoliceFiling',
    decline: 'decidePoliceFiling',
    passOn: 'decidePoliceFiling',
    askReconsideration: 'requestReconsideration',
    fileAfterReconsideration: 'decideReconsideration',
    uphold: 'decideReconsideration',
    requestSupervision: 'requestFilingSupervision',
    demandFiling: 'answerFilingSupervision',
    endSupervision: 'answerFilingSupervision',
    accept: 'acceptNonFiling',
  },
  prose: ['grounds', 'report', 'reason', 'reply', 'note'],
  drafts: [referralLetter],
  partiesOf: ({ senderId, policeId, procuratorateId }) => ({
    sender: senderId,
    police: policeId,
    procuratorate: procuratorateId,
  }),
});
