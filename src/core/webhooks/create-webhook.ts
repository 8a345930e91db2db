import { v4 as uuid, v7 as uuidv7 } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { transactionAs, type Session } from '../../platform/database/index.js';
import { newWebhookSecret } from '../../platform/outgoing/index.js';
import { addSystem } from '../access/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import {
  answerAgain,
  checkIdempotencyKey,
  claimKey,
  earlierUse,
  keyedRequest,
  KeyTakenError,
  type KeyedRequest,
} from '../requests/index.js';
import { checkWebhook, type AskedWebhook } from './check-webhook.js';
import { sealSecret } from './secrets.js';
import { presentWebhook, webhookIds, type Webhook, type WebhookRow } from './webhook.js';
import { countWebhooks, insertWebhook, lockWebhook } from './webhooks.sql.js';

export interface NewWebhookAnswer {
  readonly webhook: Webhook | null;
  /** The secret itself: nothing tells it again. */
  readonly secret: string | null;
  readonly userErrors: readonly Refusal[];
}

/** Webhooks of an organization; more would take the turns of others. */
const mostWebhooks = 20;

const refused = (userErrors: readonly Refusal[]): NewWebhookAnswer => ({ webhook: null, secret: null, userErrors });

/** Makes a webhook, with a system of the viewer's organization in whose name it reads. What is shared from now on is posted. */
export async function createWebhook(
  { hub, viewer: caller }: RequestContext,
  input: AskedWebhook & { readonly idempotencyKey: string },
): Promise<NewWebhookAnswer> {
  const viewer = requirePermission(caller, 'manageWebhooks');
  const wrong = checkIdempotencyKey(input.idempotencyKey);
  const checked = await checkWebhook(hub, viewer, input);
  if (wrong.length > 0 || !('posted' in checked)) return refused([...wrong, ...('posted' in checked ? [] : checked)]);
  const request = keyedRequest('createWebhook', input, hub);
  return transactionAs(hub.pool, viewer.organization.key, async (session): Promise<NewWebhookAnswer> => {
    const earlier = await earlierUse(session, viewer.organization.key, request);
    if (earlier) return answerAgain(earlier.sameRequest, () => first(hub, session, viewer, earlier.subjectId), refused);
    return add(hub, session, viewer, { ...input, filter: checked.posted, request });
  });
}

async function add(
  hub: Hub,
  { executor }: Session,
  viewer: Viewer,
  { name, url, filter, document, request }: AskedWebhook & { readonly request: KeyedRequest },
): Promise<NewWebhookAnswer> {
  const organization = viewer.organization.key;
  if ((await countWebhooks(executor, organization)) >= mostWebhooks) {
    return refused([refusal([], 'WRONG_STATE', `每个单位至多${mostWebhooks}项变更推送，请先删除不再使用的`)]);
  }
  const key = uuidv7();
  const at = shanghaiText(hub.clock.now());
  const use = { organizationKey: organization, subjectId: key, eventId: uuid(), at };
  if (!(await claimKey(executor, request, use))) throw new KeyTakenError();
  const secret = newWebhookSecret();
  const head = hub.feed.head();
  const webhook: WebhookRow = {
    ...{ key, organizationId: organization, name: name.trim(), url, filter: filter ?? {}, document },
    systemId: await addSystem(executor, { name: name.trim(), organization, roles: ['VIEWER'] }),
    ...{
      secretSealed: sealSecret(secret, 'secret_sealed', key, hub),
      formerSecretSealed: null,
      formerSecretEndsAt: null,
    },
    ...{ state: 'ACTIVE', stopReason: null, position: head, sentPosition: head, revision: 1, attempts: 0 },
    ...{ failingSince: null, retryAt: null, lastStatus: null, lastFault: null, testedAt: null, createdAt: at },
  };
  await insertWebhook(executor, webhook, viewer.person.key);
  const act = { action: 'WEBHOOK_CREATED', subjectType: 'Webhook', subjectId: webhookIds.of(key) };
  await appendAudit(executor, viewer, act, at);
  return { webhook: presentWebhook(webhook, hub), secret, userErrors: [] };
}

async function first(hub: Hub, { executor }: Session, viewer: Viewer, key: string): Promise<NewWebhookAnswer> {
  const webhook = await lockWebhook(executor, viewer.organization.key, key);
  if (!webhook) return refused([refusal('idempotencyKey', 'NOT_FOUND', '以此幂等键登记的变更推送已删除')]);
  return { webhook: presentWebhook(webhook, hub), secret: null, userErrors: [] };
}
