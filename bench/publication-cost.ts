import { startChild, type Child } from './child.js';
import type { LoadOrder, LoadResult } from './load.process.js';
import { median } from './median.js';
import type { Hub } from './servers.js';
import type { Workload } from './workloads.js';

export interface PublicationCost {
  readonly name: string;
  /** Publications a second with and without what is measured, medians. */
  readonly kept: number;
  readonly without: number;
  /** Median of the rounds' ratios. */
  readonly ratio: number;
}

export interface PublicationCostOptions {
  readonly name: string;
  readonly seconds: number;
  readonly rounds: number;
  /** Whether publications are to bear it. */
  turn(on: boolean): Promise<void>;
  progress(text: string): void;
}

/** The hub's own publications with and without something that the database does at each, in alternation. */
export async function measurePublicationCost(
  hub: Child<Hub>,
  workload: Workload,
  { name, seconds, rounds, turn, progress }: PublicationCostOptions,
): Promise<PublicationCost> {
  const load = await startChild('load', {});
  const token = hub.ready.tokens['141025100'] ?? '';
  const publish = async (on: boolean): Promise<number> => {
    await turn(on);
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
    progress(`${name} ${round}/${rounds} kept ${both.kept.toFixed(0)} without ${both.without.toFixed(0)}`);
  }
  await load.stop();
  await turn(true);
  return {
    name,
    kept: median(measured.map(({ kept }) => kept)),
    without: median(measured.map(({ without }) => without)),
    ratio: median(measured.map(({ kept, without }) => kept / without)),
  };
}
