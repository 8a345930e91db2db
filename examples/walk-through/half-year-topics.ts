import type { Acting, ConferenceClient } from './conference-client.js';
import { take } from './half-year-steps.js';
import { convener, naturalResources, office, township, transport } from './half-year-who.js';

/** What became of the topics that go to the convener. */
export interface DecidedTopics {
  readonly approved: string;
  readonly rejected: string;
}

/** Conf 6: members propose, the office tries to settle, and what it cannot settle the convener decides on (J6, J13, J16). */
export async function decideTopics(client: ConferenceClient): Promise<DecidedTopics> {
  const propose = async (acting: Acting, kind: string, title: string, content: string) =>
    (await take(client, acting, 'ProposeTopic', { meetingKind: 'REGULAR', kind, title, content })).id;
  const sand = await propose(
    township,
    'CONTRADICTIONS',
    '河道采砂执法分工',
    '岳阳镇与自然资源局对河道采砂的日常巡查分工不清，请会议研究。',
  );
  const land = await propose(
    naturalResources,
    'KEY_PROBLEMS',
    '违法占地联合巡查',
    '乡镇与部门对违法占地的巡查频次不一，请会议统一。',
  );
  const lorries = await propose(transport, 'EXCHANGE', '超限运输治理做法', '交流与各乡镇联合治理超限运输的做法。');

  const coordinate = (topicId: string, result: string, coordination: string) =>
    take(client, office, 'RecordTopicCoordination', { topicId, result, coordination });
  await coordinate(lorries, 'SETTLED', '已印发各成员单位参阅，不再提交会议。');
  await coordinate(sand, 'UNRESOLVED', '两次协调，双方意见不一。');
  await coordinate(land, 'COMPLEX', '涉及多个部门的职责，情况复杂。');

  for (const topicId of [sand, land]) await take(client, office, 'SubmitTopic', { topicId });
  await take(client, convener, 'ApproveTopic', { topicId: sand });
  await take(client, convener, 'RejectTopic', { topicId: land, opinion: '先由自然资源局商各乡镇提出方案。' });
  return { approved: sand, rejected: land };
}
