import { openWebhookTally, type Webhooks } from '../core/webhooks/index.js';
import type { Logger } from '../platform/log/index.js';
import { openPoster, openTargetGuard } from '../platform/outgoing/index.js';
import { hubSchema } from './schema.js';
import { webhookPayloads } from './webhook-payloads.js';

export interface WebhookOptions {
  /** Hosts and networks that changes may be posted to although they are private, or do not speak https. */
  readonly allowedHosts: readonly string[];
}

/** Opens what changes are posted with. */
export function openWebhooks(
  { allowedHosts }: WebhookOptions = { allowedHosts: [] },
  log: Logger,
  closing: (() => void)[],
): Webhooks {
  const guard = openTargetGuard({ allowed: allowedHosts });
  const poster = openPoster(guard);
  closing.push(() => poster.close());
  return { ...poster, guard, payloads: webhookPayloads(hubSchema, log), tally: openWebhookTally() };
}
