import { meetingFeature } from '../../../../src/procedures/conference/index.js';
import { describeAttempts } from '../../../harness/properties/attempts.js';
import { approvedTopic, convener, meetingToday, office } from '../../../harness/builders/conference.js';

const { table, mutations } = meetingFeature.procedure;
/** Each special meeting takes a topic of its own. */
const topics: string[] = [];

describeAttempts('[J11] [J12] [J14] [J17] [J19] a meeting of the joint conference', {
  table,
  mutations,
  api: { field: 'meeting' },
  idField: 'meetingId',
  types: {
    signMinutes: 'MeetingStepInput',
    issueMinutes: 'MeetingStepInput',
    close: 'MeetingStepInput',
  },
  actors: { office, convener, participant: { organization: '141025100' } },
  async prepare(hub) {
    for (let count = 0; count < 60; count += 1) topics.push((await approvedTopic(hub, 'SPECIAL')).id);
  },
  requests: {
    plan: () => meetingToday(),
    callSpecial: () => {
      const { overrideReason: _, ...arrangement } = meetingToday();
      return { ...arrangement, topicIds: [topics.pop()], participantCodes: ['141025100', 'zrzy'] };
    },
    setAgenda: () => ({ topicIds: [] }),
    change: () => meetingToday(),
    cancel: () => ({ reason: '与县政府常务会议冲突' }),
    hold: () => ({ attendance: [{ organizationCode: '141025100', representative: '镇长' }] }),
    draftMinutes: () => ({ minutes: '会议研究了河道采砂执法分工。' }),
    returnMinutes: () => ({ opinion: '补充办理期限' }),
    signMinutes: () => ({}),
    issueMinutes: () => ({}),
    close: () => ({}),
  },
});
