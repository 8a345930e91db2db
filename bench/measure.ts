import type { Client } from 'pg';
import { createPeerSchema, dropPeerSchema } from './comparison/peer-schema.js';
import { connected, rebuild } from './database.js';
import { measureExports, type Exported } from './export.js';
import { measureFanOuts } from './fan-out-rounds.js';
import type { FanOut } from './fan-out.js';
import { readFixtures, type Fixtures } from './fixtures.js';
import { measureImports, type Imported } from './import.js';
import { countRecords } from './load-records.js';
import { isWanted, type Options } from './options.js';
import { matchNeeds, withNeeds } from './needs.js';
import { measurePublicationCost, type PublicationCost } from './publication-cost.js';
import { heapFlags, startServers, type Servers } from './servers.js';
import { measureStages, type Stages } from './stages.js';
import { measureThroughputs } from './throughput-rounds.js';
import type { Throughput } from './throughput.js';
import { workloads, type Workload } from './workloads.js';

export interface Results {
  readonly throughput: readonly Throughput[];
  readonly stages: readonly Stages[];
  readonly costs: readonly PublicationCost[];
  readonly fanOut: readonly FanOut[];
  readonly exports: readonly Exported[];
  readonly imports: readonly Imported[];
}

export interface Setting {
  readonly options: Options;
  readonly databaseUrl: string;
  readonly dataDir: string;
  progress(text: string): void;
}

/** A setting whose servers run. */
export interface Running extends Setting {
  /** The benchmark's own connection. */
  readonly admin: Client;
  readonly servers: Servers;
  readonly fixtures: Fixtures;
}

/** All that is asked for, one after the other. */
export async function measure(setting: Setting): Promise<Results> {
  const { options, databaseUrl, dataDir, progress } = setting;
  const flags = [...heapFlags(), ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${dataDir}`] : [])];
  const fixtures = await connected(databaseUrl, async (admin) => {
    // A run that was cut off leaves it.
    await dropPeerSchema(admin);
    if (options.peers.length > 0) await createPeerSchema(admin);
    return readFixtures(admin);
  });
  const { publisher } = fixtures;
  const isMore = !options.checkOnly && !options.stages;
  const peerFlags = options.sameHeap ? heapFlags() : [];
  const servers = await startServers({ databaseUrl, dataDir, publisher, flags, peers: options.peers, peerFlags });
  try {
    const measured = await connected(databaseUrl, (admin) => measureServers({ ...setting, admin, servers, fixtures }));
    await servers.stopOthers();
    const exports =
      isWanted('E1', options) && isMore
        ? await measureExports({ hub: servers.hub, databaseUrl, ...publisher, rounds: options.rounds, progress })
        : [];
    await servers.hub.stop();
    const imports =
      isWanted('I1', options) && isMore
        ? await measureImports({ databaseUrl, dataDir, flags, rows: options.importRows, progress })
        : [];
    return { ...measured, exports, imports };
  } finally {
    await servers.stop();
    await connected(databaseUrl, dropPeerSchema);
  }
}

async function measureServers(running: Running): Promise<Omit<Results, 'exports' | 'imports'>> {
  const { options, databaseUrl, admin, servers, fixtures, progress } = running;
  const now = `${new Date(Date.now() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 19)}+08:00`;
  const all = workloads(fixtures.decisions, fixtures.transfers, now);
  if (options.stages) {
    const staged = all.filter(({ name }) => ['Q1', 'Q2', 'M1', 'P1'].includes(name) && isWanted(name, options));
    const stages = await measureStages(staged, servers.hub, {
      ...options,
      token: servers.hub.ready.tokens[fixtures.publisher.code] ?? '',
    });
    return { stages, throughput: [], costs: [], fanOut: [] };
  }
  const publication = all.find(({ name }) => name === 'M1');
  const count = (counted: boolean): Promise<void> => countRecords(admin, counted);
  try {
    const throughput = await measureThroughputs(
      all.filter(({ name }) => isWanted(name, options)),
      running,
    );
    await count(true);
    const costs = publication && !options.checkOnly ? await measureCosts(publication, running) : [];
    if (isWanted('M1', options) || costs.length > 0) await rebuild(databaseUrl, progress);
    const fanOut = publication && isWanted('S1', options) ? await measureFanOuts(publication, running) : [];
    return { throughput, stages: [], costs, fanOut };
  } finally {
    await count(true);
  }
}

/** What rollups cost a publication, and what it costs to match it with the needs of a busy county. */
async function measureCosts(
  publication: Workload,
  { options, admin, servers, progress }: Running,
): Promise<PublicationCost[]> {
  const costs: PublicationCost[] = [];
  const measured = { ...options, progress };
  if (isWanted('R1', options)) {
    const turn = (on: boolean): Promise<void> => countRecords(admin, on);
    costs.push(await measurePublicationCost(servers.hub, publication, { ...measured, name: 'R1', turn }));
  }
  if (isWanted('N1', options)) {
    const turn = (on: boolean): Promise<void> => matchNeeds(admin, on);
    const cost = (): Promise<PublicationCost> =>
      measurePublicationCost(servers.hub, publication, { ...measured, name: 'N1', turn });
    costs.push(await withNeeds(admin, cost));
  }
  return costs;
}
