import { freshKey } from '../builders/inputs.js';
import type { TestHub } from '../hub/hub.js';
import { graphql } from './graphql.js';

export interface UserErrorShape {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

export interface ShownWebhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly state: string;
  readonly stopReason: string | null;
  readonly cursor: string;
  readonly lag: number;
  readonly failingSince: string | null;
  readonly retryAt: string | null;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly formerSecretEndsAt: string | null;
  readonly deliveries: readonly ShownDelivery[];
}

export interface ShownDelivery {
  readonly kind: string;
  readonly messageId: string;
  readonly after: string | null;
  readonly cursor: string | null;
  readonly attempt: number;
  readonly status: number | null;
  readonly fault: string | null;
  readonly durationMilliseconds: number;
  readonly requestHead: readonly { readonly name: string; readonly value: string }[];
  readonly responseHead: readonly { readonly name: string; readonly value: string }[] | null;
}

const deliveryFields = `kind messageId after cursor attempt status fault durationMilliseconds
  requestHead { name value } responseHead { name value }`;
const fields = `id name url state stopReason cursor lag failingSince retryAt lastStatus lastFault formerSecretEndsAt
  deliveries(first: 10) { ${deliveryFields} }`;
const parts: Readonly<Record<string, string>> = {
  createWebhook: `webhook { ${fields} } secret`,
  rotateWebhookSecret: `webhook { ${fields} } secret`,
  testWebhook: `delivery { ${deliveryFields} }`,
  removeWebhook: '',
};
const inputs: Readonly<Record<string, string>> = {
  createWebhook: 'CreateWebhookInput',
  updateWebhook: 'UpdateWebhookInput',
  redeliverWebhook: 'RedeliverWebhookInput',
};

export interface WebhookAnswer {
  readonly webhook?: ShownWebhook | null;
  readonly secret?: string | null;
  readonly delivery?: ShownDelivery | null;
  readonly userErrors: readonly UserErrorShape[];
}

/** Does something with a webhook as an administrator of an organization. */
export async function actOnWebhook(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  mutation: string,
  input: object,
): Promise<WebhookAnswer> {
  const token = await hub.token(organization, ['ADMINISTRATOR']);
  const { data, errors } = await graphql<Record<string, WebhookAnswer>>(
    hub.url,
    token,
    `mutation ($input: ${inputs[mutation] ?? 'WebhookInput'}!) {
      ${mutation}(input: $input) { ${parts[mutation] ?? `webhook { ${fields} }`} userErrors { path code message } } }`,
    { input },
  );
  const answer = data?.[mutation];
  if (!answer) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  return answer;
}

/** A webhook that was made, with its secret. */
export async function createHook(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  given: object,
): Promise<{ readonly id: string; readonly secret: string }> {
  const input = { idempotencyKey: freshKey(), name: '接收系统', ...given };
  const { webhook, secret, userErrors } = await actOnWebhook(hub, organization, 'createWebhook', input);
  if (!webhook || secret == null) throw new Error(JSON.stringify(userErrors));
  return { id: webhook.id, secret };
}

/** An organization's webhooks as its administrator sees them. */
export async function webhooksOf(hub: Pick<TestHub, 'url' | 'token'>, organization: string): Promise<ShownWebhook[]> {
  const token = await hub.token(organization, ['ADMINISTRATOR']);
  const { data, errors } = await graphql<{ webhooks: { nodes: ShownWebhook[] } }>(
    hub.url,
    token,
    `{ webhooks(first: 20) { nodes { ${fields} } } }`,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.webhooks.nodes;
}

export async function webhookOf(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  id: string,
): Promise<ShownWebhook> {
  const found = (await webhooksOf(hub, organization)).find((each) => each.id === id);
  if (!found) throw new Error(`there is no webhook ${id}`);
  return found;
}
