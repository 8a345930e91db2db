import { notReached } from './session.js';

/** One block of a stream of server-sent events. */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  /** Null: there was none, as in a heartbeat. */
  readonly data: string | null;
}

/**
 * The events of a stream, read as they are asked for. A stream that says nothing for `silence` milliseconds is dead: connections die without a
 * word, and the hub is never silent for so long.
 * @throws HubError `UNREACHABLE` for a stream that breaks
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>, silence: number): AsyncGenerator<ServerEvent> {
  let block = emptyBlock();
  for await (const line of lines(body, silence)) {
    if (line === '') {
      if (block.seen) yield { id: block.id, event: block.event, data: block.data };
      block = emptyBlock();
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'id') block.id = value;
    else if (name === 'event') block.event = value;
    else if (name === 'data') block.data = block.data === null ? value : `${block.data}\n${value}`;
    else continue;
    block.seen = true;
  }
}

function emptyBlock() {
  return { id: null as string | null, event: 'message', data: null as string | null, seen: false };
}

/** The lines of a text as it comes in; the rest of one that has no end is none. */
export async function* lines(body: ReadableStream<Uint8Array>, silence: number): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await readWithin(reader, silence);
      if (done) {
        if (rest.endsWith('\r')) yield rest.slice(0, -1);
        return;
      }
      rest += decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a line's end.
      const isHalf = rest.endsWith('\r');
      const parts = (isHalf ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
      rest = `${parts.pop() ?? ''}${isHalf ? '\r' : ''}`;
      yield* parts;
    }
  } finally {
    // Whoever leaves early leaves the connection.
    reader.cancel().catch(() => undefined);
  }
}

async function readWithin(reader: ReadableStreamDefaultReader<Uint8Array>, silence: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing for ${silence} ms`)), silence);
  });
  try {
    return await Promise.race([reader.read(), silent]);
  } catch (error) {
    throw notReached('连接中断 (the connection is gone)', error);
  } finally {
    clearTimeout(timer);
  }
}
