import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { checkActing } from '../organizations/index.js';
import type { DeliveringWebhook } from './progress.sql.js';

/**
 * In whose name a webhook reads, at this moment: a system of its organization that may read and nothing else. Null where the organization
 * exists no longer, or an administrator has ended the system's access.
 */
export function webhookViewer(hub: Hub, webhook: DeliveringWebhook): Viewer | null {
  if (webhookViewerFault(hub, webhook).length > 0) return null;
  return {
    organization: hub.organizations.byKey(webhook.organizationId),
    roles: new Set(['VIEWER']),
    person: { key: webhook.systemId, name: webhook.name },
    expiresAt: Number.MAX_SAFE_INTEGER,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
}

/** Why a webhook may not read, if it may not. */
export function webhookViewerFault(hub: Hub, { organizationId, mayRead }: DeliveringWebhook): Refusal[] {
  const today = shanghaiDay(hub.clock.now()).toString();
  return [
    ...checkActing(hub.organizations.byKey(organizationId), today),
    ...(mayRead ? [] : [refusal('webhookId', 'WRONG_STATE', '此推送所用的系统已停用，请先恢复（reactivatePerson）')]),
  ];
}
