import type { Delivery } from '../../platform/delivery/index.js';
import { sendByRobot } from '../../platform/messenger/index.js';
import type { Hub } from '../hub.js';
import type { MessageChannel, MessageFault } from './notification-kinds.js';
import type { MessageText } from './notification-text.js';
import { emailOf, type Recipient } from './recipient.js';
import { allowedRobot, secretOf, targetOf } from './targets.js';

/** How a message comes to somebody. */
export interface Way {
  /** The address in clear. */
  readonly target: string;
  /** `id` is the same for each attempt. */
  send(message: MessageText, id: string): Promise<Delivery>;
}

/** The way to somebody by a channel, or why there is none. */
export function wayTo(hub: Hub, recipient: Recipient, channel: MessageChannel): Way | MessageFault {
  return channel === 'EMAIL' ? byMail(hub, recipient) : byRobot(hub, recipient, channel);
}

function byMail({ notifying: { mail } }: Hub, recipient: Recipient): Way | MessageFault {
  const target = emailOf(recipient);
  if (!mail) return 'NOT_CONFIGURED';
  if (target === null) return 'NO_ADDRESS';
  return { target, send: ({ subject, text }, id) => mail.send({ to: target, subject, text, id }) };
}

function byRobot(hub: Hub, recipient: Recipient, messenger: 'WECOM' | 'DINGTALK'): Way | MessageFault {
  const target = targetOf(hub, recipient, messenger);
  if (target === null) return 'NO_ADDRESS';
  const address = allowedRobot(hub, messenger, target);
  if (!address) return 'NOT_ALLOWED';
  const secret = messenger === 'DINGTALK' ? secretOf(hub, recipient) : null;
  return {
    target,
    send: ({ text }) => sendByRobot({ messenger, address, secret }, text, hub.clock.now().epochMilliseconds),
  };
}
