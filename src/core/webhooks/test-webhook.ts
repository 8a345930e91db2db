import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { transaction } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { attempt } from './attempt.js';
import type { NamedWebhook } from './change-webhook.js';
import { insertDelivery, type DeliveryRow } from './deliveries.sql.js';
import { webhookIds, type WebhookRow } from './webhook.js';
import { lockWebhook, writeWebhook } from './webhooks.sql.js';

export interface TestAnswer {
  readonly delivery: DeliveryRow | null;
  readonly userErrors: readonly Refusal[];
}

/** Milliseconds between two pings of a webhook: nobody makes the hub knock without end. */
const apart = 5_000;

/** Posts a ping to a webhook's address at once, whatever state it is in, and tells what came of it. Its place in the log stays. */
export async function testWebhook(context: RequestContext, { webhookId }: NamedWebhook): Promise<TestAnswer> {
  const { hub } = context;
  const webhook = await claimTest(context, webhookId);
  if (!('key' in webhook)) return { delivery: null, userErrors: [webhook] };
  const messageId = `test_${uuid()}`;
  const body = JSON.stringify({
    ...{ specversion: '1.0', id: messageId, source: 'urn:liandong:changes', type: 'liandong.ping' },
    ...{ time: shanghaiText(hub.clock.now()), datacontenttype: 'application/json', data: { webhookId } },
  });
  const payload = { contentType: 'application/cloudevents+json; charset=utf-8', body };
  const message = { kind: 'TEST', messageId, afterSeq: null, seq: null, attempt: 1, payload } as const;
  const { delivery } = await attempt(hub, webhook, message);
  const noted = await insertDelivery(hub.pool, delivery);
  return noted
    ? { delivery: noted, userErrors: [] }
    : { delivery: null, userErrors: [refusal('webhookId', 'NOT_FOUND', '本单位没有此变更推送')] };
}

/** Notes that somebody tests, unless somebody has just done so. */
async function claimTest({ hub, viewer: caller }: RequestContext, webhookId: string): Promise<WebhookRow | Refusal> {
  const viewer = requirePermission(caller, 'manageWebhooks');
  const key = webhookIds.keyOf(webhookId);
  const now = hub.clock.now();
  const unknown = refusal('webhookId', 'NOT_FOUND', '本单位没有此变更推送');
  if (key === null) return unknown;
  return transaction(hub.pool, async (executor) => {
    const webhook = await lockWebhook(executor, viewer.organization.key, key);
    if (!webhook) return unknown;
    const { testedAt } = webhook;
    if (testedAt !== null && now.epochMilliseconds - Date.parse(testedAt) < apart) {
      return refusal('webhookId', 'WRONG_STATE', `刚刚测试过，请${apart / 1000}秒后再试`);
    }
    const at = shanghaiText(now);
    await writeWebhook(executor, { ...webhook, testedAt: at });
    await appendAudit(executor, viewer, { action: 'WEBHOOK_TESTED', subjectType: 'Webhook', subjectId: webhookId }, at);
    return webhook;
  });
}
