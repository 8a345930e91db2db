import { Temporal } from 'temporal-polyfill';
import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Executor } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { carry, enqueueMessage, gather, insertMessages, type NewMessage } from './messages.sql.js';
import type { MessageChannel } from './notification-kinds.js';
import type { WrittenNotification } from './notifications.sql.js';
import type { Recipient } from './recipient.js';
import { sendingTimes } from './sending-times.js';
import { digestAt, sentAt } from './when-to-send.js';

/** A message that is to carry a notification. */
export interface PlannedMessage {
  readonly notification: string;
  readonly recipient: Recipient;
  readonly channel: MessageChannel;
  /** RFC 3339. */
  readonly sendAt: string;
  /** Whether it goes at once, alone; what waits goes together. */
  readonly isNow: boolean;
}

/** When and how each notification is sent to whoever has chosen messages. */
export function planMessages(hub: Hub, notifications: readonly WrittenNotification[]): PlannedMessage[] {
  const now = hub.clock.now();
  return notifications.flatMap(({ key, recipient, channels }) => {
    const { quiet, digest } = recipient.preference;
    const times = sendingTimes(hub, quiet);
    const at = digest ? digestAt(times, now) : sentAt(times, now);
    const isNow = !digest && Temporal.Instant.compare(at, now) <= 0;
    return channels
      .filter((channel): channel is MessageChannel => channel !== 'IN_PAGE')
      .map((channel) => ({ notification: key, recipient, channel, sendAt: shanghaiText(at), isNow }));
  });
}

/** Writes the messages in the transaction of what they tell: one each for what goes now, one a person, channel and moment for what waits. */
export async function writeMessages(hub: Hub, executor: Executor, planned: readonly PlannedMessage[]): Promise<void> {
  if (planned.length === 0) return;
  const messageOf = ({ recipient, channel, sendAt }: PlannedMessage, kind: NewMessage['kind']): NewMessage => ({
    ...{ id: uuid(), kind, channel, sendAt, organizationId: recipient.organizationId },
    ...{ affiliation: recipient.affiliation, holder: recipient.holder },
  });
  const single = planned.filter(({ isNow }) => isNow).map((each) => ({ each, message: messageOf(each, 'SINGLE') }));
  await insertMessages(
    executor,
    single.map(({ message }) => message),
  );
  const waiting = planned.filter(({ isNow }) => !isNow);
  const gathered = await gather(
    executor,
    waiting.map((each) => messageOf(each, 'GATHERED')),
  );
  await carry(executor, [
    ...single.map(({ each, message }) => ({ message: message.id, notification: each.notification })),
    ...waiting.map((each, index) => ({ message: gathered[index] ?? '', notification: each.notification })),
  ]);
  for (const { message } of single) await enqueueMessage(executor, message.id);
}
