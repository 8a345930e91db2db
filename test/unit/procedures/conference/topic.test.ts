import { describe, expect, test } from 'vitest';
import {
  approveTopic,
  proposeTopic,
  recordCoordination,
  rejectTopic,
} from '../../../../src/procedures/conference/topic/handle-topic.js';
import { deciding, keyOf, morning, opening, refusalsIn, register } from '../../../harness/builders/deciding.js';

const members = register.all().filter(({ code }) => ['141025100', 'zrzy'].includes(code));
const proposed = {
  meetingKind: 'REGULAR' as const,
  kind: 'KEY_PROBLEMS' as const,
  title: ' 采砂分工 ',
  content: '不清',
};
const topicId = 'tpc_1';

describe('a topic', () => {
  const propose = (changes: object = {}, by = '141025100') =>
    proposeTopic(opening({ ...proposed, ...changes }, { loaded: members, by }));

  test('[J6] goes to the office and the convener', () => {
    expect(propose()).toEqual({
      set: {
        proposerId: keyOf('141025100'),
        officeId: keyOf('sfj'),
        convenerId: keyOf('xzf'),
        meetingKind: 'REGULAR',
        kind: 'KEY_PROBLEMS',
        itemCodes: [],
        content: '不清',
      },
      title: '采砂分工',
    });
  });

  test.each([
    ['a regular meeting, by a stranger', {}, 'gaj', ['- WRONG_PARTY J6']],
    ['a special one, by a stranger', { meetingKind: 'SPECIAL' }, 'gaj', ['- WRONG_PARTY J14']],
    ['a special one', { meetingKind: 'SPECIAL' }, 'zrzy', []],
    ['none, without a title', { title: ' ' }, 'zrzy', ['title REQUIRED -']],
    ['none, with a title too long', { title: '题'.repeat(201) }, 'zrzy', ['title INVALID -']],
  ])('[J6] [J14] is proposed for %s', (_, changes, by, expected) => {
    expect(refusalsIn(propose(changes, by))).toEqual(expected);
  });

  test('[J13] keeps what its coordination came to', () => {
    const input = { topicId, result: 'COMPLEX' as const, coordination: '双方意见不一' };
    expect(recordCoordination(deciding({}, input))).toEqual({
      set: { coordinationResult: 'COMPLEX', coordination: '双方意见不一' },
    });
  });

  test('[J13] is approved or rejected by name, and rejected with an opinion', () => {
    const decided = { decidedAt: morning, decidedBy: '测试人员' };
    expect(approveTopic(deciding({}, { topicId }))).toEqual({ set: decided });
    expect(rejectTopic(deciding({}, { topicId, opinion: '暂缓' }))).toEqual({ set: { ...decided, opinion: '暂缓' } });
  });
});
