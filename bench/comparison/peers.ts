import { existsSync, openSync } from 'node:fs';
import { readFile, rm, symlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { defaultPoolSize } from '../../src/platform/database/pool-size.js';
import { publishText } from '../bare.sql.js';
import { startChild } from '../child.js';
import type { Caller } from '../fixtures.js';
import { ownBackends, ownUrl, type Server } from '../server.js';
import { postgraphileForm } from './postgraphile-form.js';

export const peerNames = [
  ...['mercurius', 'mercurius-join', 'mercurius-memory'],
  ...['yoga', 'yoga-join', 'yoga-memory'],
  ...['postgraphile', 'naive'],
];

const home = resolve('bench/peers');

/** What keeps these peers from taking part, in words for who asked for them. */
export function obstacleOf(names: readonly string[]): string | null {
  const unknown = names.find((name) => !peerNames.includes(name));
  if (unknown !== undefined) return `--peers: ${unknown} is none of ${peerNames.join()}`;
  if (existsSync(`${home}/node_modules/mercurius`)) return null;
  return "--peers: the peers' packages are not installed. Run\n\n    npm ci --prefix bench/peers\n";
}

/** The peers run from the build, but with packages of their own. */
export async function linkPackages(): Promise<void> {
  const link = fileURLToPath(new URL('../peers/node_modules', import.meta.url));
  await rm(link, { force: true });
  await symlink(`${home}/node_modules`, link, 'junction');
}

export interface PeerOptions {
  readonly databaseUrl: string;
  /** What a peer says goes to a log of its own there. */
  readonly dataDir: string;
  readonly publisher: Caller;
  readonly flags: readonly string[];
}

/** Starts `mercurius`, or `mercurius-memory`: what follows the dash is where publishers come from. */
export async function startPeer(name: string, options: PeerOptions): Promise<Server> {
  const { databaseUrl, dataDir, publisher, flags } = options;
  const [program, publishers = 'loader'] = name.split('-');
  const given = {
    databaseUrl: ownUrl(databaseUrl, name),
    poolSize: defaultPoolSize,
    person: publisher.person,
    typeDefs: await readFile(`${home}/schema.graphql`, 'utf8'),
    publishText,
    publishers,
  };
  const log = openSync(`${dataDir}/${name}.log`, 'w');
  const env = { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' };
  const isPostgraphile = program === 'postgraphile';
  return {
    name,
    child: await startChild(`peers/${program}`, given, {
      ...{ env, execArgv: [...flags], stdio: ['ignore', log, log, 'ipc'] },
    }),
    hubSchema: !isPostgraphile,
    backends: ownBackends(name),
    path: () => '/graphql',
    form: isPostgraphile ? (workload) => postgraphileForm(workload, publisher) : (workload) => workload,
    token: ({ organization }) => String(organization),
  };
}
