import { shanghaiText } from '../../kernel/instant-text.js';
import { defineProcedure, isAwaited } from '../../core/proceedings/index.js';
import { globalIds } from '../../kernel/global-id.js';
import { otherMaterials, titleOf } from './criminal-referral.js';
import { criminalReferralTable } from './criminal-referral.facts.js';
import {
  checkAsking,
  checkContest,
  checkCorrectedDeciders,
  checkOfficers,
  checkPartyCode,
  isContest,
} from './criminal-referral.rules.js';
import { awaitsReceipt } from './filed-case.rules.js';
import { objectsList } from './objects-list.js';
import { referralLetter } from './referral-letter.js';
import { referralTable } from './referral-table.js';

export const criminalReferral = defineProcedure({
  name: 'CRIMINAL_REFERRAL',
  typeName: 'CriminalReferral',
  description:
    '涉嫌犯罪案件移送：移送公安机关（机制三（七），国务院令第310号）。Referral of a suspected crime to the police (Mech 三(七)).',
  ids: globalIds('crf_'),
  numberPrefix: 'SX',
  table: referralTable,
  facts: criminalReferralTable,
  mutations: {
    flag: 'flagSuspectedCrime',
    recordContacts: 'recordReferralContacts',
    report: 'submitReferralReport',
    approve: 'decideReferral',
    reject: 'decideReferral',
    send: 'sendCriminalReferral',
    receive: 'receiveCriminalReferral',
    askSupplement: 'askReferralSupplement',
    supplement: 'supplementReferral',
    withdraw: 'withdrawReferral',
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
    transfer: 'reportReferralOutcome',
    withdrawCase: 'reportReferralOutcome',
    indict: 'reportReferralOutcome',
    notProsecute: 'reportReferralOutcome',
    judge: 'reportReferralOutcome',
    handOverObjects: 'handOverReferralObjects',
    signObjects: 'signReferralObjects',
  },
  bodies: { procuratorate: 'PROCURATORATE' },
  // The fifth of Order 310, art. 6: whatever there is beside the four that every case has.
  otherMaterials,
  titleOf,
  partyIn: ({ partyName, partyCode }) => ({ name: partyName, code: partyCode }),
  prose: [
    'grounds',
    'report',
    'supplementNeeded',
    'supplement',
    'withdrawalReason',
    'reason',
    'reply',
    'detail',
    'note',
  ],
  drafts: [referralLetter, objectsList],
  factsOfClock: (clock, { at }) => (clock === 'supplement' ? { supplementDueAt: shanghaiText(at) } : {}),
  isOffered(step, row, _viewer, now) {
    if (step === 'askSupplement') return checkAsking('criminalReferralId', now, row.supplementAskUntil).length === 0;
    if (step === 'decline') return !isAwaited(row, now);
    if (step === 'handOverObjects') return !awaitsReceipt(row);
    if (step === 'signObjects') return awaitsReceipt(row);
    return !isContest(step, row.state) || checkContest(now, row.contestUntil).length === 0;
  },
  async judgeCorrection(_scope, row, corrected) {
    const refusals = [
      ...checkPartyCode(corrected.partyCode),
      ...(corrected.officers === row.officers ? [] : checkOfficers(corrected.officers)),
      ...checkCorrectedDeciders(row, corrected),
    ];
    return refusals.length > 0 ? refusals : {};
  },
  partiesOf: ({ senderId, policeId, procuratorateId }) => ({
    sender: senderId,
    police: policeId,
    procuratorate: procuratorateId,
  }),
});
