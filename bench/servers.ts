import { readFileSync } from 'node:fs';
import { startChild, type Child } from './child.js';
import { startPeer } from './comparison/peers.js';
import type { Caller } from './fixtures.js';
import { hubBackends, ownBackends, ownUrl, type Server } from './server.js';

export interface Hub {
  readonly url: string;
  /** A token for each organization, by code. */
  readonly tokens: Readonly<Record<string, string>>;
}

export interface ServersOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly publisher: Caller;
  /** Flags of the hub's process. */
  readonly flags: readonly string[];
  readonly peers: readonly string[];
  /** Flags of the peers' processes. */
  readonly peerFlags: readonly string[];
}

export interface Servers {
  readonly hub: Child<Hub>;
  readonly hubServer: Server;
  readonly bareServer: Server;
  /** Hub, bare server and peers, in the order of their turns. */
  readonly all: readonly Server[];
  /** Stops all but the hub, or all. */
  stopOthers(): Promise<void>;
  stop(): Promise<void>;
}

/** The flags by which `npm start` bounds the heap. */
export function heapFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return [...(scripts.start.match(/--max-\S+/g) ?? [])];
}

export async function startServers(options: ServersOptions): Promise<Servers> {
  const { databaseUrl, dataDir, publisher } = options;
  const hub = await startChild<Hub>('hub', { databaseUrl, dataDir }, { execArgv: [...options.flags] });
  const hubServer: Server = {
    name: 'hub',
    child: hub,
    hubSchema: true,
    backends: hubBackends,
    path: () => '/graphql',
    form: (workload) => workload,
    token: ({ code }) => hub.ready.tokens[code] ?? '',
  };
  const bareServer = await startBare(databaseUrl, publisher);
  const peers: Server[] = [];
  for (const name of options.peers) {
    peers.push(await startPeer(name, { databaseUrl, dataDir, publisher, flags: options.peerFlags }));
  }
  const stopOthers = async (): Promise<void> => {
    await Promise.all([bareServer, ...peers].map(({ child }) => child.stop()));
  };
  return {
    hub,
    hubServer,
    bareServer,
    all: [bareServer, hubServer, ...peers],
    stopOthers,
    async stop() {
      await Promise.all([hub.stop(), stopOthers()]);
    },
  };
}

async function startBare(databaseUrl: string, publisher: Caller): Promise<Server> {
  const { organization, person } = publisher;
  return {
    name: 'bare',
    child: await startChild('bare', { databaseUrl: ownUrl(databaseUrl, 'bare'), organization, person }),
    hubSchema: false,
    backends: ownBackends('bare'),
    path: ({ path }) => path,
    form: (workload) => workload,
    token: () => '',
  };
}
