import { notifyPeers } from './comparison/peer-schema.js';
import { checkSameFrames } from './comparison/same-frames.js';
import { rebuild } from './database.js';
import { measureFanOut, type FanOut } from './fan-out.js';
import { keepRollups } from './keep-rollups.js';
import type { Running } from './measure.js';
import type { Server } from './server.js';
import type { Workload } from './workloads.js';

/** S1: the hub, and all peers that understand its subscription, in turn, there and back. */
export async function measureFanOuts(workload: Workload, running: Running): Promise<FanOut[]> {
  const { options, admin, servers, fixtures, progress } = running;
  const { hubServer, bareServer, all } = servers;
  const { publisher, viewers } = fixtures;
  const live = all.filter(({ hubSchema }) => hubSchema);
  const keep = keepRollups(running);
  const prepare = async (server: Server): Promise<void> => {
    await keep(workload, server);
    if (live.length > 1) await notifyPeers(admin, server !== hubServer);
  };
  const measure = async (server: Server, subscribers: number, seconds: number): Promise<FanOut> => {
    await prepare(server);
    // A peer under load would take publications late, and so get fewer a second: the bare server takes them for it.
    const through = server === hubServer ? hubServer : bareServer;
    const callers = [publisher, ...viewers];
    const order = { workload, publisher, callers, through, subscribers, seconds, rate: 50, patience: 30 };
    const one = await measureFanOut(server, order);
    progress(`S1 ${JSON.stringify(one)}`);
    return one;
  };
  const measured: FanOut[] = [];
  if (live.length > 1) {
    await checkSameFrames(live, { workload, publisher, viewer: viewers[0] ?? publisher, prepare });
    progress('S1 all send the same frames');
  }
  if (options.checkOnly) return [];
  // Warms all up.
  if (live.length > 1) for (const server of live) await measure(server, 50, 3);
  for (const subscribers of options.subscribers) {
    for (let round = 0; round < options.fanOutRounds; round += 1) {
      for (const server of round % 2 === 0 ? live : live.toReversed()) {
        measured.push(await measure(server, subscribers, options.seconds * 2));
      }
    }
  }
  if (live.length > 1) await rebuild(running.databaseUrl, progress);
  return measured;
}
