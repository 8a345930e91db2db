import type { Delivery } from '../../platform/delivery/index.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { transaction, transactionAs } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { clearFault, noteFault, type AddressDigest } from './faults.sql.js';
import {
  abandonedMessages,
  claimMessage,
  dueMessages,
  enqueueMessage,
  finishMessage,
  interruptedMessage,
  postponeMessage,
  showInPage,
  type ClaimedMessage,
} from './messages.sql.js';
import { namingOf } from './naming.js';
import type { MessageFault, MessageState } from './notification-kinds.js';
import { messageText, testText, type MessageText } from './notification-text.js';
import { readCarried } from './notifications.sql.js';
import type { Recipient } from './recipient.js';
import { readRecipient } from './recipients.sql.js';
import { pauseAfter } from './retry.js';
import { sendingTimes } from './sending-times.js';
import { targetDigest } from './targets.js';
import { wayTo } from './way-to.js';
import { sentAt } from './when-to-send.js';

/** Messages that one look has sent; what is left waits for the next minute. */
const most = 500;
/** Minutes after which a message that was claimed by a job that no longer exists is given up; no sending takes as long. */
const longestSending = 60;

/** Has every message sent whose time has come; runs every minute. */
export async function sendDueMessages(hub: Hub): Promise<void> {
  const now = hub.clock.now();
  for (const message of await dueMessages(hub.pool, shanghaiText(now), most)) await enqueueMessage(hub.pool, message);
  const before = shanghaiText(now.subtract({ minutes: longestSending }));
  for (const abandoned of await abandonedMessages(hub.pool, before, most)) await endInterrupted(hub, abandoned);
}

/**
 * Sends a message, claimed before anything leaves this node: whoever finds the claim of a job that was killed does not know whether the
 * message has arrived, does not send it again, and tells so in the page.
 */
export async function sendMessage(hub: Hub, message: string, job: string): Promise<void> {
  const interrupted = await interruptedMessage(hub.pool, message, job);
  if (interrupted) return endInterrupted(hub, interrupted);
  const claimed = await claimMessage(hub.pool, message, job, shanghaiText(hub.clock.now()));
  if (claimed) await deliver(hub, claimed);
}

async function deliver(hub: Hub, claimed: ClaimedMessage): Promise<void> {
  const { channel, organizationId } = claimed;
  const recipient = await readRecipient(hub.pool, claimed, shanghaiDay(hub.clock.now()).toString());
  if (!recipient) return end(hub, claimed, 'FAILED', 'NO_ADDRESS');
  const way = wayTo(hub, recipient, channel);
  if (typeof way === 'string') return end(hub, claimed, 'FAILED', way);
  const delivery = await way.send(await textOf(hub, claimed), claimed.id);
  hub.notifying.tally.sent(channel, delivery.outcome);
  return note(hub, claimed, recipient, delivery, { organizationId, channel, target: targetDigest(hub, way.target) });
}

async function textOf(hub: Hub, { id, kind, organizationId }: ClaimedMessage): Promise<MessageText> {
  const { publicUrl } = hub.notifying;
  if (kind === 'TEST') return testText(publicUrl);
  const told = await readCarried({ executor: hub.pool, identity: organizationId }, id);
  return messageText(told, namingOf(hub));
}

/** Notes what became of a message, so that it is not sent again, or when it is to be tried again. */
async function note(
  hub: Hub,
  claimed: ClaimedMessage,
  recipient: Recipient,
  delivery: Delivery,
  address: AddressDigest,
): Promise<void> {
  switch (delivery.outcome) {
    case 'TAKEN':
      await transaction(hub.pool, async (executor) => {
        await finishMessage(executor, claimed.id, { state: 'SENT', fault: null, at: shanghaiText(hub.clock.now()) });
        await clearFault(executor, address);
      });
      return;
    case 'REFUSED':
      return end(hub, claimed, 'FAILED', 'REFUSED', address);
    case 'UNKNOWN':
      return endInterrupted(hub, claimed);
    case 'LATER': {
      const pause = pauseAfter(claimed.attempts);
      if (pause === null) return end(hub, claimed, 'FAILED', 'NOT_REACHED', address);
      const next = hub.clock.now().add({ milliseconds: pause });
      const at = claimed.kind === 'TEST' ? next : sentAt(sendingTimes(hub, recipient.preference.quiet), next);
      return postponeMessage(hub.pool, claimed.id, shanghaiText(at));
    }
  }
}

function endInterrupted(hub: Hub, claimed: ClaimedMessage): Promise<void> {
  return end(hub, claimed, 'UNCERTAIN', 'INTERRUPTED');
}

/** A message that will not be sent any more: what it was to tell is in the page at least, and the address is known not to work. */
async function end(
  hub: Hub,
  claimed: ClaimedMessage,
  state: MessageState,
  fault: MessageFault,
  address: AddressDigest | null = null,
): Promise<void> {
  const at = shanghaiText(hub.clock.now());
  await transactionAs(hub.pool, claimed.organizationId, async ({ executor }) => {
    await finishMessage(executor, claimed.id, { state, fault, at });
    await showInPage(executor, claimed.id);
    if (address) await noteFault(executor, address, fault, at);
  });
  hub.log.warn({ channel: claimed.channel, state, fault }, 'a message to somebody did not arrive');
}
