import { createHmac, randomBytes } from 'node:crypto';

/** Standard Webhooks asks for 24 to 64 bytes. */
const secretLength = 32;
const prefix = 'whsec_';

export function newWebhookSecret(): string {
  return `${prefix}${randomBytes(secretLength).toString('base64')}`;
}

/**
 * The headers by which a receiver knows whose a message is, as Standard Webhooks has them: each of the secrets that hold signs, so that a
 * receiver may change from one to the other at its leisure. `at` is in milliseconds of the epoch.
 */
export function webhookHeaders(
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
  secrets: readonly string[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
