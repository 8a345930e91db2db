import { shanghaiText } from '../../kernel/instant-text.js';
import { defineProcedure, isAwaited } from '../../core/proceedings/index.js';
import { globalIds } from '../../kernel/global-id.js';
import { titleOf } from './criminal-referral.js';
import { criminalReferralTable } from './criminal-referral.facts.js';
import { checkAsking, checkContest, checkOfficers, checkPartyCode, isContest } from './criminal-referral.rules.js';
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
  },
  titleOf,
  partyIn: ({ partyName, partyCode }) => ({ name: partyName, code: partyCode }),
  prose: ['grounds', 'report', 'supplementNeeded', 'supplement', 'withdrawalReason', 'reason', 'reply', 'note'],
  drafts: [referralLetter],
  factsOfClock: (clock, { at }) => (clock === 'supplement' ? { supplementDueAt: shanghaiText(at) } : {}),
  isOffered(step, row, _viewer, now) {
    if (step === 'askSupplement') return checkAsking('criminalReferralId', now, row.supplementAskUntil).length === 0;
    if (step === 'decline') return !isAwaited(row, now);
    return !isContest(step, row.state) || checkContest(now, row.contestUntil).length === 0;
  },
  async judgeCorrection(_scope, { officers }, corrected) {
    const refusals = [
      ...checkPartyCode(corrected.partyCode),
      ...(corrected.officers === officers ? [] : checkOfficers(corrected.officers)),
    ];
    return refusals.length > 0 ? refusals : {};
  },
  partiesOf: ({ senderId, policeId, procuratorateId }) => ({
    sender: senderId,
    police: policeId,
    procuratorate: procuratorateId,
  }),
});
