import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent, argument, spent } from '../child.js';

/** What the benchmark gives a peer. */
export interface Given {
  readonly databaseUrl: string;
  readonly poolSize: number;
  /** Who publishes. */
  readonly person: number;
  /** The part of the hub's schema that the benchmark's documents need. */
  readonly typeDefs: string;
  /** The five inserts of a publication, as the bare server has them. */
  readonly publishText: string;
  /** Where publishers and divisions come from: a loader's statement, the records' own statement, or memory, as the hub has them. */
  readonly publishers: 'loader' | 'join' | 'memory';
}

export const given = argument<Given>();

/** The organization that asks: what the hub reads from a verified JWT is a number that is believed here. */
export function organizationOf(authorization: string | undefined): number {
  return Number(authorization?.slice('Bearer '.length));
}

/** Tells the benchmark where the server listens; the process ends with the benchmark. */
export function serve(server: Server): void {
  const { port } = server.address() as AddressInfo;
  answerParent({ url: `http://127.0.0.1:${port}` }, spent);
}
