import { LRUCache } from 'lru-cache';
import type { Clock } from '../../kernel/clock.js';
import type { Pool } from '../../platform/database/index.js';
import type { Logger } from '../../platform/log/index.js';
import { listen, natsWakeUp, noWakeUp, readChannel, type WakeUp } from '../../platform/notify/index.js';
import {
  readAcknowledgements,
  readReceptions,
  writeAcknowledgement,
  type Acknowledgement,
  type Reception,
} from './acknowledgement.sql.js';
import {
  acknowledgeConsumer,
  placeOfConsumer,
  removeConsumer,
  type ChangeConsumer,
  type ConsumerFault,
} from './change-consumer.sql.js';
import { backgroundLoop } from '../../platform/jobs/index.js';
import type { ChangeEvent } from './change-event.js';
import { readEvents, readHead, readIdentity, readPosition, sequenceChanges } from './change-log.sql.js';
import { expired, openCursor, sealCursor } from './cursor.js';
import { currentEpochs } from './epoch.sql.js';
import { watchNumbering, type NumberingWatch } from './numbering.js';
import { pruneLog } from './prune-log.sql.js';
import { reachPlace } from './reach-place.js';
import { waiters, type Waiter } from './waiters.js';
import { changeWindow } from './window.js';

declare module '../hub.js' {
  interface Hub {
    readonly feed: Feed;
  }
}

/** The change log as one node follows it. */
export interface Feed {
  /** Tells that a change was committed: it is numbered at once. */
  wakeSequencer(): void;
  /** The last change this node knows. */
  head(): number;
  /** The first change that is kept; another node may have pruned the log. */
  earliest(): Promise<number>;
  /**
   * The changes after a place, ascending and dense, at most `limit` and none beyond the head.
   * @throws CursorError when they are no longer kept
   */
  read(after: number, limit: number): Promise<readonly ChangeEvent[]>;
  /** For a reader that waits at the head; it leaves when it has read enough. */
  waiter(): Waiter;
  /** Waits once: true when the head has moved beyond a place, false when the time is over. */
  wait(after: number, milliseconds: number): Promise<boolean>;
  /** Calls for every run of new changes, before readers are woken; returns what ends it. */
  onBatch(listener: BatchListener): () => void;
  /** How many listeners and waiting readers there are; a leak would show here. */
  listenerCount(): number;
  /** The place of a committed change, waiting until it is numbered. */
  positionOf(eventId: string): Promise<number>;
  cursor(seq: number): string;
  /**
   * The place a cursor stands for. One that another node gave out may be ahead of this node: it is waited for.
   * @throws CursorError
   */
  openCursor(cursor: string): Promise<number>;
  /**
   * The place before the first change of all.
   * @throws CursorError when the log no longer has it
   */
  beginning(): Promise<number>;
  /** Where a consumer goes on: after what it acknowledged, or from the head where it begins. */
  placeOf(consumer: ChangeConsumer, at: string): Promise<number | ConsumerFault>;
  /** Keeps how far a consumer has durably processed the changes; what is wrong with it, if anything. */
  acknowledge(consumer: ChangeConsumer, seq: number, at: string): Promise<ConsumerFault | null>;
  /** Forgets a named consumer; false where the system has none of this name. */
  removeConsumer(consumer: ChangeConsumer & { readonly name: string }): Promise<boolean>;
  acknowledgements(organizationKey: number): Promise<readonly Acknowledgement[]>;
  receptions(): Promise<readonly Reception[]>;
  /** Drops what was numbered before an instant (RFC 3339); cursors from before answer CURSOR_EXPIRED. */
  prune(before: string): Promise<void>;
  /** Whether acknowledged changes are given their numbers. */
  readonly numbering: NumberingWatch;
  close(): Promise<void>;
}

/** So many `readers` follow the log. */
export type BatchListener = (events: readonly ChangeEvent[], readers: number) => void;

export interface FeedOptions {
  readonly pool: Pool;
  /** For numbering and reading what is new, which go on when callers have taken all connections; `pool` if not given. */
  readonly background?: Pool;
  /** For the listening connection. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** NATS between nodes; null: PostgreSQL alone. */
  readonly natsUrl?: string | null;
  /** How many of the latest changes are kept in memory. */
  readonly windowSize?: number;
}

/** At least this many milliseconds between two runs of the sequencer, so that a burst is numbered in few batches. */
const sequencerGap = 10;
/** The longest pause after a run that took long, in milliseconds: what a change waits for on a machine that is busy with publications. */
const sequencerPause = 50;
/**
 * Milliseconds that must lie between two batches for each reader that the first has woken: its system call costs more than the change
 * in it, so that many readers get few batches, and most of the process is left for others. After a pause the next change goes at once.
 */
const restForReader = 0.07;
const mostRest = 100;
/** Without any wake-up a change is numbered and read within this many milliseconds. */
const idle = 1000;
const readSize = 1000;
/** How long somebody waits until a change is numbered, and read. */
const positionPatience = 10_000;

/** Opens the log: settles the epoch, starts sequencer and tailer, and is at the head when it resolves. */
export async function openFeed(options: FeedOptions): Promise<Feed> {
  const { pool, background = pool, url, log } = options;
  const epochs = await currentEpochs(pool);
  const identity = await readIdentity(pool);
  const channel = await readChannel(pool, 'change_head');
  const cursors = { ...identity, epochs };
  while ((await sequenceChanges(pool)) > 0);
  let { earliest } = identity;
  // Every subscriber at the head is sent the same few cursors.
  const sealed = new LRUCache<number, string>({ max: 1000 });
  const window = changeWindow(await readHead(pool), options.windowSize ?? 10_000);
  const waiting = waiters(window.head);
  const listeners = new Set<BatchListener>();

  /** Readers that the last batch has woken. */
  let woken = 0;
  /** Up to where those who sent a wake-up know of changes; 0 when nobody did. */
  let told = 0;

  /** Reads what others or we have numbered; PostgreSQL alone says what there is and in which order. */
  async function tail(): Promise<void> {
    const end = told;
    told = 0;
    // The notification of a batch that this node numbered mostly comes when it is being read already.
    if (end > 0 && end <= window.head()) return;
    for (let read = readSize; read === readSize;) {
      const events = await readEvents(background, window.head(), window.head() + readSize);
      read = events.length;
      if (read === 0) return;
      window.append(events);
      woken = waiting.count();
      for (const listener of listeners) listener(events, waiting.following());
      waiting.moved();
    }
  }
  const gap = (): number => Math.min(mostRest, woken * restForReader);
  const tailer = backgroundLoop(tail, { name: 'tailer', gap, idle, log });
  function look(end = Infinity): void {
    told = Math.max(told, end);
    tailer.wake();
  }
  const wakeUp: WakeUp = options.natsUrl
    ? natsWakeUp(options.natsUrl, `liandong.head.${identity.logId}`, look, log)
    : noWakeUp;

  async function number(): Promise<void> {
    const before = window.head();
    const numbered = await sequenceChanges(background);
    // Another sequencer's snapshot may be older than our commit: look again when it is done.
    if (numbered !== 0) sequencer.wake();
    if (numbered > 0) {
      // Mostly the notification comes first: then this is read already.
      look(before + numbered);
      wakeUp.send();
    }
  }
  const sequencer = backgroundLoop(number, {
    name: 'sequencer',
    gap: sequencerGap,
    mostPause: sequencerPause,
    idle,
    log,
  });

  const listening = listen(url, channel, (head) => look(Number(head ?? Infinity)), log);
  const numbering = watchNumbering(background, log);

  const reach = (place: number): Promise<void> =>
    reachPlace(place, { head: window.head, look, wait: waiting.wait }, positionPatience);

  async function readEarliest(): Promise<number> {
    ({ earliest } = await readIdentity(pool));
    return earliest;
  }

  async function positionOf(eventId: string): Promise<number> {
    const deadline = performance.now() + positionPatience;
    while (performance.now() < deadline) {
      const head = window.head();
      const place = window.positionOf(eventId) ?? (await readPosition(pool, eventId));
      if (place !== null && place <= window.head()) return place;
      (place === null ? sequencer.wake : look)();
      await waiting.wait(head, 250);
    }
    throw new Error('a change was not numbered in time');
  }

  return {
    wakeSequencer: sequencer.wake,
    head: window.head,
    earliest: readEarliest,
    async read(after, limit) {
      const recent = window.after(after, limit);
      if (recent) return recent;
      const events = await readEvents(pool, after, Math.min(after + limit, window.head()));
      // Numbers are dense: what is missing at the front was pruned, perhaps by another node, and must not be passed over.
      if (events[0]?.seq !== after + 1) {
        throw expired(cursors, await readEarliest(), window.head());
      }
      return events;
    },
    waiter: waiting.open,
    wait: waiting.wait,
    onBatch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listenerCount: () => listeners.size + waiting.count(),
    positionOf,
    cursor(seq) {
      const known = sealed.get(seq);
      if (known !== undefined) return known;
      const cursor = sealCursor(cursors, seq);
      sealed.set(seq, cursor);
      return cursor;
    },
    async openCursor(cursor) {
      const head = await readHead(pool);
      const place = openCursor(cursors, cursor, earliest, head);
      await reach(place);
      return place;
    },
    async beginning() {
      if ((await readEarliest()) > 1) throw expired(cursors, earliest, window.head());
      return 0;
    },
    async placeOf(consumer, at) {
      const place = await placeOfConsumer(pool, consumer, window.head(), at);
      if (typeof place !== 'number') return place;
      if (place < (await readEarliest()) - 1) throw expired(cursors, earliest, window.head());
      await reach(place);
      return place;
    },
    async acknowledge(consumer, seq, at) {
      const { organizationKey, client, name } = consumer;
      if (name !== null) return acknowledgeConsumer(pool, { ...consumer, name }, seq, at);
      await writeAcknowledgement(pool, organizationKey, client, seq, at);
      return null;
    },
    removeConsumer: (consumer) => removeConsumer(pool, consumer),
    acknowledgements: (organizationKey) => readAcknowledgements(pool, organizationKey),
    receptions: () => readReceptions(pool),
    async prune(before) {
      earliest = await pruneLog(pool, before);
    },
    numbering,
    async close() {
      await numbering.stop();
      await sequencer.stop();
      await tailer.stop();
      await listening.close();
      await wakeUp.close();
    },
  };
}
