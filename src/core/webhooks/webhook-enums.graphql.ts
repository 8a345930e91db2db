import { registerEnumType } from 'type-graphql';
import { stopReasons, webhookStates } from './webhook.js';

registerEnumType(webhookStates, {
  name: 'WebhookState',
  description: '推送的状态。Where a webhook stands.',
  valuesConfig: {
    ACTIVE: { description: '推送中：有变更即推送，未送达的重试。Changes are posted, and tried again.' },
    PAUSED: { description: '已暂停：原因见 stopReason。Nothing is posted; `stopReason` says why.' },
    FAILED: { description: '已停止：在规定期限内始终未能送达。Nothing was taken for as long as the policy says.' },
  },
});

registerEnumType(stopReasons, {
  name: 'WebhookStopReason',
  description: '停止推送的原因。Why nothing is posted any more.',
  valuesConfig: {
    REQUESTED: { description: '本单位暂停：用 resumeWebhook 恢复。Its owner has paused it.' },
    GONE: { description: '答复 410：接收方不再接收，更换地址后恢复。The receiver answered 410.' },
    NOT_DELIVERED: {
      description: '始终未能送达：接收地址可用后，用 resumeWebhook 恢复。Nothing was taken for days: resume it.',
    },
    CURSOR_EXPIRED: {
      description:
        '变更已清除：未推送的变更已按保存期限清除；先取当前数据，再以 redeliverWebhook 指定位置，然后恢复。The log was pruned: take the present data, say where to go on, resume.',
    },
    DOCUMENT_INVALID: {
      description:
        '文档不再有效：以 updateWebhook 修改后恢复。The document is not valid in this version of the schema.',
    },
    ACCESS_ENDED: {
      description: '访问已终止：单位已撤销，或该系统已停用。The organization or its system has no access any more.',
    },
  },
});

export const deliveryKinds = { CHANGE: 'CHANGE', TEST: 'TEST' } as const;
export type DeliveryKind = keyof typeof deliveryKinds;

registerEnumType(deliveryKinds, {
  name: 'WebhookDeliveryKind',
  description: '推送的内容。What was posted.',
  valuesConfig: {
    CHANGE: { description: '变更。A change.' },
    TEST: { description: '测试：由 testWebhook 发出。A ping of testWebhook.' },
  },
});
