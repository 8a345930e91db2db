import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Neither kept nor gathered by what stands between: nginx gathers answers unless told. */
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
} as const;

/** Milliseconds in which a client may read what was written before the end; one that reads nothing would stay for ever. */
const farewell = 3000;

/** An answer of server-sent events: written as fast as its client reads, ended by either side. */
export interface EventStream {
  /** Resolves when the client has read enough for more to be made. */
  room(): Promise<void>;
  /** Writes events until there are no more, the client leaves, or `end` is called. */
  send(events: AsyncGenerator<string, void, void>): Promise<void>;
  /** Ends it with one more event, also before it has begun. */
  end(last: string): void;
}

export function openEventStream(reply: FastifyReply): EventStream {
  const response = reply.raw;
  let source: AsyncGenerator<string, void, void> | null = null;
  let ending: string | null = null;

  const finish = (last: string): void => {
    response.end(last);
    const timer = setTimeout(() => response.destroy(), farewell).unref();
    response.once('close', () => clearTimeout(timer));
  };

  return {
    async room() {
      if (response.writableNeedDrain) await drained(response);
    },
    async send(events) {
      source = events;
      const stop = (): void => void events.return();
      reply.hijack();
      if (response.destroyed) return stop();
      response.once('close', stop);
      response.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
      if (ending !== null) {
        stop();
        return finish(ending);
      }
      for await (const text of events) {
        if (isOver(response)) break;
        if (!response.write(text)) await drained(response);
      }
      if (!isOver(response)) finish('');
    },
    end(last) {
      if (ending !== null || isOver(response)) return;
      ending = last;
      if (!response.headersSent) return;
      finish(last);
      void source?.return();
    },
  };
}

function isOver(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

/** Resolves when what was written has gone out, or never will. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    const settle = (): void => {
      response.off('drain', settle);
      response.off('close', settle);
      resolve();
    };
    response.on('drain', settle);
    response.on('close', settle);
  });
}
