import type { Client } from 'pg';
import { startChild, type Spent } from './child.js';
import { databaseCpuOf } from './database-cpu.js';
import type { Caller } from './fixtures.js';
import type { LoadOrder, LoadResult } from './load.process.js';
import type { Server } from './server.js';
import type { Workload } from './workloads.js';

/** One turn of one server. */
export interface Turn extends LoadResult {
  /** Microseconds a request, hardly moved by the machine's other work: of the server's process, and of PostgreSQL for it. */
  readonly cpu: number;
  readonly databaseCpu: number;
}

export interface Throughput {
  readonly name: string;
  readonly target: number;
  /** By server, one turn a round. */
  readonly turns: ReadonlyMap<string, readonly Turn[]>;
}

export interface ThroughputOptions {
  readonly admin: Client;
  readonly servers: readonly Server[];
  readonly publisher: Caller;
  readonly seconds: number;
  /** Load before each turn that is not counted. */
  readonly warmSeconds: number;
  readonly rounds: number;
  progress(text: string): void;
  /** Before the turn of a server. */
  prepare(workload: Workload, server: Server): Promise<void>;
}

export const connections = 16;

/** All servers in turn, there and back, so that none always follows the same other; the first round warms all up. */
export async function measureThroughput(workload: Workload, options: ThroughputOptions): Promise<Throughput> {
  const { servers, seconds, rounds, progress } = options;
  const load = await startChild('load', {});
  const drive = (server: Server, duration: number): Promise<LoadResult> =>
    load.ask<LoadResult>({
      url: server.child.ready.url,
      path: server.path(workload),
      token: server.token(options.publisher),
      workload: server.form(workload),
      connections,
      seconds: duration,
    } satisfies LoadOrder);
  const turns = new Map<string, Turn[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      await options.prepare(workload, server);
      if (options.warmSeconds > 0) await drive(server, options.warmSeconds);
      const turn = await observed(server, workload, options.admin, () =>
        drive(server, round === 0 ? Math.min(2, seconds) : seconds),
      );
      if (round > 0) turns.get(server.name)?.push(turn);
      const faults = turn.faults > 0 ? ` ${turn.faults} faults` : '';
      progress(`${workload.name} ${round}/${rounds} ${server.name} ${turn.requestsPerSecond.toFixed(0)}/s${faults}`);
    }
  }
  await load.stop();
  return { name: workload.name, target: workload.target, turns };
}

async function observed(
  server: Server,
  workload: Workload,
  admin: Client,
  drive: () => Promise<LoadResult>,
): Promise<Turn> {
  const logged = await lastChange(admin);
  const before = { ...(await server.child.ask<Spent>({})), database: await databaseCpuOf(server, admin) };
  const result = await drive();
  const after = { ...(await server.child.ask<Spent>({})), database: await databaseCpuOf(server, admin) };
  // An answer without a row behind it is a fault that no answer shows.
  const unwritten = workload.name === 'M1' ? result.requests - (await publishedSince(admin, logged)) : 0;
  return {
    ...result,
    faults: Math.max(result.faults, unwritten),
    cpu: (after.cpu - before.cpu) / result.requests,
    databaseCpu: (after.database - before.database) / result.requests,
  };
}

async function lastChange(admin: Client): Promise<string> {
  const { rows } = await admin.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM change_event');
  return rows[0]?.id ?? '0';
}

async function publishedSince(admin: Client, id: string): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(
    `SELECT count(*) FROM change_event WHERE id > $1 AND kind = 'PUBLISHED'`,
    [id],
  );
  return Number(rows[0]?.count);
}
