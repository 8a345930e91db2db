import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { openConnection, type Channel, type PlayedConnection } from './played-connection.js';
import { playedLog } from './played-log.js';

/** What a client asks for when it begins to follow. */
export interface Asked {
  readonly after?: string | null;
  readonly from?: string | null;
  readonly consumer?: string | null;
}

/** How the played hub answers whoever comes. */
export type Mood =
  | { readonly kind: 'OPEN' }
  /** Nobody is there. */
  | { readonly kind: 'AWAY' }
  | { readonly kind: 'BUSY'; readonly retryAfter: number };

/** What the client has done so far, with times of `performance.now()`. */
export interface Deeds {
  /** Each attempt to follow, also one that was refused. */
  readonly attempts: {
    readonly at: number;
    readonly place: number | null;
    readonly asked: Asked;
    readonly refused: string | null;
  }[];
  /** Each time that it asked for data, and the head of the log then. */
  readonly reads: { readonly at: number; readonly head: number }[];
  readonly processed: Map<string, number>;
  unknownCursors: number;
  /** Whether it tells what it has processed, by output or acknowledgement. */
  tells: boolean;
}

/** The played hub behind its transports: the log, who is connected, and what the client did. */
export function openStage() {
  const log = playedLog();
  const deeds: Deeds = { attempts: [], reads: [], processed: new Map(), unknownCursors: 0, tells: false };
  const acknowledged = new Map<string, number>();
  const connections: PlayedConnection[] = [];
  let mood: Mood = { kind: 'OPEN' };
  let isDead = false;
  let isClientGone = false;
  /** Called as data are asked for, before they are read. */
  let onRead: (() => void) | null = null;

  function placeOf({ after, from, consumer }: Asked): number | null {
    if (after != null) return log.placeOf(after);
    if (from === 'BEGINNING') return 0;
    if (from !== 'ACKNOWLEDGED') return log.head();
    const name = consumer ?? '';
    // The first request of a consumer is where it begins.
    if (!acknowledged.has(name)) acknowledged.set(name, log.head());
    return acknowledged.get(name) ?? 0;
  }

  function refusalOf(place: number | null): GraphQLError | null {
    if (mood.kind === 'BUSY') return refused('RATE_LIMITED', '请求过多', 429, { retryAfter: mood.retryAfter });
    if (place === null) return refused('CURSOR_INVALID', '游标无效', 400);
    if (place >= log.pruned()) return null;
    const places = { resumeFrom: log.cursor(log.pruned()), head: log.cursor(log.head()) };
    return refused('CURSOR_EXPIRED', '该处早于变更日志的保存期限', 400, places);
  }

  return {
    log,
    deeds,
    connections,
    setMood: (next: Mood) => void (mood = next),
    mood: () => mood,
    /** Whether connections stay open without a word. */
    setDead: (dead: boolean) => void (isDead = dead),
    /** Says to everybody that nothing has happened. */
    beat(): void {
      if (!isDead) for (const each of connections) if (each.isOpen()) each.beat();
    },
    /** The client has ended: nobody comes any more. */
    clientEnded: () => void (isClientGone = true),
    onRead: (listener: (() => void) | null) => void (onRead = listener),
    /**
     * Somebody begins to follow.
     * @throws GraphQLError
     */
    follow(asked: Asked, channel: Channel): PlayedConnection {
      const place = placeOf(asked);
      const refusal = refusalOf(place);
      const code = refusal ? String(refusal.extensions['code']) : null;
      if (place === null) deeds.unknownCursors += 1;
      deeds.attempts.push({ at: performance.now(), place, asked, refused: code });
      if (refusal) throw refusal;
      const connection = openConnection(log, place ?? 0, asked, channel);
      connections.push(connection);
      return connection;
    },
    /** Nobody was there for it. */
    missed: () => void deeds.attempts.push({ at: performance.now(), place: null, asked: {}, refused: 'AWAY' }),
    read(): void {
      deeds.reads.push({ at: performance.now(), head: log.head() });
      onRead?.();
    },
    acknowledge(cursor: string, consumer: string | null): number | null {
      const place = log.placeOf(cursor);
      if (place === null) return null;
      acknowledged.set(consumer ?? '', Math.max(place, acknowledged.get(consumer ?? '') ?? 0));
      return log.head() - place;
    },
    processed(cursor: string): void {
      deeds.tells = true;
      deeds.processed.set(cursor, (deeds.processed.get(cursor) ?? 0) + 1);
    },
    /** The next connection after so many; null when none comes in time. */
    async connection(after: number, milliseconds: number): Promise<PlayedConnection | null> {
      const until = performance.now() + milliseconds;
      while (performance.now() < until) {
        const found = connections.slice(after).find((each) => each.isOpen());
        if (found) return found;
        if (isClientGone) return null;
        await sleep(10);
      }
      return null;
    },
  };
}

export type Stage = ReturnType<typeof openStage>;

function refused(code: string, message: string, status: number, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status }, ...more } });
}
