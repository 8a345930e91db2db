import type { Change, ChangeFilter } from './change.js';
import { heartbeat } from './change.js';
import { errorIn, errorOf, HubError, isObject } from './hub-error.js';
import { texts } from './operations.generated.js';
import type { ServerEvent } from './server-events.js';

/** Where a stream begins, and what it brings. */
export interface StreamRequest {
  readonly after: string | null;
  readonly from: 'NOW' | 'BEGINNING' | 'ACKNOWLEDGED' | null;
  readonly consumer: string | null;
  readonly filter: ChangeFilter;
  /** Fields of the subject; null: those that `/events` has. */
  readonly selection: string | null;
}

/** A way to follow the log by server-sent events: how it is asked for, and how an event is read. */
export interface ChangeStream {
  readonly path: string;
  readonly init: RequestInit;
  /**
   * The change in an event; null where there is none.
   * @throws HubError for what the hub ends the stream with
   */
  read(event: ServerEvent): Change<unknown> | null;
}

/** `/events` where its selection will do; any other goes as a subscription. */
export function changeStream(request: StreamRequest): ChangeStream {
  return request.selection === null ? eventsOf(request) : subscriptionOf(request, request.selection);
}

const accept = 'text/event-stream';

function eventsOf({ after, from, consumer, filter }: StreamRequest): ChangeStream {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ after, from, consumer, ...filter })) {
    if (value != null) search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return {
    path: `/events?${search.toString()}`,
    init: { headers: { accept } },
    read({ id, event, data }) {
      const told = data === null ? null : objectIn(data);
      if (event === 'error') throw told ? errorOf(told) : notUnderstood();
      if (told) return changeIn(told);
      return id === null ? null : beat(id);
    },
  };
}

/** A change in its CloudEvent. */
function changeIn({ id, time, subject, data }: Record<string, unknown>): Change<unknown> {
  if (typeof id !== 'string' || !isObject(data)) throw notUnderstood();
  const change = { cursor: id, occurredAt: time, subjectId: subject ?? null, ...data };
  return { organization: null, previousCursor: null, subject: null, ...change } as unknown as Change<unknown>;
}

function beat(cursor: string): Change<unknown> {
  const nothing = { subjectId: null, organization: null, subject: null };
  return { cursor, previousCursor: null, kind: heartbeat, occurredAt: new Date().toISOString(), ...nothing };
}

function subscriptionOf({ selection, ...variables }: StreamRequest, fields: string): ChangeStream {
  const usual = texts.FollowChanges;
  const query = `${usual.slice(0, usual.indexOf('subject {'))}subject { __typename id ${fields} } } }`;
  return {
    path: '/graphql/stream',
    init: {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: given(variables) }),
    },
    read({ event, data }) {
      if (event !== 'next' || data === null) return null;
      const result = objectIn(data);
      const fault = errorIn(result, null);
      if (fault) throw fault;
      const change = isObject(result['data']) ? result['data']['changes'] : null;
      if (!isObject(change) || typeof change['cursor'] !== 'string') throw notUnderstood();
      return change as unknown as Change<unknown>;
    },
  };
}

function given(variables: object): object {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null));
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below.
  }
  throw notUnderstood();
}

function notUnderstood(): HubError {
  return new HubError('平台的事件无法识别 (an event that is none of the hub)', null);
}
