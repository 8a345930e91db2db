import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askConference,
  convener,
  doConference,
  member,
  office,
  topicInput,
} from '../../../harness/builders/conference.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const township = member('141025100');

describe('topics of the joint conference', () => {
  test.each(['EXCHANGE', 'KEY_PROBLEMS', 'CONTRADICTIONS', 'NEW_IDEAS', 'OTHER'])(
    '[J16] of the kind %s are taken',
    async (kind) => {
      const topic = await doConference(hub, township, 'topic', 'proposeTopic', topicInput({ kind }));
      expect(topic.state).toBe('PROPOSED');
    },
  );

  test('[J16] of any other kind are not', async () => {
    const asked = askConference(hub, township, 'topic', 'proposeTopic', topicInput({ kind: 'PERSONNEL' }));
    await expect(asked).rejects.toThrow('AgendaTopicKind');
  });

  test.each([
    ['REGULAR', 'J6'],
    ['SPECIAL', 'J14'],
  ])('[J6] [J14] for a %s meeting come from members only', async (meetingKind, rule) => {
    const { userErrors } = await askConference(
      hub,
      member('gaj'),
      'topic',
      'proposeTopic',
      topicInput({ meetingKind }),
    );
    expect(userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule }]);
  });

  test('[J13] go to the convener only when the office could not settle them', async () => {
    const { id } = await doConference(hub, township, 'topic', 'proposeTopic', topicInput());
    const early = await askConference(hub, office, 'topic', 'submitTopic', { topicId: id });
    expect(early.userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'J13' }]);
    const settled = { topicId: id, result: 'SETTLED', coordination: '双方同意由自然资源局牵头。' };
    expect(await doConference(hub, office, 'topic', 'recordTopicCoordination', settled)).toMatchObject({
      state: 'SETTLED',
      closedAt: expect.any(String),
    });
    const late = await askConference(hub, office, 'topic', 'submitTopic', { topicId: id });
    expect(late.userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'J13' }]);
  });

  test('[J13] are approved by the convener, not by the office, nor by somebody with the role elsewhere', async () => {
    const { id } = await doConference(hub, township, 'topic', 'proposeTopic', topicInput());
    const unresolved = { topicId: id, result: 'UNRESOLVED', coordination: '双方意见不一。' };
    await doConference(hub, office, 'topic', 'recordTopicCoordination', unresolved);
    await doConference(hub, office, 'topic', 'submitTopic', { topicId: id });
    for (const organization of ['sfj', '141025100']) {
      const acting = { organization, roles: ['PUBLISHER', 'CONVENER', 'CONFERENCE_OFFICE'] } as const;
      const { userErrors } = await askConference(hub, acting, 'topic', 'approveTopic', { topicId: id });
      expect(userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J13' }]);
    }
    const county = { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] } as const;
    const without = await askConference(hub, county, 'topic', 'approveTopic', { topicId: id });
    expect(without.userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J13' }]);
    expect(await doConference(hub, convener, 'topic', 'approveTopic', { topicId: id })).toMatchObject({
      state: 'APPROVED',
    });
  });

  test('are seen by who proposed them, the office and the convener alone', async () => {
    const { id } = await doConference(hub, township, 'topic', 'proposeTopic', topicInput());
    const { userErrors } = await askConference(hub, member('zrzy'), 'topic', 'withdrawTopic', { topicId: id });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
