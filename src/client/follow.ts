import { acknowledger } from './acknowledge.js';
import { changeStream, type StreamRequest } from './change-stream.js';
import { heartbeat, type Change, type ChangeFilter, type FollowedSubject } from './change.js';
import { HubError, passes, unreachable } from './hub-error.js';
import { pause, pauseBefore } from './pause.js';
import { recentCursors } from './recent-cursors.js';
import { serverEvents } from './server-events.js';
import type { Session } from './session.js';

/** How a follower stands with the hub. */
export type ConnectionState =
  | { readonly state: 'CONNECTED'; /** It was connected before. */ readonly resumed: boolean }
  | { readonly state: 'INTERRUPTED'; readonly attempt: number; readonly error: HubError };

export interface FollowOptions {
  /** After this cursor, which one keeps oneself. */
  readonly after?: string | null;
  /** Where to begin without a cursor: `NOW` if not given. */
  readonly from?: 'NOW' | 'BEGINNING';
  /**
   * The name of a place that the hub keeps: begins behind what was acknowledged under it, and acknowledges each change when the next one is asked
   * for.
   */
  readonly consumer?: string;
  readonly filter?: ChangeFilter;
  /** Fields of the subject, such as `... on SharedRecord { title }`; without it what `/events` tells. */
  readonly selection?: string;
  /** Whether heartbeats are handed on too, which tell how far the log has come. */
  readonly heartbeats?: boolean;
  /** Milliseconds without a word after which a connection is taken for dead. 45,000 if not given; a heartbeat comes every fifteen seconds. */
  readonly silence?: number;
  readonly signal?: AbortSignal;
  onConnection?(state: ConnectionState): void;
}

/** Faults of the hub in a row after which it is no use to go on. */
const mostFaults = 8;

/**
 * Every change, each once and in order, for ever: after a cut it goes on behind the last one. The next is not taken before it is asked for. Ends
 * when aborted.
 * @throws HubError for what does not pass by itself: `CURSOR_EXPIRED`, `RESYNC_REQUIRED`, `UNAUTHENTICATED`, `FORBIDDEN` …
 */
export async function* follow<Subject = FollowedSubject>(
  session: Session,
  options: FollowOptions,
): AsyncGenerator<Change<Subject>, void, void> {
  const { filter = {}, selection = null, silence = 45_000, consumer = null, onConnection } = options;
  const { signal, stop } = endedBy(session.signal, options.signal);
  const place = acknowledger(session, consumer, signal);
  const seen = recentCursors();
  let cursor = options.after ?? null;
  let attempt = 0;
  let faults = 0;
  let wasConnected = false;
  const begin: StreamRequest['from'] = consumer === null ? (options.from ?? 'NOW') : 'ACKNOWLEDGED';

  async function* connection(): AsyncGenerator<Change<unknown>> {
    const start =
      cursor === null ? { after: null, from: begin, consumer } : { after: cursor, from: null, consumer: null };
    const stream = changeStream({ ...start, filter, selection });
    const { body } = await openedWithin(silence, (late) =>
      session.request(stream.path, { ...stream.init, signal: AbortSignal.any([signal, late]) }),
    );
    if (!body) throw new HubError('平台没有答复 (an answer without a body)', unreachable);
    let last: string | null = null;
    for await (const event of serverEvents(body, silence)) {
      const change = stream.read(event);
      if (!change) continue;
      if (last !== null && change.previousCursor !== null && change.previousCursor !== last) {
        throw new HubError('其间缺少变更，重新连接 (a change is missing in between)', unreachable);
      }
      if (last === null) onConnection?.({ state: 'CONNECTED', resumed: wasConnected });
      wasConnected = true;
      last = change.cursor;
      yield change;
    }
    throw new HubError('连接中断 (the stream has ended)', unreachable);
  }

  try {
    while (!signal.aborted) {
      try {
        for await (const change of connection()) {
          attempt = 0;
          faults = 0;
          const isBeat = change.kind === heartbeat;
          // What comes twice has been handed on.
          if (!isBeat && seen.has(change.cursor)) continue;
          if (!isBeat || options.heartbeats === true) yield change as Change<Subject>;
          if (signal.aborted) return;
          cursor = change.cursor;
          if (!isBeat) seen.add(cursor);
          await place.processed(cursor);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!passes(error)) throw error;
        if (error.code === 'INTERNAL_SERVER_ERROR' && (faults += 1) > mostFaults) throw error;
        // Access has ended, or the token has: another one tells which.
        if (error.details['closeCode'] === 4403) session.forgetToken();
        onConnection?.({ state: 'INTERRUPTED', attempt: attempt + 1, error });
        await pause(pauseBefore(attempt, error, session.retry), signal);
        attempt += 1;
      }
    }
  } finally {
    await place.close();
    stop();
  }
}

/** Waits for an answer to begin, for so many milliseconds; what it brings then is waited for elsewhere. */
async function openedWithin(milliseconds: number, open: (late: AbortSignal) => Promise<Response>): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), milliseconds);
  try {
    return await open(late.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Aborted by either of them, or by `stop`. */
function endedBy(...signals: readonly (AbortSignal | undefined)[]): { readonly signal: AbortSignal; stop(): void } {
  const own = new AbortController();
  const given = signals.filter((each) => each !== undefined);
  return { signal: AbortSignal.any([own.signal, ...given]), stop: () => own.abort() };
}
