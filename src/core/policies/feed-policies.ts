import type { PolicyDefault } from './policy-default.js';

/** How the change log is followed. */
export const feedPolicies = {
  'heartbeat-seconds': {
    value: 15,
    unit: '秒',
    label: '订阅的心跳间隔',
    basis: '技术约定：没有变更时订阅方据此得知连接正常',
  },
  'feed-lag-cap': {
    value: 100_000,
    unit: '条',
    label: '在线订阅的落后上限',
    basis: '技术约定：落后更多的订阅被关闭，可凭游标续收',
  },
} as const satisfies Record<string, PolicyDefault>;
