import type { NotificationChannel, NotificationKind } from './notification-kinds.js';
import type { Preference } from './preference.js';

/** Somebody who is told what an organization has to do: by their sign-in, or, where that is not known, by the duty they are named in. */
export interface Recipient {
  readonly organizationId: number;
  readonly affiliation: number | null;
  readonly holder: number | null;
  /** Of the duty. */
  readonly dutyEmail: string | null;
  readonly preference: Preference;
  /** Whose deputy it is. */
  readonly absent: number | null;
}

export function emailOf({ preference, dutyEmail }: Pick<Recipient, 'preference' | 'dutyEmail'>): string | null {
  return preference.email ?? dutyEmail;
}

/** Whether there is anything to send to. Who signs in nowhere sees no page. */
export function hasAddress(recipient: Recipient, channel: NotificationChannel): boolean {
  const { preference, affiliation } = recipient;
  const addresses: Readonly<Record<NotificationChannel, unknown>> = {
    IN_PAGE: affiliation,
    EMAIL: emailOf(recipient),
    WECOM: preference.wecom,
    DINGTALK: preference.dingtalk,
  };
  return addresses[channel] !== null;
}

/** How somebody is told of something of a kind. */
export function channelsFor(recipient: Recipient, kind: NotificationKind): NotificationChannel[] {
  const chosen = recipient.preference.choices.filter((choice) => choice.kind === kind).map(({ channel }) => channel);
  const channels = [...new Set(chosen)].filter((channel) => hasAddress(recipient, channel));
  // Whoever stands in has not chosen for whom they stand in for: they are told in the page at least.
  return channels.length === 0 && recipient.absent !== null ? ['IN_PAGE'] : channels;
}
