import { UnsealableError, type Place } from '../../platform/sealing/index.js';
import type { Hub } from '../hub.js';
import { holdsUntil, type WebhookRow } from './webhook.js';

export type SecretColumn = 'secret_sealed' | 'former_secret_sealed';

const sealedAt = (column: SecretColumn, key: string): Place => ({ table: 'webhook', column, recordId: key });

export function sealSecret(
  secret: string,
  column: SecretColumn,
  key: string,
  { sealing }: Pick<Hub, 'sealing'>,
): string {
  return `\\x${sealing.seal(secret, sealedAt(column, key)).toString('hex')}`;
}

/** The secret in clear; null where the key that sealed it is lost: whoever has the webhook makes another. */
export function openSecret(
  { key, secretSealed }: Pick<WebhookRow, 'key' | 'secretSealed'>,
  hub: Pick<Hub, 'sealing'>,
): string | null {
  return opened(secretSealed, sealedAt('secret_sealed', key), hub);
}

/** The secrets that sign what is sent now: the present one, and the one before it as long as that holds. */
export function signingSecrets(webhook: WebhookRow, hub: Pick<Hub, 'sealing' | 'clock'>): string[] {
  const { key, formerSecretSealed: former, formerSecretEndsAt: endsAt } = webhook;
  const present = openSecret(webhook, hub);
  const isHeld = former !== null && endsAt !== null && holdsUntil(endsAt, hub.clock);
  const before = isHeld ? opened(former, sealedAt('former_secret_sealed', key), hub) : null;
  return [present, before].filter((secret) => secret !== null);
}

function opened(sealed: string, place: Place, { sealing }: Pick<Hub, 'sealing'>): string | null {
  try {
    return sealing.open(Buffer.from(sealed.slice(2), 'hex'), place);
  } catch (error) {
    if (error instanceof UnsealableError) return null;
    throw error;
  }
}
