import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { newWebhookSecret } from '../../platform/outgoing/index.js';
import type { RequestContext } from '../hub.js';
import { policyOn } from '../policies/index.js';
import { changeWebhook, type NamedWebhook } from './change-webhook.js';
import type { NewWebhookAnswer } from './create-webhook.js';
import { openSecret, sealSecret } from './secrets.js';

/** Gives a webhook another secret: for a while both sign, so that its receiver changes over without missing anything. */
export async function rotateWebhookSecret(context: RequestContext, named: NamedWebhook): Promise<NewWebhookAnswer> {
  const { hub } = context;
  const now = hub.clock.now();
  const hours = policyOn(hub.policies, 'webhook-secret-hours', shanghaiDay(now));
  const secret = newWebhookSecret();
  const answer = await changeWebhook(context, named, 'WEBHOOK_SECRET_ROTATED', async (webhook) => {
    const former = openSecret(webhook, hub);
    return {
      ...webhook,
      secretSealed: sealSecret(secret, 'secret_sealed', webhook.key, hub),
      formerSecretSealed: former === null ? null : sealSecret(former, 'former_secret_sealed', webhook.key, hub),
      formerSecretEndsAt: former === null ? null : shanghaiText(now.add({ hours })),
    };
  });
  return { ...answer, secret: answer.webhook ? secret : null };
}
