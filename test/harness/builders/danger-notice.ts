/** A valid notice of 岳阳镇 to the bureau of emergency management, a minute after the discovery; change what a test is about. */
export function dangerNoticeInput(changes: object = {}) {
  return {
    toCode: 'yjgl',
    dangerKind: 'SAFETY',
    place: '岳阳镇张庄村',
    description: '村内加油点违规储存汽油约二百升，周边有学校。',
    discoveredAt: new Date(Date.now() - 60_000).toISOString(),
    ...changes,
  };
}
