/** A valid call of 岳阳镇 to two departments; change what a test is about. */
export function consultationInput(changes: object = {}) {
  return {
    kind: 'REGULAR',
    topicKind: 'COMMON_PROBLEM',
    topic: '流动摊贩占道经营的普遍性问题',
    participantCodes: ['scjg', 'zrzy'],
    // Ahead of every clock that a test moves.
    plannedAt: '2099-01-05T09:00:00.000+08:00',
    ...changes,
  };
}
