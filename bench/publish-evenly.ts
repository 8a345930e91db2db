import { setTimeout as sleep } from 'node:timers/promises';
import type { FanOutOptions } from './fan-out.js';
import { headersOf } from './server.js';
import { bodyOf } from './workloads.js';

/** Publishes at an even rate, whether or not what went before was answered: how many were taken, and how late, 99th percentile. */
export async function publishEvenly(
  options: FanOutOptions,
): Promise<{ readonly published: number; readonly answered: number }> {
  const { seconds, rate } = options;
  const run = `fan-${process.pid}-${Date.now()}`;
  const answers: Promise<number | null>[] = [];
  const started = performance.now();
  for (let n = 0; n < seconds * rate; n += 1) {
    const due = started + (n * 1000) / rate;
    await sleep(Math.max(0, due - performance.now()));
    const taken = publish(options, run, n);
    answers.push(
      taken.then(
        (isTaken) => (isTaken ? performance.now() - due : null),
        () => null,
      ),
    );
  }
  const late = (await Promise.all(answers)).filter((milliseconds) => milliseconds !== null).sort((a, b) => a - b);
  return { published: late.length, answered: late[Math.floor(late.length * 0.99)] ?? NaN };
}

async function publish({ through, publisher, workload }: FanOutOptions, run: string, n: number): Promise<boolean> {
  const response = await fetch(`${through.child.ready.url}${through.path(workload)}`, {
    method: 'POST',
    headers: headersOf(through, publisher),
    body: bodyOf(through.form(workload), run, n),
    signal: AbortSignal.timeout(60_000),
  });
  return (await response.text()).includes('"userErrors":[]');
}
