import type { Delivery } from '../../platform/delivery/index.js';
import type { MailSender } from '../../platform/mail/index.js';
import type { MessageChannel, NotificationKind } from './notification-kinds.js';

declare module '../hub.js' {
  interface Hub {
    readonly notifying: Notifying;
  }
}

/** What the hub sends messages with. */
export interface Notifying {
  /** Null: no SMTP server is configured. */
  readonly mail: MailSender | null;
  /** Hosts beside the messengers' own that robots may be at. */
  readonly allowedHosts: readonly string[];
  /** Where people find the hub; null: messages have no link. */
  readonly publicUrl: string | null;
  readonly tally: Tally;
}

export type MessageOutcome = Delivery['outcome'];

/** Counts since this process began, and nothing of whom or what. */
export interface Tally {
  notified(kind: NotificationKind): void;
  sent(channel: MessageChannel, outcome: MessageOutcome): void;
  readonly notifications: ReadonlyMap<NotificationKind, number>;
  /** By channel, then by outcome. */
  readonly messages: ReadonlyMap<MessageChannel, ReadonlyMap<MessageOutcome, number>>;
}

export function openTally(): Tally {
  const notifications = new Map<NotificationKind, number>();
  const messages = new Map<MessageChannel, Map<MessageOutcome, number>>();
  return {
    notifications,
    messages,
    notified: (kind) => void notifications.set(kind, (notifications.get(kind) ?? 0) + 1),
    sent(channel, outcome) {
      const outcomes = messages.get(channel) ?? new Map<MessageOutcome, number>();
      messages.set(channel, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
    },
  };
}
