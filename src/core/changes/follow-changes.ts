import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { cursorFault, type ChangeEvent } from '../feed/index.js';
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
  const reader = changeReader(hub, options);
  const release = watchLag(hub, reader, options);
  const stop = (): void => {
    reader.stop();
    release();
  };
  return {
    async next() {
      try {
        const value = await reader.next();
        if (value) return { done: false, value };
      } catch (error) {
        if (!reader.isStopped()) {
          stop();
          throw cursorFault(error);
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
  /** Ends it: a wait in hand ends at once. */
  stop(): void;
  isStopped(): boolean;
}

function changeReader(hub: Hub, { viewer, filter, after }: FollowOptions): ChangeReader {
  const matches = changeMatcher(filter, hub);
  let position = after;
  let previousCursor = hub.feed.cursor(after);
  let events: readonly ChangeEvent[] = [];
  let index = 0;
  let live = false;
  let stopped = false;
  const waiter = hub.feed.waiter();
  let sentAt = performance.now();
  let silence = heartbeatAfter(hub);
  /** Counted from what was sent last: changes that pass without being sent to this subscriber are silence for it. */
  const silenceLeft = (): number => sentAt + silence - performance.now();

  const sent = (change: SentChange): SentChange => {
    previousCursor = change.cursor;
    sentAt = performance.now();
    return change;
  };

  const sendHeartbeat = (): SentChange => {
    silence = heartbeatAfter(hub);
    return sent(heartbeat(hub, position, previousCursor));
  };

  async function next(): Promise<SentChange | null> {
    while (!stopped) {
      const event = events[index];
      if (event) {
        index += 1;
        position = event.seq;
        const change = matches(event)
          ? deliver(hub, viewer, event, await hub.subjects.view(event, viewer.organization), previousCursor)
          : null;
        if (change)
          return sent({ ...change, shareKey: `${event.seq}/${hub.subjects.version(event)}/${previousCursor}` });
        if (silenceLeft() <= 0) return sendHeartbeat();
        continue;
      }
      events = await hub.feed.read(position, pageSize);
      index = 0;
      if (events.length > 0) continue;
      live = true;
      if ((await waiter.wait(position, silenceLeft())) || stopped) continue;
      return sendHeartbeat();
    }
    return null;
  }

  return {
    next,
    position: () => position,
    isLive: () => live,
    isStopped: () => stopped,
    stop() {
      stopped = true;
      waiter.leave();
    },
  };
}

/** Milliseconds of silence after which a heartbeat is sent, by the policy of the day. */
function heartbeatAfter(hub: Hub): number {
  return policyOn(hub.policies, 'heartbeat-seconds', shanghaiDay(hub.clock.now())) * 1000;
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
function watchLag(hub: Hub, reader: ChangeReader, { onLagging }: FollowOptions): () => void {
  const cap = policyOn(hub.policies, 'feed-lag-cap', shanghaiDay(hub.clock.now()));
  return hub.feed.onBatch(() => {
    if (!reader.isLive() || hub.feed.head() - reader.position() <= cap) return;
    reader.stop();
    onLagging();
  });
}
