import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { globalIds } from '../../kernel/global-id.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { defineProcedure } from '../../core/proceedings/index.js';
import { titleOf } from './reverse-referral.js';
import { reverseReferralTable } from './reverse-referral.facts.js';
import { checkTold } from './reverse-referral.rules.js';
import { reverseLetter, reverseReply } from './reverse-letters.js';
import { reverseTable } from './reverse-table.js';

export const reverseReferral = defineProcedure({
  name: 'REVERSE_REFERRAL',
  typeName: 'ReverseReferral',
  description:
    '行政处罚移送：不追究刑事责任的案件移送主管机关处罚（机制三（七），行政处罚法第二十七条）。A case without a crime that comes back for an administrative penalty (Mech 三(七)).',
  ids: globalIds('rrf_'),
  numberPrefix: 'FX',
  table: reverseTable,
  facts: reverseReferralTable,
  mutations: {
    opine: 'sendReverseReferral',
    send: 'sendReverseReferral',
    accept: 'acceptReverseReferral',
    sendBack: 'returnReverseReferral',
    sendOn: 'sendOnReverseReferral',
    takeBack: 'takeBackReverseReferral',
    penalize: 'reportReversePenalty',
    spare: 'declineReversePenalty',
    settle: 'settleReverseReferral',
    escalate: 'escalateReverseReferral',
    escalateSilence: 'escalateUnansweredReverseReferral',
    order: 'orderReverseReferral',
    uphold: 'upholdReverseReferral',
  },
  bodies: { procuratorate: 'PROCURATORATE', justice: 'JUSTICE_BUREAU' },
  otherMaterials: { CASE_EVIDENCE: '移送的证据材料' },
  titleOf,
  prose: ['violation', 'opinion', 'reason', 'decision', 'note'],
  drafts: [reverseLetter, reverseReply],
  factsOfClock: (clock, { at }) => (clock === 'reply' ? { replyDueAt: shanghaiText(at) } : {}),
  isOffered: (step, { replyDueAt }, _viewer, now) =>
    step !== 'escalateSilence' || !isInTime(now, Temporal.Instant.from(replyDueAt)),
  async judgeCorrection(_scope, row, { partyCode, decidedOn }) {
    return partyCode === row.partyCode ? {} : checkTold({ partyCode, decidedOn, replyBy: null }, decidedOn);
  },
  endedOtherwise: ({ closedAt, state }) => closedAt !== null && state !== 'PENALIZED',
  awaitsCounty: { states: ['ESCALATED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  partiesOf: ({ issuerId, authorityId, procuratorateId, justiceId, countyId }) => ({
    issuer: issuerId,
    authority: authorityId,
    procuratorate: procuratorateId,
    justice: justiceId,
    county: countyId,
  }),
});
