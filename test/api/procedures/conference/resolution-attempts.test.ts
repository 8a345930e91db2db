import { resolutionFeature } from '../../../../src/procedures/conference/index.js';
import { describeAttempts } from '../../../harness/properties/attempts.js';
import { doConference, heldMeeting, meetingToday, office } from '../../../harness/builders/conference.js';

const { table, mutations } = resolutionFeature.procedure;
let adopting = '';
let next = '';

describeAttempts('[J8] [J18] [J19] a resolution of the joint conference', {
  table,
  mutations,
  api: { field: 'resolution' },
  idField: 'resolutionId',
  actors: { office, unit: { organization: 'zrzy' } },
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
    complete: () => ({ result: '方案已印发。' }),
    reportBack: () => ({ meetingId: next, report: '初稿正在征求意见。', completed: false }),
    reportDone: () => ({ meetingId: next, report: '方案已印发执行。', completed: true }),
  },
});
