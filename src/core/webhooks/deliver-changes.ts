import { shanghaiDay } from '../../kernel/calendar.js';
import { codeOf } from '../../kernel/error-code.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { isUnavailable } from '../../platform/database/index.js';
import { CursorError } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { policyOn } from '../policies/index.js';
import { requestContext } from '../request-context.js';
import { attempt, isTaken, type Attempt } from './attempt.js';
import { changeReader, type NextChange } from './change-reader.js';
import type { Payload } from './hub-webhooks.js';
import { moveBehind, noteFailure, passOver, readDelivering } from './progress.sql.js';
import { pauseAfter, retryAfter } from './retry.js';
import { stopWebhook } from './stop-webhook.js';
import type { WebhookRow } from './webhook.js';
import { webhookViewer } from './webhook-viewer.js';
import { enqueueWebhooks } from './webhooks.sql.js';

/** Milliseconds after which a webhook that has more lets others go first. */
const slice = 5_000;

/**
 * Posts what is new to a webhook, one change after the other: the next is not sent before this one was taken. Whatever ends it, the place in
 * the table is behind what was taken and nothing else, so that the next run goes on there.
 */
export async function deliverChanges(hub: Hub, key: string): Promise<void> {
  const webhook = await readDelivering(hub.pool, key);
  if (webhook?.state !== 'ACTIVE') return;
  const wait = webhook.retryAt === null ? 0 : Date.parse(webhook.retryAt) - hub.clock.now().epochMilliseconds;
  if (wait > 0) return enqueueWebhooks(hub.pool, [key], wait);
  const viewer = webhookViewer(hub, webhook);
  if (!viewer) return stopWebhook(hub, webhook, 'ACCESS_ENDED');
  const { document } = webhook;
  if (document !== null && 'fault' in hub.webhooks.payloads.read(document))
    return stopWebhook(hub, webhook, 'DOCUMENT_INVALID');
  try {
    await deliverFrom(hub, viewer, webhook);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    await stopWebhook(hub, webhook, 'CURSOR_EXPIRED');
  }
}

async function deliverFrom(hub: Hub, viewer: Viewer, from: WebhookRow): Promise<void> {
  const until = performance.now() + slice;
  const next = changeReader(hub, viewer, from);
  let webhook = from;
  for (;;) {
    const found = await next(webhook);
    const moved = found.change ? await deliverOne(hub, viewer, webhook, found) : await passed(hub, webhook, found);
    if (moved === null) return;
    webhook = moved;
    if (!found.hasMore) return;
    // What its owner has changed meanwhile is read by the job that was asked for then.
    if (webhook.state !== 'ACTIVE' || webhook.revision !== from.revision) return;
    if (performance.now() > until) return enqueueWebhooks(hub.pool, [webhook.key]);
  }
}

async function passed(hub: Hub, webhook: WebhookRow, { passed: upTo }: NextChange): Promise<WebhookRow | null> {
  return upTo === webhook.position ? webhook : passOver(hub.pool, webhook, upTo);
}

/** Posts one change; null where this run ends with it. */
async function deliverOne(
  hub: Hub,
  viewer: Viewer,
  webhook: WebhookRow,
  found: NextChange,
): Promise<WebhookRow | null> {
  const { change } = found;
  if (!change) return null;
  // The same for each attempt, and when it is sent once more years later: by it a receiver knows what it has.
  const messageId = `change_${change.eventId}`;
  const places = { afterSeq: webhook.sentPosition, seq: change.seq };
  const message = { kind: 'CHANGE', messageId, ...places, attempt: webhook.attempts + 1 } as const;
  const made = await attempt(hub, webhook, { ...message, payload: await payloadOf(hub, viewer, webhook, change) });
  if (isTaken(made.answer)) return moveBehind(hub.pool, webhook, { ...made.delivery, seq: change.seq });
  await failed(hub, webhook, made);
  return null;
}

/** The payload; null where the hub could not make it for a fault of its own, which is tried again as any other is. */
async function payloadOf(
  hub: Hub,
  viewer: Viewer,
  { document }: WebhookRow,
  change: NonNullable<NextChange['change']>,
): Promise<Payload | null> {
  try {
    return await hub.webhooks.payloads.of(document, change, requestContext(hub, viewer));
  } catch (error) {
    // The database will be back: the job is done again, and the receiver has no part in it.
    if (isUnavailable(error)) throw error;
    hub.log.error({ code: codeOf(error) }, 'a change could not be made ready for a webhook');
    return null;
  }
}

/** Has the change sent again later, or ends the deliveries where that is pointless. */
async function failed(hub: Hub, webhook: WebhookRow, { answer, delivery }: Attempt): Promise<void> {
  const now = hub.clock.now();
  const pause = pauseAfter(webhook.attempts + 1, retryAfter(answer, now));
  const noted = await noteFailure(hub.pool, webhook, delivery, shanghaiText(now.add({ milliseconds: pause })));
  if (noted?.state !== 'ACTIVE') return;
  if ('status' in answer && answer.status === 410) return stopWebhook(hub, webhook, 'GONE');
  const hours = policyOn(hub.policies, 'webhook-retry-hours', shanghaiDay(now));
  const since = Date.parse(noted.failingSince ?? delivery.at);
  if (now.epochMilliseconds - since >= hours * 3_600_000) return stopWebhook(hub, webhook, 'NOT_DELIVERED');
  await enqueueWebhooks(hub.pool, [webhook.key], pause);
}
