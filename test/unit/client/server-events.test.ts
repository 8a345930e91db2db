import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serverEvents, type ServerEvent } from '../../../src/client/server-events.js';

async function read(pieces: readonly Uint8Array[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of serverEvents(body, 1000)) events.push(event);
  return events;
}

/** A text of events, in pieces of any length: also within a character, and within a line's end. */
function inPieces(text: string, cuts: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
  return [0, ...places].map((from, index) => bytes.slice(from, places[index] ?? bytes.length));
}

describe('server-sent events', () => {
  test('are the same however the stream is cut into pieces and its lines end', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\n]/g, '').replace(/^ /, ''));
    const event = fc.record({
      id: fc.option(line),
      event: fc.constantFrom('message', 'error', 'next'),
      data: fc.option(line),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat()),
        async (events, end, cuts) => {
          const text = events
            .map((each) =>
              [
                ': a comment',
                ...(each.id === null ? [] : [`id: ${each.id}`]),
                `event: ${each.event}`,
                ...(each.data === null ? [] : [`data: ${each.data}`]),
                '',
                '',
              ].join(end),
            )
            .join('');
          expect(await read(inPieces(text, cuts))).toEqual(events);
        },
      ),
    );
  });

  test('that are not whole at the end are none, and a comment alone is none', async () => {
    expect(await read(inPieces(': heartbeat\n\nid: 1\ndata: a\n\nid: 2\ndata: b', []))).toEqual([
      { id: '1', event: 'message', data: 'a' },
    ]);
  });

  test('of a stream that says nothing end with a fault', async () => {
    const body = new ReadableStream<Uint8Array>({ start: () => undefined });
    await expect(serverEvents(body, 30).next()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });
});
