import type { Child } from './child.js';
import type { Caller } from './fixtures.js';
import type { Workload } from './workloads.js';

/** A server under measurement. */
export interface Server {
  readonly name: string;
  readonly child: Child<{ readonly url: string }>;
  /** Whether it understands the hub's own documents, subscriptions among them. */
  readonly hubSchema: boolean;
  /** Condition on `pg_stat_activity`: the connections that it has PostgreSQL work for. */
  readonly backends: string;
  path(workload: Workload): string;
  /** The workload in the words of this server. */
  form(workload: Workload): Workload;
  /** What a caller sends as bearer: a JWT that the hub verifies; the others believe a number. */
  token(caller: Caller): string;
}

/** Says of a request that it is this caller's. */
export function headersOf(server: Server, caller: Caller): Record<string, string> {
  return { 'content-type': 'application/json', authorization: `Bearer ${server.token(caller)}` };
}

/** A connection URL by which PostgreSQL tells the connections of one server from those of the others. */
export function ownUrl(databaseUrl: string, name: string): string {
  return `${databaseUrl}?application_name=${applicationName(name)}`;
}

export function ownBackends(name: string): string {
  return `application_name = '${applicationName(name)}'`;
}

/** Of all connections that are not the benchmark's own: the hub has a pool, and what it listens and works off jobs with. */
export const hubBackends = `application_name NOT LIKE '${applicationName('%')}'`;

function applicationName(name: string): string {
  return `bench-${name}`;
}
