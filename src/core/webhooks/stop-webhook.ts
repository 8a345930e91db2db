import { shanghaiText } from '../../kernel/instant-text.js';
import { transaction } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub } from '../hub.js';
import { tellOrganization } from '../notifications/index.js';
import { stopDelivering } from './progress.sql.js';
import { stopReasonTexts, webhookIds, type StopReason, type WebhookRow } from './webhook.js';

/** Ends the deliveries of a webhook that cannot go on by itself, and tells the people of its organization why and what helps. */
export async function stopWebhook(hub: Hub, { key }: Pick<WebhookRow, 'key'>, reason: StopReason): Promise<void> {
  await transaction(hub.pool, async (executor) => {
    const state = reason === 'NOT_DELIVERED' ? 'FAILED' : 'PAUSED';
    const stopped = await stopDelivering(executor, key, state, reason);
    if (!stopped) return;
    const organization = hub.organizations.byKey(stopped.organizationId);
    const actor = { organization, person: { key: stopped.systemId } };
    const act = { action: 'WEBHOOK_STOPPED', subjectType: 'Webhook', subjectId: webhookIds.of(key) };
    await appendAudit(executor, actor, { ...act, details: { reason } }, shanghaiText(hub.clock.now()));
    await tellOrganization(hub, executor, organization.key, {
      source: `webhook:${key}:${stopped.revision}`,
      label: `变更推送已停止：${stopReasonTexts[reason]}`,
    });
  });
}
