import { archiveConsultationFeature } from '../../../src/procedures/archive-consultation/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';

const { table, mutations } = archiveConsultationFeature.procedure;

describeAttempts('[A5] a request for archives', {
  table,
  mutations,
  api: { field: 'archiveConsultation' },
  idField: 'archiveConsultationId',
  types: {
    refuse: 'ArchiveReasonInput',
    accept: 'ArchiveConsultationStepInput',
    escalate: 'ArchiveReasonInput',
    order: 'ArchiveDecisionInput',
    uphold: 'ArchiveDecisionInput',
  },
  actors: {
    requester: { organization: '141025100' },
    holder: { organization: 'zrzy' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  // Silence takes time: archive-consultation-clocks.test.ts.
  requests: {
    request: () => ({ toCode: 'zrzy', access: 'COPY', archives: '2019年土地登记卷宗', purpose: '核实占地起始时间' }),
    provide: () => ({ provision: '当场复制42页，加盖档案证明章' }),
    refuse: () => ({ reason: '卷宗已移交市档案馆' }),
    accept: () => ({}),
    escalate: () => ({ reason: '市档案馆答复未接收该卷宗' }),
    order: () => ({ decision: '请自然资源局查明后提供' }),
    uphold: () => ({ decision: '理由成立' }),
  },
});
