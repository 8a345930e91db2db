import { GraphQLError } from 'graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { policyOn } from '../policies/index.js';
import { changeMatcher, deliver, type ChangeFilter, type DeliveredChange } from './delivery.js';

/** What a subscriber is sent: equal share keys mean equal content for equal viewers and documents. */
export interface SentChange extends DeliveredChange {
  readonly shareKey: string | null;
}

/** Close code of a subscriber that lags too far behind; its cursor still works. */
export const laggingCode = 4410;

export interface FollowOptions {
  readonly viewer: Viewer;
  readonly filter: ChangeFilter;
  /** Sequence number to go on after. */
  readonly after: number;
  /** Called when the subscriber has lagged beyond the cap and will get no more. */
  onLagging(): void;
}

/**
 * The changes one subscriber gets, pulled one by one: a slow reader costs nothing but its place in the log. An object and
 * not a generator, because `return` of a generator waits behind a pending `next`; here it aborts the wait at once.
 */
export function followChanges(hub: Hub, options: FollowOptions): AsyncGenerator<SentChange, void, void> {
  const stopping = new AbortController();
  const reader = changeReader(hub, options, stopping.signal);
  const release = watchLag(hub, reader, options, stopping);
  const stop = (): void => {
    stopping.abort();
    release();
  };
  return {
    async next() {
      try {
        const value = await reader.next();
        if (value) return { done: false, value };
      } catch (error) {
        if (!stopping.signal.aborted) {
          stop();
          throw error;
        }
      }
      stop();
      return { done: true, value: undefined };
    },
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    async throw(error) {
      stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      stop();
    },
  };
}

const pageSize = 200;

interface ChangeReader {
  next(): Promise<SentChange | null>;
  position(): number;
  /** Whether it has been at the head once: only then is lagging its own slowness. */
  isLive(): boolean;
}

function changeReader(hub: Hub, { viewer, filter, after }: FollowOptions, signal: AbortSignal): ChangeReader {
  const matches = changeMatcher(filter, hub);
  let position = after;
  let previousCursor = hub.feed.cursor(after);
  let events: readonly ChangeEvent[] = [];
  let index = 0;
  let live = false;

  const sent = (change: SentChange): SentChange => {
    previousCursor = change.cursor;
    return change;
  };

  async function next(): Promise<SentChange | null> {
    while (!signal.aborted) {
      const event = events[index];
      if (event) {
        index += 1;
        position = event.seq;
        if (!matches(event)) continue;
        const subject = await hub.subjects.read(event);
        const change = deliver(hub, viewer, event, subject, previousCursor);
        if (change)
          return sent({ ...change, shareKey: `${event.seq}/${hub.subjects.version(event)}/${previousCursor}` });
        continue;
      }
      events = await hub.feed.read(position, pageSize);
      index = 0;
      if (events.length > 0) continue;
      live = true;
      const seconds = policyOn(hub.policies, 'heartbeat-seconds', shanghaiDay(hub.clock.now()));
      const moved = await hub.feed.wait(position, seconds * 1000, signal);
      if (!moved && !signal.aborted) return sent(heartbeat(hub, position, previousCursor));
    }
    return null;
  }

  return { next, position: () => position, isLive: () => live };
}

function heartbeat(hub: Hub, position: number, previousCursor: string): SentChange {
  return {
    seq: position,
    cursor: hub.feed.cursor(position),
    previousCursor,
    kind: 'HEARTBEAT',
    occurredAt: shanghaiText(hub.clock.now()),
    organization: null,
    subjectId: null,
    subject: null,
    shareKey: null,
  };
}

/** Ends a subscriber that was at the head and has since fallen behind by more than the policy allows. */
function watchLag(hub: Hub, reader: ChangeReader, { onLagging }: FollowOptions, stopping: AbortController): () => void {
  const cap = policyOn(hub.policies, 'feed-lag-cap', shanghaiDay(hub.clock.now()));
  return hub.feed.onBatch(() => {
    if (!reader.isLive() || hub.feed.head() - reader.position() <= cap) return;
    stopping.abort();
    onLagging();
  });
}

export function laggingError(): GraphQLError {
  return new GraphQLError('接收过慢，已落后过多：请从最后收到的游标续收', {
    extensions: { code: 'SUBSCRIBER_LAGGING' },
  });
}
