import { deepStrictEqual } from 'node:assert';
import { on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { changesQuery } from '../changes-query.js';
import type { Caller } from '../fixtures.js';
import { headersOf, type Server } from '../server.js';
import { bodyOf, type Workload } from '../workloads.js';

export interface SameFramesOptions {
  readonly workload: Workload;
  readonly publisher: Caller;
  readonly viewer: Caller;
  /** Before a server publishes. */
  prepare(server: Server): Promise<void>;
}

/** Publishes once at each server and compares the frame that another organization gets. @throws AssertionError */
export async function checkSameFrames(servers: readonly Server[], options: SameFramesOptions): Promise<void> {
  const { workload, publisher, viewer } = options;
  let expected: object | undefined;
  for (const server of servers) {
    await options.prepare(server);
    const frame = await frameOf(server, workload, publisher, viewer);
    expected ??= frame;
    deepStrictEqual(frame, expected, server.name);
  }
}

async function frameOf(server: Server, workload: Workload, publisher: Caller, viewer: Caller): Promise<object> {
  const url = `${server.child.ready.url}/graphql`;
  const run = `frame-${server.name}-${Date.now()}`;
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { perMessageDeflate: false });
  const limit = setTimeout(() => socket.terminate(), 15_000);
  try {
    await once(socket, 'open');
    const messages = on(socket, 'message', { close: ['close'] });
    const { authorization } = headersOf(server, viewer);
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await messages.next();
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: changesQuery } }));
    await sleep(500);
    const body = bodyOf(server.form(workload), run, 1);
    const answer = await fetch(url, { method: 'POST', headers: headersOf(server, publisher), body });
    await answer.arrayBuffer();
    const seen: string[] = [];
    for await (const [data] of messages) {
      seen.push(String(data));
      if (String(data).includes(`${run}-1`)) return masked(String(data).replaceAll(`${run}-1`, 'key'));
    }
    throw new Error(`${server.name} did not send the publication: ${seen.join()}`);
  } finally {
    clearTimeout(limit);
    socket.terminate();
  }
}

/** Cursors, instants and new ids are each publication's own. */
function masked(text: string): object {
  const own = /^(cursor|previousCursor|occurredAt)$/;
  return JSON.parse(text, (key, value: unknown) => {
    if (own.test(key)) return 'own';
    return typeof value === 'string' ? value.replace(/^rec_[0-9a-f]{32}$/, 'rec') : value;
  }) as object;
}
