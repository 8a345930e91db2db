import { topicFeature } from '../../../../src/procedures/conference/index.js';
import { describeAttempts } from '../../../harness/properties/attempts.js';
import { convener, office, topicInput } from '../../../harness/builders/conference.js';

const { table, mutations } = topicFeature.procedure;

describeAttempts('[J6] [J13] [J14] a topic of the joint conference', {
  table,
  mutations,
  api: { field: 'topic' },
  idField: 'topicId',
  types: { submit: 'TopicStepInput', approve: 'TopicStepInput', withdraw: 'TopicStepInput' },
  actors: { proposer: { organization: '141025100' }, office, convener },
  requests: {
    propose: () => topicInput(),
    proposeSpecial: () => topicInput({ meetingKind: 'SPECIAL' }),
    settle: () => ({ result: 'SETTLED', coordination: '双方同意由自然资源局牵头。' }),
    coordinate: () => ({ result: 'UNRESOLVED', coordination: '双方意见不一。' }),
    submit: () => ({}),
    approve: () => ({}),
    reject: () => ({ opinion: '请先按职责边界清单办理。' }),
    withdraw: () => ({}),
  },
});
