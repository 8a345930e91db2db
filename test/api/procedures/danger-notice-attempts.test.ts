import { Temporal } from 'temporal-polyfill';
import { dangerNoticeFeature } from '../../../src/procedures/danger-notice/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';

let minutes = 0;
const clock = { now: () => Temporal.Now.instant().add({ minutes }) };
const { table, mutations } = dangerNoticeFeature.procedure;

describeAttempts('[U5] [U6] [U7] a danger notice', {
  table,
  mutations,
  api: { field: 'dangerNotice' },
  idField: 'dangerNoticeId',
  types: { refuse: 'DangerNoticeStepInput', escalate: 'DangerNoticeStepInput', close: 'DangerNoticeStepInput' },
  actors: {
    finder: { organization: '141025100' },
    notified: { organization: 'yjgl' },
    county: { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] },
  },
  requests: {
    notify: () => dangerNoticeInput(),
    dispatch: () => ({ dispatchRecord: '派出执法人员二名，二十分钟内到场' }),
    decline: () => ({ reason: '属特种设备，由市场监督管理局管辖' }),
    refuse: () => ({}),
    escalate: () => ({}),
    contest: () => ({ reason: '设备权属不影响先行处置' }),
    uphold: () => ({ decision: '理由成立，由市场监督管理局处置' }),
    instruct: () => ({ instruction: '由应急管理局立即派员处置' }),
    resolve: () => ({ result: '已停业整改，隐患消除' }),
    close: () => ({}),
  },
  clock,
  // Whoever still has time is not reported to the county government.
  before: async (_hub, step) => {
    if (step === 'escalate') minutes += 31;
  },
});
