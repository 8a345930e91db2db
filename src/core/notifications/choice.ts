import {
  notificationChannels,
  notificationKinds,
  type NotificationChannel,
  type NotificationKind,
} from './notification-kinds.js';

/** One cell of what somebody has chosen: of what they are told, and how. */
export interface Choice {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
}

/** As the database keeps it: `OVERDUE:EMAIL`. */
export const choiceText = ({ kind, channel }: Choice): string => `${kind}:${channel}`;

export function choiceOf(text: string): Choice | null {
  const [kind = '', channel = ''] = text.split(':');
  return Object.hasOwn(notificationKinds, kind) && Object.hasOwn(notificationChannels, channel)
    ? { kind: kind as NotificationKind, channel: channel as NotificationChannel }
    : null;
}

/** What whoever keeps in touch for an organization is told before they have chosen (U3). */
export const usualChoices: readonly Choice[] = Object.values(notificationKinds).flatMap((kind) =>
  (['IN_PAGE', 'EMAIL'] as const).map((channel) => ({ kind, channel })),
);
