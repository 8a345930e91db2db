import { z } from 'zod';
import { metadataPath } from '../../metadata-path.js';
import { adviceOn, causeOf } from '../cause-of.js';
import { CommandFault, exitCodes, Unreachable } from '../exit-code.js';

const schema = z.object({
  resource: z.url(),
  authorization_servers: z.array(z.url()).default([]),
  token_audience: z.string().optional(),
  device_client_id: z.string().optional(),
  demonstration_tokens: z.boolean().default(false),
});

export type HubMetadata = z.infer<typeof schema>;

const patience = 10_000;

/**
 * What a hub says of its sign-in; null: it is of an earlier version and says nothing.
 * @throws Unreachable, and CommandFault for an answer that is not to be relied on
 */
export async function readHubMetadata(url: string): Promise<HubMetadata | null> {
  const response = await fetch(`${url}${metadataPath}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    const cause = causeOf(error);
    throw new Unreachable(`连不上平台 ${url} (${cause})：${adviceOn(cause)}`, { cause: error });
  });
  if (response.status === 404) return null;
  if (response.status >= 500) throw new Unreachable(`平台 ${url} 暂不可用 (HTTP ${response.status})`);
  const { success, data } = schema.safeParse(await response.json().catch(() => null));
  if (!success) {
    throw new CommandFault(`${url}${metadataPath} 答复的不是登录说明 (HTTP ${response.status})`, exitCodes.REFUSED);
  }
  // RFC 9728, 3.3: what another resource says of itself is not to be used. The scheme is that of the proxy before it.
  if (new URL(data.resource).host !== new URL(url).host) {
    throw new CommandFault(
      `平台 ${url} 自称 ${data.resource}，不能据此登录：代理须原样转发 Host，或以 HUB_ISSUER、HUB_AUDIENCE 指定 (the hub says it is another)`,
      exitCodes.REFUSED,
    );
  }
  return data;
}
