import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child, type Spent } from './child.js';
import type { Received, SubscribersOrder } from './subscribers.process.js';
import type { Hub } from './throughput.js';
import { bodyOf, type Workload } from './workloads.js';

export interface FanOut {
  readonly subscribers: number;
  readonly published: number;
  /** Share of published × subscribers that was received in the end. */
  readonly delivered: number;
  /** Seconds from the last publication until all was received, or until nothing more came. */
  readonly drained: number;
  readonly closed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time a frame, microseconds: of the hub (publishing included), and of the process that receives. */
  readonly hubCpu: number;
  readonly receiverCpu: number;
  readonly hubMegabytes: number;
}

export interface FanOutOptions {
  readonly subscribers: number;
  readonly seconds: number;
  /** Publications a second. */
  readonly rate: number;
  progress(text: string): void;
}

/** Subscribers spread over the organizations, while publications every one of them may see come at an even rate. */
export async function measureFanOut(hub: Child<Hub>, workload: Workload, options: FanOutOptions): Promise<FanOut> {
  const { subscribers, seconds, rate, progress } = options;
  const { url, tokens } = hub.ready;
  const listeners = await startChild('subscribers', {});
  progress(`S1 connecting ${subscribers} subscribers`);
  await listeners.ask({
    act: 'connect',
    url,
    tokens: Object.values(tokens),
    count: subscribers,
  } satisfies SubscribersOrder);
  const before = { hub: await hub.ask<Spent>({}), receiver: await ask(listeners) };
  const published = await publish(url, tokens['141025100'] ?? '', workload, seconds, rate);
  const last = performance.now();
  const expected = published * subscribers;
  let received = await ask(listeners);
  for (let seen = -1; received.frames < expected && received.frames > seen;) {
    seen = received.frames;
    await sleep(received.frames / expected > 0.9 ? 200 : 2000);
    received = await ask(listeners);
  }
  const drained = (performance.now() - last) / 1000;
  const { rss, cpu } = await hub.ask<Spent>({});
  const { frames, closed, p50, p99 } = received;
  const hubCpu = (cpu - before.hub.cpu) / frames;
  const receiverCpu = (received.cpu - before.receiver.cpu) / frames;
  await listeners.stop();
  const delivered = frames / expected;
  const result = {
    subscribers,
    published,
    delivered,
    drained,
    closed,
    p50,
    p99,
    hubCpu,
    receiverCpu,
    hubMegabytes: Math.round(rss / 1e6),
  };
  progress(`S1 ${JSON.stringify(result)}`);
  return result;
}

function ask(listeners: Child<unknown>): Promise<Received> {
  return listeners.ask({ act: 'result' } satisfies SubscribersOrder);
}

async function publish(url: string, token: string, workload: Workload, seconds: number, rate: number): Promise<number> {
  const run = `fan-${Date.now()}`;
  const answers: Promise<boolean>[] = [];
  const started = performance.now();
  for (let n = 0; n < seconds * rate; n += 1) {
    await sleep(Math.max(0, started + (n * 1000) / rate - performance.now()));
    answers.push(
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: bodyOf(workload, run, n),
      }).then(async (response) => (await response.text()).includes('"userErrors":[]')),
    );
  }
  return (await Promise.all(answers)).filter(Boolean).length;
}
