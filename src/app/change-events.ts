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

/**
 * A change as a server-sent event whose data is a CloudEvent 1.0 in JSON. Its id is the cursor, which clients send back as `Last-Event-ID`.
 * A heartbeat is a comment for people and moves the id for programs: an event without data is not dispatched, its id counts all the same.
 */
export function changeEvent({ cursor, kind, occurredAt, subjectId, ...data }: FollowedChange): string {
  if (kind === 'HEARTBEAT') return `: heartbeat\nretry: ${retry}\nid: ${cursor}\n\n`;
  const event = {
    specversion: '1.0',
    id: cursor,
    source: 'urn:liandong:changes',
    type: `liandong.${kind.toLowerCase().replaceAll('_', '-')}`,
    time: occurredAt,
    ...(subjectId === null ? {} : { subject: subjectId }),
    datacontenttype: 'application/json',
    data: { kind, ...data },
  };
  return `id: ${cursor}\ndata: ${JSON.stringify(event)}\n\n`;
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
