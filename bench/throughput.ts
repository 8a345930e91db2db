import { startChild, type Child, type Spent } from './child.js';
import type { LoadOrder, LoadResult } from './load.process.js';
import { bodyOf, type Workload } from './workloads.js';

export interface Hub {
  readonly url: string;
  /** A token for each organization, by code. */
  readonly tokens: Readonly<Record<string, string>>;
}

export interface Throughput {
  readonly name: string;
  readonly target: number;
  /** Requests a second, medians over the rounds. */
  readonly bare: number;
  readonly hub: number;
  /** Median of the rounds' ratios: neighbours in time were under the same load of the machine. */
  readonly ratio: number;
  /** Processor time a request in the server's own process, microseconds: hardly moved by the machine's other work. */
  readonly bareCpu: number;
  readonly hubCpu: number;
  /** Of the hub, milliseconds. */
  readonly p99: number;
  readonly faults: number;
  readonly rounds: readonly { readonly bare: Measured; readonly hub: Measured }[];
}

type Measured = LoadResult & { readonly cpu: number };

export interface ThroughputOptions {
  readonly hub: Child<Hub>;
  readonly bare: Child<{ readonly url: string }>;
  readonly seconds: number;
  readonly rounds: number;
  progress(text: string): void;
  /** Before the bare server (true) or the hub is measured. */
  readonly prepare?: (workload: Workload, forBare: boolean) => Promise<void>;
}

const connections = 16;
const organization = '141025100';

/** Bare server and hub in alternation, after both were seen to answer the same bytes. */
export async function measureThroughput(
  workloads: readonly Workload[],
  options: ThroughputOptions,
): Promise<Throughput[]> {
  const { hub, bare, seconds, rounds, progress, prepare } = options;
  const load = await startChild('load', {});
  const token = hub.ready.tokens[organization] ?? '';
  const results: Throughput[] = [];
  for (const workload of workloads) {
    await compareBytes(workload, bare.ready.url, hub.ready.url, token);
    const measure = async (server: Child<{ url: string }>, path: string, duration: number): Promise<Measured> => {
      await prepare?.(workload, server === bare);
      const before = await server.ask<Spent>({});
      const { url } = server.ready;
      const result = await load.ask<LoadResult>({
        ...{ url, path, token, workload, connections },
        seconds: duration,
      } satisfies LoadOrder);
      const after = await server.ask<Spent>({});
      return { ...result, cpu: (after.cpu - before.cpu) / result.requests };
    };
    const measured: { bare: Measured; hub: Measured }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const duration = round === 0 ? Math.min(2, seconds) : seconds;
      const both = {
        bare: await measure(bare, workload.path, duration),
        hub: await measure(hub, '/graphql', duration),
      };
      // The first round warms both up.
      if (round > 0) measured.push(both);
      progress(
        `${workload.name} ${round}/${rounds} bare ${both.bare.requestsPerSecond.toFixed(0)} hub ${both.hub.requestsPerSecond.toFixed(0)}`,
      );
    }
    results.push({
      name: workload.name,
      target: workload.target,
      bare: median(measured.map((one) => one.bare.requestsPerSecond)),
      hub: median(measured.map((one) => one.hub.requestsPerSecond)),
      ratio: median(measured.map((one) => one.hub.requestsPerSecond / one.bare.requestsPerSecond)),
      bareCpu: median(measured.map((one) => one.bare.cpu)),
      hubCpu: median(measured.map((one) => one.hub.cpu)),
      p99: median(measured.map((one) => one.hub.p99)),
      faults: measured.reduce((sum, one) => sum + one.bare.faults + one.hub.faults, 0),
      rounds: measured,
    });
  }
  await load.stop();
  return results;
}

/** @throws Error when the two servers answer one request differently; new ids and keys, seals of cursors and the told cost are left aside */
async function compareBytes(workload: Workload, bare: string, hub: string, token: string): Promise<void> {
  const ask = async (url: string, run: string): Promise<string> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: bodyOf(workload, run, 1),
    });
    // The bare server does not reckon what a request costs.
    const text = (await response.text())
      .trimEnd()
      .replace(/,"extensions":\{"cost":\{[^}]*\}\}\}$/, '}')
      .replace(/"endCursor":"[^"]*"/, '"endCursor":"cursor"'); // the bare server's has no checksum
    return workload.values === null ? text.replace(/rec_[0-9a-f]{32}/, 'rec').replaceAll(`${run}-1`, 'key') : text;
  };
  const one = await ask(`${bare}${workload.path}`, `bare-${Date.now()}`);
  const other = await ask(`${hub}/graphql`, `hub-${Date.now()}`);
  if (one !== other)
    throw new Error(`${workload.name}: the answers differ\nbare ${one.slice(0, 1500)}\nhub  ${other.slice(0, 1500)}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
