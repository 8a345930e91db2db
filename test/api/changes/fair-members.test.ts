import { afterEach, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { openStream } from '../../harness/clients/stream.js';
import { subscribe } from '../../harness/clients/subscriber.js';

let hub: TestHub;
const closing: (() => void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await hub.close();
});

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A socket with as many operations as are given to it, by their place. */
async function openSocket(token: string) {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  closing.push(() => socket.close());
  const messages: Message[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8')) as Message));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await eventually(() => messages.some(({ type }) => type === 'connection_ack'));
  return {
    messages,
    subscribe: (id: string, query: string) =>
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } })),
    complete: (id: string) => socket.send(JSON.stringify({ id, type: 'complete' })),
    faults: () => messages.filter(({ type, payload }) => type === 'error' || hasErrors(payload)),
  };
}

function hasErrors(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'errors' in payload;
}

const costly = (n: number): string => `subscription { changes { x${n}: cursor subject { id
  ... on SharedRecord { title history { kind by { name } } extensions { until } } } } }`;
const plain = (n: number): string => `subscription { changes { x${n}: cursor } }`;

describe('operations of one socket', () => {
  test('[hostile 9] are fifty at a time: the next is refused, the others go on', async () => {
    hub = await startHub();
    const socket = await openSocket(await hub.token('nync'));
    for (let n = 0; n < 51; n += 1) socket.subscribe(String(n), plain(n));
    const [fault] = await eventually(() => socket.faults().length > 0 && socket.faults());
    expect(fault).toMatchObject({ id: '50', payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }] });
    await publishTitles(hub, '一');
    const told = (): number => socket.messages.filter(({ type }) => type === 'next').length;
    await eventually(() => told() === 100);
    socket.complete('0');
    socket.subscribe('again', plain(0));
    await publishTitles(hub, '二');
    await eventually(() => socket.messages.some(({ id, type }) => id === 'again' && type === 'next'));
  });
});

describe('different subscriptions of one member', () => {
  test('[hostile 9] are bounded; equal ones, and those of others, are not', async () => {
    hub = await startHub({ limits: { organizationSubscriptions: 2 } });
    const token = await hub.token('nync');
    const [one, other] = [await openSocket(token), await openSocket(token)];
    one.subscribe('1', plain(1));
    one.subscribe('2', plain(2));
    other.subscribe('1', plain(1));
    other.subscribe('3', plain(3));
    const [fault] = await eventually(() => other.faults().length > 0 && other.faults());
    expect(fault).toMatchObject({ id: '3', payload: { errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] } });
    expect(one.faults()).toEqual([]);
    const stream = await openStream(hub.url, { token, asked: { query: plain(4) } });
    expect((await stream.until(1))[0]?.errors).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]);
    const another = await openSocket(await hub.token('lyj'));
    another.subscribe('3', plain(3));
    await publishTitles(hub, '一');
    await eventually(() => [one, other, another].every(({ messages }) => messages.some(({ type }) => type === 'next')));
    // Who ends one has room for another.
    one.complete('2');
    await eventually(() => {
      other.subscribe(`5-${performance.now()}`, plain(5));
      return other.messages.length > 0;
    });
    await publishTitles(hub, '二');
    await eventually(() =>
      other.messages.some(({ id, type, payload }) => id?.startsWith('5') && type === 'next' && !hasErrors(payload)),
    );
  });

  test('[hostile 9] two hundred of them do not hold up another member’s', async () => {
    hub = await startHub();
    const flood: Awaited<ReturnType<typeof openSocket>>[] = [];
    const token = await hub.token('141025100', ['VIEWER']);
    for (let n = 0; n < 4; n += 1) {
      const socket = await openSocket(token);
      for (let k = 0; k < 50; k += 1) socket.subscribe(String(k), costly(n * 50 + k));
      flood.push(socket);
    }
    const answered = (): number =>
      flood.reduce((sum, { messages }) => sum + messages.filter(({ type }) => type === 'next').length, 0);
    const following = (): number =>
      flood.reduce(
        (sum, { messages }) => sum + new Set(messages.map(({ id, type }) => type === 'next' && id)).size - 1,
        0,
      );
    // Nothing says that a subscription has begun but what it gets.
    await eventually(async () => {
      await publishTitles(hub, '零');
      await sleep(1000);
      expect(flood.flatMap(({ faults }) => faults())).toEqual([]);
      return following() >= 200;
    }, 120_000);
    const honest = subscribe(hub.url, await hub.token('nync'));
    closing.push(() => void honest.close());
    await eventually(async () => {
      await publishTitles(hub, '始');
      return honest.received.length > 0;
    });
    await eventually(async () => {
      const before = answered();
      await sleep(2000);
      return answered() === before;
    }, 60_000);
    const [heard, frames] = [honest.received.length, answered()];
    await publishTitles(hub, '一', '二', '三', '四', '五');
    await honest.until(heard + 5);
    const before = answered() - frames;
    expect([honest.received.length, honest.errors]).toEqual([heard + 5, []]);
    // All of it is one thousand.
    expect(before).toBeLessThan(500);
    await eventually(() => answered() === frames + 1000, 60_000);
  });
});
