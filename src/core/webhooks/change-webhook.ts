import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { endSystem } from '../access/index.js';
import { appendAudit } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { webhookViewerFault } from './webhook-viewer.js';
import { checkWebhook, type AskedWebhook } from './check-webhook.js';
import { openCursorAt } from './open-cursor.js';
import { readDelivering } from './progress.sql.js';
import { presentWebhook, webhookIds, type Webhook, type WebhookRow } from './webhook.js';
import { deleteWebhook, enqueueWebhooks, lockWebhook, writeWebhook } from './webhooks.sql.js';

export interface WebhookAnswer {
  readonly webhook: Webhook | null;
  readonly userErrors: readonly Refusal[];
}

export interface NamedWebhook {
  readonly webhookId: string;
}

/** What is made of a webhook that is locked, or what is wrong. */
type Change = (webhook: WebhookRow, executor: Executor, viewer: Viewer) => Promise<WebhookRow | readonly Refusal[]>;

const unknown = (): Refusal => refusal('webhookId', 'NOT_FOUND', '本单位没有此变更推送');

/** Changes a webhook of the viewer's organization: what a job has in hand of it ends, and another goes on with it as it is then. */
export async function changeWebhook(
  { hub, viewer: caller }: RequestContext,
  { webhookId }: NamedWebhook,
  action: string,
  change: Change,
): Promise<WebhookAnswer> {
  const viewer = requirePermission(caller, 'manageWebhooks');
  const key = webhookIds.keyOf(webhookId);
  if (key === null) return { webhook: null, userErrors: [unknown()] };
  return transaction(hub.pool, async (executor): Promise<WebhookAnswer> => {
    const known = await lockWebhook(executor, viewer.organization.key, key);
    if (!known) return { webhook: null, userErrors: [unknown()] };
    const changed = await change(known, executor, viewer);
    if (!('key' in changed)) return { webhook: null, userErrors: changed };
    const webhook = { ...changed, revision: known.revision + 1 };
    await writeWebhook(executor, webhook);
    const act = { action, subjectType: 'Webhook', subjectId: webhookId };
    await appendAudit(executor, viewer, act, shanghaiText(hub.clock.now()));
    if (webhook.state === 'ACTIVE') await enqueueWebhooks(executor, [key]);
    return { webhook: presentWebhook(webhook, hub), userErrors: [] };
  });
}

/** Begins anew with the change that is next, whatever became of it before. */
const afresh = { attempts: 0, failingSince: null, retryAt: null } as const;

export function updateWebhook(
  context: RequestContext,
  { webhookId, ...given }: NamedWebhook & { readonly [Part in keyof AskedWebhook]?: AskedWebhook[Part] | null },
): Promise<WebhookAnswer> {
  return changeWebhook(context, { webhookId }, 'WEBHOOK_UPDATED', async (webhook, _executor, viewer) => {
    const document = given.document === undefined ? webhook.document : given.document;
    // The filter of a document goes with it.
    const own = webhook.document === null && document === null ? webhook.filter : null;
    const asked: AskedWebhook = {
      name: given.name ?? webhook.name,
      url: given.url ?? webhook.url,
      filter: given.filter === undefined ? own : given.filter,
      document,
    };
    const checked = await checkWebhook(context.hub, viewer, asked);
    if (!('posted' in checked)) return checked;
    const { name, url } = asked;
    return { ...webhook, ...afresh, name: name.trim(), url, document, filter: checked.posted };
  });
}

export function pauseWebhook(context: RequestContext, named: NamedWebhook): Promise<WebhookAnswer> {
  return changeWebhook(context, named, 'WEBHOOK_PAUSED', async (webhook) =>
    webhook.state === 'ACTIVE'
      ? { ...webhook, state: 'PAUSED', stopReason: 'REQUESTED', retryAt: null }
      : [refusal('webhookId', 'WRONG_STATE', '此变更推送已停止')],
  );
}

/** Goes on where it stopped, unless it would stop again at once. */
export function resumeWebhook(context: RequestContext, named: NamedWebhook): Promise<WebhookAnswer> {
  const { hub } = context;
  return changeWebhook(context, named, 'WEBHOOK_RESUMED', async (webhook, executor) => {
    if (webhook.state === 'ACTIVE') return [refusal('webhookId', 'WRONG_STATE', '此变更推送未停止')];
    const delivering = await readDelivering(executor, webhook.key);
    const document = webhook.document === null ? null : hub.webhooks.payloads.read(webhook.document);
    const wrong = [
      ...(delivering ? webhookViewerFault(hub, delivering) : []),
      ...(document && 'fault' in document
        ? [refusal('webhookId', 'WRONG_STATE', `订阅文档无效，请先修改：${document.fault}`)]
        : []),
      ...(webhook.position < (await hub.feed.earliest()) - 1
        ? [
            refusal(
              'webhookId',
              'WRONG_STATE',
              '未推送的变更已清除：请取当前数据，再以 redeliverWebhook 指定位置（changeLog 的 head）',
            ),
          ]
        : []),
    ];
    return wrong.length > 0 ? wrong : { ...webhook, ...afresh, state: 'ACTIVE', stopReason: null };
  });
}

/** Posts again what comes behind a cursor, under the same ids; one that is paused stays so. */
export function redeliverWebhook(
  context: RequestContext,
  { from, ...named }: NamedWebhook & { readonly from: string },
): Promise<WebhookAnswer> {
  return changeWebhook(context, named, 'WEBHOOK_REDELIVERED', async (webhook) => {
    const place = await openCursorAt(context.hub, from);
    return typeof place === 'number' ? { ...webhook, ...afresh, position: place, sentPosition: place } : [place];
  });
}

/** Removes a webhook, its deliveries and the access of its system. */
export async function removeWebhook(
  { hub, viewer: caller }: RequestContext,
  { webhookId }: NamedWebhook,
): Promise<{ readonly userErrors: readonly Refusal[] }> {
  const viewer = requirePermission(caller, 'manageWebhooks');
  const key = webhookIds.keyOf(webhookId);
  if (key === null) return { userErrors: [unknown()] };
  const at = shanghaiText(hub.clock.now());
  return transaction(hub.pool, async (executor) => {
    const webhook = await lockWebhook(executor, viewer.organization.key, key);
    if (!webhook || !(await deleteWebhook(executor, key))) return { userErrors: [unknown()] };
    await endSystem(executor, viewer.organization.key, webhook.systemId, at);
    await appendAudit(
      executor,
      viewer,
      { action: 'WEBHOOK_REMOVED', subjectType: 'Webhook', subjectId: webhookId },
      at,
    );
    return { userErrors: [] };
  });
}
