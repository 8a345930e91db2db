import { consultationFeature } from '../../../src/procedures/consultation/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { consultationInput } from '../../harness/builders/consultation.js';

const { table, mutations } = consultationFeature.procedure;

describeAttempts('[U1] [U2] a consultation', {
  table,
  mutations,
  api: { field: 'consultation' },
  idField: 'consultationId',
  actors: { convener: { organization: '141025100' }, participant: { organization: 'scjg' } },
  // A regular one is about no major lead (U4).
  rightFor: { topicKind: 'HOT_ISSUE' },
  requests: {
    call: () => consultationInput(),
    postpone: () => ({ plannedAt: new Date(Date.now() + 7 * 86_400_000).toISOString(), reason: '防汛应急' }),
    hold: () => ({ conclusions: '每周三联合巡查一次。' }),
    cancel: () => ({ reason: '与县里的会议冲突' }),
  },
});
