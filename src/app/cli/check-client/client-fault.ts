/** What a client can do wrong, and why it matters. */
export const clientFaults = {
  NOT_BACK: '断线后没有回来 (did not come back after a cut)',
  WITHOUT_PLACE:
    '回来时没有说明续收之处，其间的变更丢失 (came back without its place: what happened meanwhile is lost)',
  OLD_PLACE: '回来时续收之处早于已收到的，已处理的会再来 (came back with an old place: it is kept too late)',
  SKIPPED:
    '回来时续收之处晚于已收到的，其间的变更丢失 (came back with a later place than what it has had: changes are lost)',
  UNKNOWN_CURSOR: '给出的游标不是平台给的 (sent a cursor that the hub never gave out)',
  NO_PAUSE: '平台不在时不停重连，没有间隔 (came back again and again without a pause)',
  IGNORED_RETRY_AFTER: '没有等到 retryAfter 所说的时间 (came back sooner than retryAfter says)',
  LOST: '有变更没有处理 (did not process a change that it was sent)',
  DOUBLED: '同一变更处理了两次 (processed a change twice that came twice)',
  STUMBLED: '遇到不认识的枚举值或变更种类就断开 (left at a value or a kind of change that it does not know)',
  LEFT_IN_SILENCE: '只有心跳时离开 (left while there were heartbeats only)',
  NOT_NOTICED: '连接早已无声，没有发觉 (did not notice that the connection was dead)',
  SAME_EXPIRED_CURSOR: '游标已过期，仍一再用它 (asked again and again with a cursor that has expired)',
  WITHOUT_SNAPSHOT: '游标过期后没有取当前数据就续收 (went on after an expired cursor without taking what is there)',
  PLACE_AFTER_SNAPSHOT:
    '先取数据、后记游标，其间的变更丢失 (took its place after the data: what happened in between is lost)',
} as const;

export type ClientFault = keyof typeof clientFaults;

/** One scene of the check, and what the client did wrong in it. */
export interface SceneReport {
  readonly scene: string;
  readonly title: string;
  /** Whether it came to be played at all. */
  readonly played: boolean;
  readonly faults: readonly ClientFault[];
}
