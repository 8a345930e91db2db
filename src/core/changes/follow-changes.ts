import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { pullGenerator, type Eventual, type Pull, type PullGenerator } from '../../kernel/pull.js';
import { cursorFault, type ChangeEvent } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { policyOn } from '../policies/index.js';
import type { ChangeView } from './subject.js';
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

/** The changes one subscriber gets, pulled one by one: a slow reader costs nothing but its place in the log. */
export function followChanges(hub: Hub, options: FollowOptions): PullGenerator<SentChange> {
  const reader = changeReader(hub, options);
  const release = watchLag(hub, reader, options);
  const stop = (): void => {
    reader.stop();
    release();
  };
  const handedOn = (change: SentChange | null): SentChange | null => {
    if (change === null) stop();
    return change;
  };
  const failed = (error: unknown): null => {
    const isOver = reader.isStopped();
    stop();
    if (isOver) return null;
    throw cursorFault(error);
  };
  return pullGenerator({
    pull() {
      try {
        const change = reader.pull();
        return change instanceof Promise ? change.then(handedOn, failed) : handedOn(change);
      } catch (error) {
        return failed(error);
      }
    },
    stop,
  });
}

const pageSize = 200;

interface ChangeReader extends Pull<SentChange> {
  position(): number;
  /** Whether it has been at the head once: only then is lagging its own slowness. */
  isLive(): boolean;
  stop(): void;
  isStopped(): boolean;
}

function changeReader(hub: Hub, { viewer, filter, after }: FollowOptions): ChangeReader {
  const matches = changeMatcher(filter, hub, viewer);
  let position = after;
  let previousCursor = hub.feed.cursor(after);
  let events: readonly ChangeEvent[] = [];
  let index = 0;
  let live = false;
  let opened = false;
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

  function pull(): Eventual<SentChange | null> {
    if (!opened && !stopped) {
      // Before anything else its place: whoever is cut off before the first change knows where to go on.
      opened = true;
      return sendHeartbeat();
    }
    while (!stopped) {
      const event = events[index];
      if (!event) return pullFurther();
      index += 1;
      position = event.seq;
      if (matches(event)) {
        const view = hub.subjects.view(event, viewer.organization);
        if (view instanceof Promise) return view.then((one) => sentOf(event, one) ?? pull());
        const change = sentOf(event, view);
        if (change) return change;
      } else if (silenceLeft() <= 0) return sendHeartbeat();
    }
    return null;
  }

  /** The change as this subscriber gets it; a heartbeat where it gets nothing and has got nothing for long. */
  function sentOf(event: ChangeEvent, view: ChangeView): SentChange | null {
    const change = deliver(hub, viewer, event, view, previousCursor);
    if (change) return sent({ ...change, shareKey: `${event.seq}/${hub.subjects.version(event)}/${previousCursor}` });
    return silenceLeft() <= 0 ? sendHeartbeat() : null;
  }

  async function pullFurther(): Promise<SentChange | null> {
    while (!stopped) {
      events = await hub.feed.read(position, pageSize);
      index = 0;
      if (events.length > 0) return pull();
      live = true;
      if (!(await waiter.wait(position, silenceLeft())) && !stopped) return sendHeartbeat();
    }
    return null;
  }

  return {
    pull,
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
    eventId: null,
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
