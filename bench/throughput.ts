import { startChild } from './child.js';
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
  /** Of the hub, milliseconds. */
  readonly p99: number;
  readonly faults: number;
  readonly rounds: readonly { readonly bare: LoadResult; readonly hub: LoadResult }[];
}

export interface ThroughputOptions {
  readonly hub: Hub;
  readonly bare: string;
  readonly seconds: number;
  readonly rounds: number;
  progress(text: string): void;
}

const connections = 16;
const organization = '141025100';

/** Bare server and hub in alternation, after both were seen to answer the same bytes. */
export async function measureThroughput(
  workloads: readonly Workload[],
  options: ThroughputOptions,
): Promise<Throughput[]> {
  const { hub, bare, seconds, rounds, progress } = options;
  const load = await startChild('load', {});
  const token = hub.tokens[organization] ?? '';
  const results: Throughput[] = [];
  for (const workload of workloads) {
    await compareBytes(workload, bare, hub.url, token);
    const measure = (url: string, path: string, duration: number): Promise<LoadResult> =>
      load.ask({ url, path, token, workload, connections, seconds: duration } satisfies LoadOrder);
    const measured: { bare: LoadResult; hub: LoadResult }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const duration = round === 0 ? Math.min(2, seconds) : seconds;
      const both = {
        bare: await measure(bare, workload.path, duration),
        hub: await measure(hub.url, '/graphql', duration),
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
      p99: median(measured.map((one) => one.hub.p99)),
      faults: measured.reduce((sum, one) => sum + one.bare.faults + one.hub.faults, 0),
      rounds: measured,
    });
  }
  await load.stop();
  return results;
}

/** @throws Error when the two servers answer one request differently; new ids and keys are as they come */
async function compareBytes(workload: Workload, bare: string, hub: string, token: string): Promise<void> {
  const ask = async (url: string, run: string): Promise<string> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: bodyOf(workload, run, 1),
    });
    const text = (await response.text()).trimEnd();
    return workload.values === null ? text.replace(/rec_[0-9a-f]{32}/, 'rec').replaceAll(`${run}-1`, 'key') : text;
  };
  const one = await ask(`${bare}${workload.path}`, `bare-${Date.now()}`);
  const other = await ask(`${hub}/graphql`, `hub-${Date.now()}`);
  if (one !== other)
    throw new Error(`${workload.name}: the answers differ\nbare ${one.slice(0, 1500)}\nhub  ${other.slice(0, 1500)}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
