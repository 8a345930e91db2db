/** A valid call of 岳阳镇 to two departments; change what a test is about. */
export function consultationInput(changes: object = {}) {
  return {
    kind: 'REGULAR',
    topicKind: 'COMMON_PROBLEM',
    topic: '流动摊贩占道经营的普遍性问题',
    participantCodes: ['scjg', 'zrzy'],
    plannedAt: new Date(Date.now() + 86_400_000).toISOString(),
    ...changes,
  };
}
