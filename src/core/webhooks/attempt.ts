import { shanghaiText } from '../../kernel/instant-text.js';
import { webhookHeaders, type Answer, type Head } from '../../platform/outgoing/index.js';
import type { Hub } from '../hub.js';
import type { NewDelivery } from './deliveries.sql.js';
import type { Payload } from './hub-webhooks.js';
import { signingSecrets } from './secrets.js';
import type { WebhookRow } from './webhook.js';

/** What is posted, and what of the log it holds. */
export interface Message extends Pick<NewDelivery, 'kind' | 'messageId' | 'afterSeq' | 'seq' | 'attempt'> {
  /** Null: it could not be made. */
  readonly payload: Payload | null;
}

export interface Attempt {
  readonly answer: Answer;
  readonly delivery: NewDelivery;
}

const agent = 'liandong-webhooks';
/** Of heads so much is kept: enough to see what the other side is and says. */
const [mostHeaders, longestValue] = [40, 300];
/** What of an answer may let its reader in somewhere. */
const hidden = /^(set-cookie|authorization|proxy-authenticate|www-authenticate)$/i;

/** Posts a message once, signed, and tells what came of it; nothing is noted yet. */
export async function attempt(hub: Hub, webhook: WebhookRow, message: Message): Promise<Attempt> {
  const { payload, ...of } = message;
  const now = hub.clock.now();
  const secrets = signingSecrets(webhook, hub);
  const headers = payload && {
    'content-type': payload.contentType,
    'user-agent': agent,
    ...webhookHeaders({ id: of.messageId, at: now.epochMilliseconds, body: payload.body }, secrets),
  };
  const started = performance.now();
  const url = hub.webhooks.guard.target(webhook.url);
  const fault = !payload
    ? 'NOT_MADE'
    : secrets.length === 0
      ? 'SECRET_LOST'
      : typeof url === 'string'
        ? 'NOT_ALLOWED'
        : null;
  const answer: Answer =
    fault === null && headers && typeof url !== 'string'
      ? await hub.webhooks.post({ url, headers, body: payload.body })
      : { fault: fault ?? 'NOT_MADE' };
  const answered = 'status' in answer;
  hub.webhooks.tally.delivered(isTaken(answer) ? 'TAKEN' : answered ? 'REFUSED' : 'NOT_REACHED');
  const delivery: NewDelivery = {
    ...{ ...of, webhookKey: webhook.key, at: shanghaiText(now), milliseconds: Math.round(performance.now() - started) },
    ...{ status: answered ? answer.status : null, fault: answered ? null : answer.fault },
    ...{ requestHead: Object.entries(headers ?? {}), responseHead: answered ? keptHead(answer.head) : null },
  };
  return { answer, delivery };
}

export function isTaken(answer: Answer): boolean {
  return 'status' in answer && answer.status >= 200 && answer.status < 300;
}

function keptHead(head: Head): Head {
  return head
    .slice(0, mostHeaders)
    .map(([name, value]) => [name.slice(0, longestValue), hidden.test(name) ? '…' : value.slice(0, longestValue)]);
}
