import { countRecords } from './load-records.js';
import type { Running } from './measure.js';
import type { Server } from './server.js';
import type { Workload } from './workloads.js';

/** Before a server publishes: the hub keeps rollups, bare server and peers do not. */
export function keepRollups({ admin, servers }: Running): (workload: Workload, server: Server) => Promise<void> {
  return async ({ name }, server) => {
    if (name === 'M1') await countRecords(admin, server === servers.hubServer);
  };
}
