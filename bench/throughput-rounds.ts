import { checkSameData } from './comparison/same-data.js';
import { keepRollups } from './keep-rollups.js';
import type { Running } from './measure.js';
import { checkSameBytes } from './same-bytes.js';
import { measureThroughput, type Throughput } from './throughput.js';
import type { Workload } from './workloads.js';

/** What the peers answer too; the others are between bare server and hub. */
const compared = ['Q1', 'Q2', 'M1'];

/** Workloads one by one, each after all servers were seen to answer the same. */
export async function measureThroughputs(asked: readonly Workload[], running: Running): Promise<Throughput[]> {
  const { options, admin, servers, fixtures, progress } = running;
  const { hubServer, bareServer, all } = servers;
  const { publisher } = fixtures;
  const measured: Throughput[] = [];
  for (const workload of asked) {
    await checkSameBytes(workload, bareServer, hubServer, publisher);
    const taking = compared.includes(workload.name) ? all : [bareServer, hubServer];
    if (taking.length > 2) await checkSameData(workload, servers, fixtures, admin);
    progress(`${workload.name} all answer the same`);
    if (options.checkOnly) continue;
    const turns = {
      ...{ admin, publisher, progress, seconds: options.seconds, rounds: options.rounds },
      servers: taking,
      // Of many servers each has idled for long: connections come back, V8 and PostgreSQL warm up.
      warmSeconds: taking.length > 2 ? 1 : 0,
      prepare: keepRollups(running),
    };
    measured.push(await measureThroughput(workload, turns));
  }
  return measured;
}
