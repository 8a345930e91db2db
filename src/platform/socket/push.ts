import type { Socket } from 'node:net';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { WebSocket } from 'ws';
import { pullFrom, pullGenerator } from '../../kernel/pull.js';
import { textFrameStart } from './text-frame.js';

/** Sends one result of a subscription; resolves when the socket has room for more. */
export type Push = (result: ExecutionResult) => Promise<void> | void;

/** Up to so many bytes copying costs less than one more piece to write. */
const mostCopied = 4096;

/** What a socket may hold unsent, in bytes: a slow client costs this much and its place in the log. */
const mostUnsent = 64 * 1024;

/**
 * Writes `next` messages of graphql-transport-ws. A result that many subscribers share is one object for all of them: it is
 * serialized once and its bytes are written to every socket as they are; only a frame's header and the subscription's own id
 * are made for each. Nothing of ws stands between: without compression it queues nothing, so the order is kept.
 */
export function pushes(serialize: (result: ExecutionResult) => string) {
  const endings = new WeakMap<ExecutionResult, Buffer>();

  /** The end of the message, from the result on. */
  function endingOf(result: ExecutionResult): Buffer {
    const known = endings.get(result);
    if (known) return known;
    const text = `${serialize(result)}}`;
    // Not from Node's pool: what lives as long as the result would keep eight kilobytes of it each.
    const ending = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
    ending.write(text);
    endings.set(result, ending);
    return ending;
  }

  return (socket: WebSocket, stream: Socket, id: string): Push => {
    const beginning = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    return (result) => {
      if (socket.readyState !== WebSocket.OPEN) return undefined;
      corkUntilNextTurn(stream);
      const ending = endingOf(result);
      const start = textFrameStart(beginning, ending.length);
      if (ending.length > mostCopied) stream.write(start);
      stream.write(ending.length > mostCopied ? ending : Buffer.concat([start, ending]));
      return stream.writableLength > mostUnsent ? drained(stream) : undefined;
    };
  };
}

/** What is sent within one turn of the event loop goes out in one system call. */
function corkUntilNextTurn(stream: Socket): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}

/** The stream has been told to say when it is empty: it holds more than its high-water mark. */
function drained(stream: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      stream.off('drain', settle);
      stream.off('close', settle);
      resolve();
    };
    stream.on('drain', settle);
    stream.on('close', settle);
  });
}

/**
 * A stream of results that sends them by itself when it is asked for the first one: it yields nothing and ends when they
 * end. Results pass no further promise and no serialization of the protocol's library on their way. What they throw is
 * masked here: the library would tell the client its text.
 */
export function pushed(
  results: AsyncGenerator<ExecutionResult, void, void>,
  push: Push,
  mask: (error: unknown) => GraphQLError,
): AsyncGenerator<never, void, void> {
  const { pull, stop } = pullFrom(results);
  let isOver = false;
  async function pushAll(): Promise<null> {
    for (;;) {
      const next = pull();
      const result = next instanceof Promise ? await next : next;
      if (result === null || isOver) return null;
      const full = push(result);
      if (full) await full;
    }
  }
  return pullGenerator<never>({
    pull: () => pushAll().catch((error: unknown) => Promise.reject(mask(error))),
    stop() {
      isOver = true;
      return stop();
    },
  });
}
