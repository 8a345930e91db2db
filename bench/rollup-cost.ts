import { startChild, type Child } from './child.js';
import type { LoadOrder, LoadResult } from './load.process.js';
import { median } from './median.js';
import type { Hub } from './servers.js';
import type { Workload } from './workloads.js';

export interface RollupCost {
  /** Publications a second with and without the triggers of the rollups, medians. */
  readonly kept: number;
  readonly without: number;
  /** Median of the rounds' ratios. */
  readonly ratio: number;
}

export interface RollupCostOptions {
  readonly seconds: number;
  readonly rounds: number;
  /** Whether publications are to be counted. */
  count(counted: boolean): Promise<void>;
  progress(text: string): void;
}

/** The hub's own publications with and without rollups, in alternation. */
export async function measureRollupCost(
  hub: Child<Hub>,
  workload: Workload,
  { seconds, rounds, count, progress }: RollupCostOptions,
): Promise<RollupCost> {
  const load = await startChild('load', {});
  const token = hub.ready.tokens['141025100'] ?? '';
  const publish = async (counted: boolean): Promise<number> => {
    await count(counted);
    const order = {
      url: hub.ready.url,
      path: '/graphql',
      token,
      workload,
      connections: 16,
      seconds,
    } satisfies LoadOrder;
    return (await load.ask<LoadResult>(order)).requestsPerSecond;
  };
  const measured: { kept: number; without: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // Each is first in every other round: what ran before warms or burdens what follows.
    const first = await publish(round % 2 === 0);
    const second = await publish(round % 2 === 1);
    const both = round % 2 === 0 ? { kept: first, without: second } : { kept: second, without: first };
    if (round > 0) measured.push(both);
    progress(`R1 ${round}/${rounds} kept ${both.kept.toFixed(0)} without ${both.without.toFixed(0)}`);
  }
  await load.stop();
  await count(true);
  return {
    kept: median(measured.map(({ kept }) => kept)),
    without: median(measured.map(({ without }) => without)),
    ratio: median(measured.map(({ kept, without }) => kept / without)),
  };
}
