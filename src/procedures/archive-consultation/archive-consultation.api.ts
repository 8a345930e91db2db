import { registerEnumType } from 'type-graphql';
import { procedureApi } from '../../core/proceedings/index.js';
import { archiveConsultationFacts, archiveConsultationRequests } from './archive-consultation.facts.js';
import { archiveAccesses } from './archive-consultation.js';
import { archiveConsultation } from './archive-consultation.procedure.js';
import { escalateRefusal, escalateSilence, refuseArchives, requestArchives } from './consult-archives.js';

registerEnumType(archiveAccesses, {
  name: 'ArchiveAccess',
  description: '档案的利用方式（规则 A5）。How archives are used (rule A5).',
  valuesConfig: {
    INSPECTION: { description: '查阅。Read where they are kept.' },
    COPY: { description: '复制。Copied.' },
  },
});

const words = {
  field: 'archiveConsultation',
  filter: '档案查阅的筛选条件，各项同时满足。Filter of requests for archives; all conditions hold.',
  step: '档案查阅的一步。A step in a request for archives.',
  id: '档案查阅的标识。The request.',
  list: {
    name: 'archiveConsultations',
    words:
      '本单位申请、提供或决定的，最近发起的在前（机制三（五）1）。Requests for archives that one makes, answers or decides, opened last first.',
  },
} as const;

const reasoned = {
  requestName: 'ArchiveReasonInput',
  request: '说明理由的一步。A step that needs a reason.',
};
const decided = { requestName: 'ArchiveDecisionInput', request: '县政府的决定。A decision of the county government.' };

export const { resolver: ArchiveConsultationResolver } = procedureApi(
  archiveConsultation,
  archiveConsultationFacts,
  archiveConsultationRequests,
  words,
  {
    request: {
      words: '申请查阅、复制职能部门档案（规则 A5）。Asks a department for archives (rule A5).',
      request: '申请查阅、复制职能部门档案（规则 A5）。Asks to consult or copy archives (rule A5).',
      open: requestArchives,
    },
    provide: {
      words: '提供档案（规则 A5）。Provides the archives (rule A5).',
      request: '提供档案。Provides the archives.',
    },
    refuse: {
      words:
        '不予提供档案，须说明理由；申请单位可提请县政府决定（规则 A5）。Refuses with a reason, which may be put before the county government.',
      ...reasoned,
      decide: refuseArchives,
    },
    accept: { words: '接受不予提供的理由。Accepts the reason of a refusal.' },
    escalate: {
      words:
        '不予提供提请决定：就不予提供提请县政府决定（规则 A5）。Puts a refusal before the county government (rule A5).',
      ...reasoned,
      decide: escalateRefusal,
    },
    escalateSilence: {
      words:
        '逾期未答复提请决定：就逾期未答复提请县政府决定（规则 A5）。Puts silence after the due time before the county government (rule A5).',
      ...reasoned,
      decide: escalateSilence,
    },
    order: {
      words: '县政府决定应予提供（规则 A5）。The county government decides that they are provided (rule A5).',
      ...decided,
    },
    uphold: {
      words: '县政府认可不予提供的理由（规则 A5）。The county government upholds the refusal (rule A5).',
      ...decided,
    },
  },
);
