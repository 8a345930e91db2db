import type { Hub } from '../hub.js';
import { maskedRobot } from '../../platform/messenger/index.js';
import { faultsOf, type AddressFault } from './faults.sql.js';
import { lastMessages } from './messages.sql.js';
import { messageChannels, messageFaults, notificationKinds, type MessageChannel } from './notification-kinds.js';
import { timeOfMinutes } from './preferences.rules.js';
import { channelsFor, type Recipient } from './recipient.js';
import { isConfigured, targetDigest, targetOf } from './targets.js';

/** What somebody has chosen, as resolvers return it: addresses of robots without their keys. */
export async function shownPreferences(hub: Hub, recipient: Recipient, isChosen: boolean): Promise<object> {
  const { preference, affiliation } = recipient;
  const targets = messageChannels.map((channel) => ({ channel, target: targetOf(hub, recipient, channel) }));
  const faults = await addressFaults(hub, recipient);
  const last = await lastMessages(hub.pool, affiliation ?? 0);
  return {
    choices: preference.choices,
    isChosen,
    addresses: targets.map(({ channel, target }) => ({
      channel,
      isConfigured: isConfigured(hub, channel),
      target: target === null || channel === 'EMAIL' ? target : maskedRobot(channel, target),
      failingSince: faults.get(channel)?.since ?? null,
      fault: faultText(faults.get(channel)),
      lastState: last.get(channel)?.state ?? null,
      lastSentAt: last.get(channel)?.at ?? null,
    })),
    quietHours: preference.quiet && {
      from: timeOfMinutes(preference.quiet.from),
      to: timeOfMinutes(preference.quiet.to),
    },
    digest: preference.digest,
    isWithoutChannel: reasonUnreached(hub, recipient, faults) !== null,
  };
}

const faultText = (fault: AddressFault | undefined): string | null => (fault ? messageFaults[fault.fault] : null);

/** What is known of somebody's addresses that take no messages. */
export async function addressFaults(
  hub: Hub,
  recipient: Recipient,
): Promise<ReadonlyMap<MessageChannel, AddressFault>> {
  const addresses = messageChannels.flatMap((channel) => {
    const target = targetOf(hub, recipient, channel);
    const { organizationId } = recipient;
    return target === null ? [] : [{ organizationId, channel, target: targetDigest(hub, target) }];
  });
  const faults = await faultsOf(hub.pool, addresses);
  return new Map(
    addresses.flatMap(({ channel }, place) => {
      const fault = faults[place];
      return fault ? [[channel, fault] as const] : [];
    }),
  );
}

/** Why nothing reaches somebody; null for somebody whom something does. */
export function reasonUnreached(
  hub: Pick<Hub, 'notifying'>,
  recipient: Recipient,
  faults: ReadonlyMap<MessageChannel, AddressFault>,
): string | null {
  const kinds = Object.values(notificationKinds);
  const channels = new Set(kinds.flatMap((kind) => channelsFor(recipient, kind)));
  if (channels.size === 0) {
    return recipient.affiliation === null ? '未登录过平台，任职未登记电子邮箱' : '未选择任何渠道，或所选渠道没有地址';
  }
  const reached = [...channels].some(
    (channel) => channel === 'IN_PAGE' || (isConfigured(hub, channel) && !faults.has(channel)),
  );
  return reached ? null : '所选渠道均不能送达';
}
