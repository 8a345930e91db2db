import { resolutionFeature } from '../../../../src/procedures/conference/index.js';
import { describeAttempts } from '../../../harness/properties/attempts.js';
import { convener, doConference, heldMeeting, meetingToday, office } from '../../../harness/builders/conference.js';

const { table, mutations } = resolutionFeature.procedure;
let adopting = '';
let next = '';

describeAttempts('[J8] [J18] [J19] a resolution of the joint conference', {
  table,
  mutations,
  api: { field: 'resolution' },
  idField: 'resolutionId',
  actors: { office, convener, unit: { organization: 'zrzy' }, lead: { organization: 'zrzy' } },
  // The unit in charge has completed its part first; the other one is the last.
  actorsAfter: (way) => (way.includes('complete') ? { unit: { organization: '141025100' } } : {}),
  ways: { completeLast: ['adopt', 'complete'] },
  async prepare(hub) {
    adopting = (await heldMeeting(hub)).id;
    const meetsAt = new Date(Date.now() + 60 * 86_400_000).toISOString();
    next = (await doConference(hub, office, 'meeting', 'planMeeting', meetingToday({ meetsAt }))).id;
  },
  requests: {
    adopt: () => ({
      meetingId: adopting,
      title: '明确河道采砂执法分工',
      content: '由自然资源局牵头制定分工方案。',
      responsibleCodes: ['zrzy', '141025100'],
      dueOn: '2099-12-31',
    }),
    progress: () => ({ progress: '已形成初稿。' }),
    urge: () => ({ analysis: '双方对巡查频次有分歧。', opinion: '请于本月内召开碰头会。' }),
    change: () => ({ dueOn: '2099-06-30', reason: '县政府要求提前。' }),
    complete: () => ({ result: '方案已印发。' }),
    conclude: () => ({ result: '方案已印发，各单位已落实。' }),
    completeLast: () => ({ result: '已按方案落实。' }),
    reportBack: () => ({ meetingId: next, report: '初稿正在征求意见。', completed: false }),
    reportDone: () => ({ meetingId: next, report: '方案已印发执行。', completed: true }),
    cancel: () => ({ reason: '上级另有统一部署。' }),
  },
});
