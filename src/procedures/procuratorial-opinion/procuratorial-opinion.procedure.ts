import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { globalIds } from '../../kernel/global-id.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { defineProcedure } from '../../core/proceedings/index.js';
import { opinionReply } from './opinion-letter.js';
import { opinionTable } from './opinion-table.js';
import { titleOf } from './procuratorial-opinion.js';
import { procuratorialOpinionTable } from './procuratorial-opinion.facts.js';

export const procuratorialOpinion = defineProcedure({
  name: 'PROCURATORIAL_OPINION',
  typeName: 'ProcuratorialOpinion',
  description:
    '检察意见：检察院向行政执法单位提出，须回复（机制三（七））。An opinion of the procuratorate that is answered (Mech 三(七)).',
  ids: globalIds('opn_'),
  numberPrefix: 'JC',
  table: opinionTable,
  facts: procuratorialOpinionTable,
  mutations: {
    issue: 'issueProcuratorialOpinion',
    answer: 'answerProcuratorialOpinion',
    close: 'closeProcuratorialOpinion',
    withdraw: 'withdrawProcuratorialOpinion',
    escalate: 'escalateOpinionAnswer',
    escalateSilence: 'escalateUnansweredOpinion',
    order: 'orderOpinionAnswer',
    uphold: 'upholdOpinionAnswer',
  },
  bodies: { justice: 'JUSTICE_BUREAU' },
  titleOf,
  prose: ['opinion', 'answer', 'reason', 'decision', 'note'],
  drafts: [opinionReply],
  factsOfClock: (clock, { at }) => (clock === 'reply' ? { replyDueAt: shanghaiText(at) } : {}),
  isOffered: (step, { replyDueAt }, _viewer, now) =>
    step !== 'escalateSilence' || !isInTime(now, Temporal.Instant.from(replyDueAt)),
  awaitsCounty: { states: ['ESCALATED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  partiesOf: ({ issuerId, addresseeId, justiceId, countyId }) => ({
    issuer: issuerId,
    addressee: addresseeId,
    justice: justiceId,
    county: countyId,
  }),
});
