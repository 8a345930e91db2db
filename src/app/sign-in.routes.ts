import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OidcOptions } from '../core/identity/index.js';
import { counted } from './counted.js';
import { metadataPath } from './metadata-path.js';

/** How one signs in to this hub. */
export interface SignInOptions {
  readonly oidc: Pick<OidcOptions, 'issuer' | 'audience'> | null;
  /** The provider's public client for command lines. */
  readonly deviceClientId: string | null;
  /** Whether tokens of the demonstration are taken. */
  readonly demonstrationTokens: boolean;
  /** Where people find the hub. */
  readonly publicUrl: string | null;
}

/**
 * What a client needs to know to sign in, for anybody (RFC 9728, OAuth 2.0 Protected Resource Metadata); the last three are the hub's own.
 * `count` bounds what an address may ask.
 */
export function signInRoutes(
  http: FastifyInstance,
  { oidc, deviceClientId, demonstrationTokens, publicUrl }: SignInOptions,
  count: (address: string) => Promise<unknown>,
): void {
  const preHandler = counted(count);
  // RFC 9110, 11.6.1: whoever is not known is told by what they would be. RFC 6750, 3.1 and RFC 9728, 5.1.
  http.addHook('onSend', async (request, reply) => {
    if (reply.statusCode !== 401) return;
    const error = request.headers.authorization === undefined ? '' : 'error="invalid_token", ';
    // A URL may have a host with a quotation mark, which would end the text.
    const isHost = /^[\w.:[\]-]+$/.test(request.host);
    const where = isHost ? `resource_metadata="${new URL(metadataPath, resourceOf(request, publicUrl)).href}", ` : '';
    reply.header('www-authenticate', `Bearer ${where}${error}realm="liandong"`);
  });
  http.get(metadataPath, { preHandler }, (request, reply) =>
    reply.header('cache-control', 'no-cache').send({
      resource: resourceOf(request, publicUrl),
      resource_name: '联动 · 县综合行政执法信息共享平台',
      bearer_methods_supported: ['header'],
      ...(oidc ? { authorization_servers: [oidc.issuer], token_audience: oidc.audience } : {}),
      ...(oidc && deviceClientId !== null ? { device_client_id: deviceClientId } : {}),
      demonstration_tokens: demonstrationTokens,
    }),
  );
}

/** The hub as whoever asks calls it: under that name alone they may believe what it says of itself. */
function resourceOf({ host, protocol }: FastifyRequest, publicUrl: string | null): string {
  return publicUrl !== null && new URL(publicUrl).host === host ? publicUrl : `${protocol}://${host}`;
}
