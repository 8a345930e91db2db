import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child } from './child.js';
import type { Received, SubscribersOrder } from './subscribers.process.js';
import type { Hub } from './throughput.js';
import { bodyOf, type Workload } from './workloads.js';

export interface FanOut {
  readonly subscribers: number;
  readonly published: number;
  /** Share of published × subscribers that was received. */
  readonly delivered: number;
  readonly closed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
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
  const published = await publish(url, tokens['141025100'] ?? '', workload, seconds, rate);
  await sleep(2000);
  const { rss } = await hub.ask<{ rss: number }>({});
  const { frames, closed, p50, p99 } = await listeners.ask<Received>({ act: 'result' } satisfies SubscribersOrder);
  await listeners.stop();
  const delivered = frames / (published * subscribers);
  const result = { subscribers, published, delivered, closed, p50, p99, hubMegabytes: Math.round(rss / 1e6) };
  progress(`S1 ${JSON.stringify(result)}`);
  return result;
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
