import { bulletinFeature } from '../../../../src/procedures/conference/index.js';
import { describeAttempts } from '../../../harness/properties/attempts.js';
import { office } from '../../../harness/builders/conference.js';

const { table, mutations } = bulletinFeature.procedure;

describeAttempts('[J5] a bulletin of the conference’s office', {
  table,
  mutations,
  api: { field: 'bulletin' },
  idField: 'bulletinId',
  types: { publish: 'BulletinStepInput', discard: 'BulletinStepInput' },
  actors: { office },
  requests: {
    draft: () => ({ periodFrom: '2026-01-01', periodTo: '2026-06-30' }),
    revise: () => ({ content: '上半年各单位共享信息若干条。' }),
    publish: () => ({}),
    discard: () => ({}),
  },
});
