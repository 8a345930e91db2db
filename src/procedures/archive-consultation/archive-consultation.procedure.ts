import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { globalIds } from '../../kernel/global-id.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { procedure } from '../../kernel/procedure.js';
import {
  contest,
  contestClocks,
  contestedStates,
  contestSilence,
  defineProcedure,
  order,
  orderedClock,
  promptly,
  uphold,
} from '../../core/proceedings/index.js';
import { archiveConsultationTable } from './archive-consultation.facts.js';

/** Mech 三(五)1: archives of a department are consulted and copied for a case; it may not shirk. */
const table = procedure({
  states: {
    REQUESTED: '已申请',
    PROVIDED: '已提供',
    REFUSED: '已说明理由不予提供',
    ACCEPTED: '已接受理由',
    ...contestedStates,
    ORDERED: '县政府决定提供',
  },
  parties: { requester: '申请单位', holder: '档案保管部门', county: '县政府' },
})(
  {
    request: {
      label: '申请查阅、复制档案',
      rule: 'A5',
      by: 'requester',
      from: null,
      to: 'REQUESTED',
      needs: { archives: '所需档案资料', purpose: '办案需要' },
    },
    provide: {
      label: '提供档案',
      rule: 'A5',
      by: 'holder',
      from: ['REQUESTED', 'REFUSED', 'ESCALATED', 'ORDERED'],
      to: 'PROVIDED',
      needs: { provision: '提供情况' },
    },
    refuse: {
      label: '不予提供',
      rule: 'A5',
      by: 'holder',
      from: 'REQUESTED',
      to: 'REFUSED',
      needs: { reason: '不予提供的理由' },
    },
    accept: { label: '接受理由', rule: 'A5', by: 'requester', from: 'REFUSED', to: 'ACCEPTED' },
    escalate: contest('A5', 'requester', 'REFUSED'),
    escalateSilence: contestSilence('A5', 'requester', 'REQUESTED'),
    order: order('A5', '决定提供'),
    uphold: uphold('A5', '认可不予提供的理由'),
  },
  {
    answer: {
      label: '提供档案或说明理由',
      rule: 'A5',
      by: 'holder',
      within: promptly,
      starts: ['request'],
      met: ['provide', 'refuse'],
    },
    ...contestClocks('A5', 'requester', {
      refused: ['refuse'],
      accepted: ['accept'],
      escalated: ['escalate', 'escalateSilence'],
      decided: ['order', 'uphold'],
      done: ['provide'],
    }),
    ordered: orderedClock('A5', 'holder', promptly, { decided: ['order'], done: ['provide'] }),
  },
);

export const archiveConsultation = defineProcedure({
  name: 'ARCHIVE_CONSULTATION',
  typeName: 'ArchiveConsultation',
  description:
    '档案查阅：查阅、复制职能部门档案（机制三（五）1）。Consulting and copying the archives of a department (Mech 三(五)1).',
  ids: globalIds('arc_'),
  numberPrefix: 'DA',
  table,
  facts: archiveConsultationTable,
  mutations: {
    request: 'requestArchiveConsultation',
    provide: 'provideArchives',
    refuse: 'refuseArchiveConsultation',
    accept: 'acceptArchiveRefusal',
    escalate: 'escalateArchiveRefusal',
    escalateSilence: 'escalateUnansweredArchiveConsultation',
    order: 'orderArchiveProvision',
    uphold: 'upholdArchiveRefusal',
  },
  otherMaterials: { ARCHIVE_COPY: '档案复制件' },
  titleOf: ({ archives }) => archives,
  prose: ['archives', 'purpose', 'provision', 'reason', 'decision', 'note'],
  // Silence is put before the county once its time is over.
  isOffered: (step, { dueAt }, _viewer, now) =>
    step !== 'escalateSilence' || !isInTime(now, Temporal.Instant.from(dueAt)),
  awaitsCounty: { states: ['ESCALATED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  factsOfClock: (clock, { at }) => (clock === 'answer' ? { dueAt: shanghaiText(at) } : {}),
  partiesOf: ({ requesterId, holderId, countyId }) => ({ requester: requesterId, holder: holderId, county: countyId }),
});
