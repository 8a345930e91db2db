import type { PlayedChange, PlayedLog } from './played-log.js';
import type { Asked } from './stage.js';

/** A way to a client, whatever it speaks. */
export interface Channel {
  readonly transport: 'SSE' | 'WebSocket';
  /** Ends it without a word, as a broken network does. */
  cut(): void;
  /** Ends it as the hub does, by the code that closes a socket. */
  close(code: number): void;
  isOpen(): boolean;
}

export interface PlayedEvent {
  readonly cursor: string;
  readonly previousCursor: string | null;
  readonly kind: string;
  readonly occurredAt: string;
  readonly organization: object | null;
  readonly subjectId: string | null;
  readonly subject: object | null;
}

/** One client that follows. */
export interface PlayedConnection extends Channel {
  readonly asked: Asked;
  /** Where it began. */
  readonly place: number;
  /** The place of the last change that was sent. */
  sent(): number;
  /** Sends what the log has beyond. */
  flush(): void;
  repeat(change: PlayedChange): void;
  beat(): void;
  /** What is sent, one after the other. */
  events(): AsyncGenerator<PlayedEvent, void, void>;
}

/** Begins with a heartbeat that tells its place, then everything behind it. */
export function openConnection(log: PlayedLog, place: number, asked: Asked, channel: Channel): PlayedConnection {
  const queue: PlayedEvent[] = [];
  let wake: (() => void) | null = null;
  let sent = place;
  let previousCursor: string | null = null;

  function send(event: Omit<PlayedEvent, 'previousCursor'>): void {
    queue.push({ ...event, previousCursor });
    previousCursor = event.cursor;
    wake?.();
  }
  const beat = (): void => {
    const nothing = { organization: null, subjectId: null, subject: null };
    send({ cursor: log.cursor(sent), kind: 'HEARTBEAT', occurredAt: new Date().toISOString(), ...nothing });
  };
  const flush = (): void => {
    for (const change of log.changes.slice(sent)) {
      send(change);
      sent += 1;
    }
  };
  beat();
  flush();

  return {
    ...channel,
    ...{ asked, place, beat, flush, sent: () => sent, repeat: send },
    async *events() {
      for (;;) {
        const next = queue.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
