import type { Notification } from './notifications.js';
import { organizations } from './publishers.js';

/** A change as subscribers get it; the audience says who may. */
export interface Change {
  readonly cursor: string;
  readonly previousCursor: string | null;
  readonly kind: string;
  readonly occurredAt: string;
  readonly organization: object | null;
  readonly audience: readonly number[] | null;
  readonly subject: object | null;
}

/** The names of organizations come from memory. */
export function changeOf(notification: Notification, previousCursor: string | null): Change {
  const { id, kind, at, organizationId, audience, subject } = notification;
  return {
    cursor: String(id),
    previousCursor,
    kind,
    occurredAt: at,
    organization: organizations.get(organizationId) ?? null,
    audience,
    subject: subject && {
      ...subject,
      __typename: 'PenaltyDecision',
      id: `rec_${subject.key.replaceAll('-', '')}`,
      publisher: organizations.get(subject.publisherId),
    },
  };
}
