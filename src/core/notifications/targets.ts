import type { Hub } from '../hub.js';
import { robotAddress } from '../../platform/messenger/index.js';
import { UnsealableError, type Place } from '../../platform/sealing/index.js';
import type { MessageChannel } from './notification-kinds.js';
import { emailOf, type Recipient } from './recipient.js';

/** Where the sealed address of a messenger stands. */
export const sealedAt = (column: string, affiliation: number): Place => ({
  table: 'notification_preference',
  column,
  recordId: String(affiliation),
});

const columns = { WECOM: 'wecom_sealed', DINGTALK: 'dingtalk_sealed' } as const;
export const secretColumn = 'dingtalk_secret_sealed';
export const columnOf = (messenger: keyof typeof columns): string => columns[messenger];

/** Where a message to somebody goes, in clear; null: nowhere. */
export function targetOf(
  { sealing }: Pick<Hub, 'sealing'>,
  recipient: Pick<Recipient, 'affiliation' | 'preference' | 'dutyEmail'>,
  channel: MessageChannel,
): string | null {
  if (channel === 'EMAIL') return emailOf(recipient);
  const { affiliation, preference } = recipient;
  const sealed = channel === 'WECOM' ? preference.wecom : preference.dingtalk;
  return sealed === null || affiliation === null
    ? null
    : opened(sealing, sealed, sealedAt(columns[channel], affiliation));
}

/** The same with the secret of 钉钉, if there is one. */
export function secretOf({ sealing }: Pick<Hub, 'sealing'>, { affiliation, preference }: Recipient): string | null {
  const sealed = preference.dingtalkSecret;
  return sealed === null || affiliation === null ? null : opened(sealing, sealed, sealedAt(secretColumn, affiliation));
}

/** Null for what was sealed with a key that is lost: its owner tells it anew. */
function opened(sealing: Hub['sealing'], sealed: Buffer, place: Place): string | null {
  try {
    return sealing.open(sealed, place);
  } catch (error) {
    if (error instanceof UnsealableError) return null;
    throw error;
  }
}

/** By what an address is known that takes no messages: useless to whoever has not the keys. */
export function targetDigest({ sealing }: Pick<Hub, 'sealing'>, target: string): Buffer {
  return sealing.lookup(`notification ${target}`);
}

/** What keeps a channel from being used at all, whoever it is for. */
export function isConfigured({ notifying }: Pick<Hub, 'notifying'>, channel: MessageChannel): boolean {
  return channel !== 'EMAIL' || notifying.mail !== null;
}

export function allowedRobot(hub: Pick<Hub, 'notifying'>, channel: 'WECOM' | 'DINGTALK', text: string): URL | null {
  return robotAddress(channel, text, hub.notifying.allowedHosts);
}
