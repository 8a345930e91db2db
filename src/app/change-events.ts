/** A change as the document of `/events` selects it. */
export interface FollowedChange {
  readonly cursor: string;
  readonly previousCursor: string | null;
  readonly kind: string;
  readonly occurredAt: string;
  readonly organization: object | null;
  readonly subjectId: string | null;
  readonly subject: object | null;
}

/** Milliseconds after which a client that was cut off comes back. */
const retry = 3000;

/** A CloudEvent 1.0 as JSON has it. */
export function cloudEvent({ cursor, kind, occurredAt, subjectId, ...data }: FollowedChange): object {
  return {
    specversion: '1.0',
    id: cursor,
    source: 'urn:liandong:changes',
    type: `liandong.${kind.toLowerCase().replaceAll('_', '-')}`,
    time: occurredAt,
    ...(subjectId === null ? {} : { subject: subjectId }),
    datacontenttype: 'application/json',
    data: { kind, ...data },
  };
}

/**
 * A change as a server-sent event whose data is a CloudEvent. Its id is the cursor, which clients send back as `Last-Event-ID`.
 * A heartbeat is a comment for people and moves the id for programs: an event without data is not dispatched, its id counts all the same.
 */
export function changeEvent(change: FollowedChange): string {
  const { kind, cursor } = change;
  if (kind === 'HEARTBEAT') return `: heartbeat\nretry: ${retry}\nid: ${cursor}\n\n`;
  return `id: ${cursor}\ndata: ${JSON.stringify(cloudEvent(change))}\n\n`;
}

/** Why a stream ends: what an error of GraphQL tells. */
export function endOfEvents({
  message,
  extensions,
}: {
  readonly message: string;
  readonly extensions?: object;
}): string {
  return `event: error\ndata: ${JSON.stringify({ message, extensions })}\n\n`;
}
