import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child, type Spent } from './child.js';
import type { Caller } from './fixtures.js';
import { publishEvenly } from './publish-evenly.js';
import type { Server } from './server.js';
import type { Received, SubscribersOrder } from './subscribers.process.js';
import type { Workload } from './workloads.js';

export interface FanOut {
  readonly server: string;
  readonly subscribers: number;
  readonly published: number;
  /** Milliseconds from when a publication was due to its answer, 99th percentile: above a few, the rate was not held. */
  readonly answered: number;
  /** Share of published × subscribers that had come a second after the last publication was due, and in the end. */
  readonly inTime: number;
  readonly delivered: number;
  /** Seconds from the last publication's answer until all was received, or nothing more came, or patience was at an end. */
  readonly drained: number;
  readonly closed: number;
  /** Milliseconds from the change's `occurredAt` to receipt. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the server's process a frame. */
  readonly cpu: number;
  readonly megabytes: number;
  /** Share of a processor that the receiving process used: near 1, it is what is measured. */
  readonly receiver: number;
}

export interface FanOutOptions {
  readonly workload: Workload;
  readonly publisher: Caller;
  /** One of each organization. */
  readonly callers: readonly Caller[];
  /** Who takes the publications. */
  readonly through: Server;
  readonly subscribers: number;
  readonly seconds: number;
  /** Publications a second. */
  readonly rate: number;
  /** Longest wait for what has not come yet, seconds. */
  readonly patience: number;
}

/** Subscribers of a server, spread over the organizations, while publications every one of them may see come at an even rate. */
export async function measureFanOut(server: Server, options: FanOutOptions): Promise<FanOut> {
  const { subscribers, seconds } = options;
  // The hub numbers what others have written once a second: nothing of the turn before is left then.
  await sleep(1500);
  await quiet(server);
  const listeners = await startChild('subscribers', {});
  const order: SubscribersOrder = {
    act: 'connect',
    url: server.child.ready.url,
    tokens: options.callers.map((caller) => server.token(caller)),
    count: subscribers,
  };
  await listeners.ask(order);
  await quiet(server);
  const before = { server: await server.child.ask<Spent>({}), receiver: await received(listeners) };
  const publishing = publishEvenly(options);
  await sleep(seconds * 1000 + 1000);
  const early = await received(listeners);
  const { published, answered } = await publishing;
  const expected = published * subscribers;
  const { drained, ...last } = await drain(listeners, expected, options.patience);
  const { rss, cpu } = await server.child.ask<Spent>({});
  await listeners.stop();
  return {
    server: server.name,
    subscribers,
    published,
    answered,
    inTime: early.frames / expected,
    delivered: last.frames / expected,
    drained,
    closed: last.closed,
    p50: last.p50,
    p99: last.p99,
    cpu: (cpu - before.server.cpu) / last.frames,
    megabytes: Math.round(rss / 1e6),
    receiver: (early.cpu - before.receiver.cpu) / (seconds * 1e6 + 1e6),
  };
}

function received(listeners: Child<unknown>): Promise<Received> {
  return listeners.ask({ act: 'result' } satisfies SubscribersOrder);
}

async function drain(
  listeners: Child<unknown>,
  expected: number,
  patience: number,
): Promise<Received & { readonly drained: number }> {
  const begun = performance.now();
  let now = await received(listeners);
  // A server that is busy may send nothing for a while.
  for (let still = 0; now.frames < expected && still < 3 && performance.now() - begun < patience * 1000;) {
    await sleep(500);
    const next = await received(listeners);
    still = next.frames > now.frames ? 0 : still + 1;
    now = next;
  }
  return { ...now, drained: (performance.now() - begun) / 1000 };
}

/** Waits until a server uses less than a twentieth of a processor, at most fifteen seconds. */
async function quiet({ child }: Server): Promise<void> {
  const end = performance.now() + 15_000;
  while (performance.now() < end) {
    const before = await child.ask<Spent>({});
    await sleep(400);
    const after = await child.ask<Spent>({});
    if (after.cpu - before.cpu <= 20_000) return;
  }
}
