import type { PolicyDefault } from './policy-default.js';

/** How long the hub tries to post changes, and what it keeps of that. */
export const webhookPolicies = {
  'webhook-retry-hours': {
    value: 72,
    unit: '小时',
    label: '变更推送的重试期限',
    basis: '技术约定：在此期限内始终未能送达的推送停止，通知其所属单位',
  },
  'webhook-secret-hours': {
    value: 24,
    unit: '小时',
    label: '变更推送旧密钥的有效时间',
    basis: '技术约定：更换签名密钥后，新旧密钥同时签名，便于接收方更换',
  },
  'webhook-delivery-days': {
    value: 14,
    unit: '天',
    label: '变更推送记录的保存期限',
    basis: '技术约定：此期限后删去推送记录，进度不受影响',
  },
} as const satisfies Record<string, PolicyDefault>;
