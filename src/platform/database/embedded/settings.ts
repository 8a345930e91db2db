import { listenSettings, type Address } from './address.js';

interface Server {
  readonly name: string;
  readonly address: Address;
  readonly durable: boolean;
}

/** How the server is set up; given on its command line, so that a later version of the hub is not bound by an old file. */
export function serverSettings({ name, address, durable }: Server): string[] {
  const settings: Record<string, string | number> = {
    cluster_name: name,
    ...listenSettings(address),
    max_connections: 100,
    shared_buffers: '128MB',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    // Compiling a plan costs more than it saves on statements of a few milliseconds.
    jit: 'off',
    // DETAIL lines and statement texts hold column values: personal data stays out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(durable ? safe : forTestsOnly),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const safe = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** A crash of the machine loses such a cluster; a test's cluster does not outlive its run. */
const forTestsOnly = {
  // Of each worker of a run a hub or two, with a pool for each purpose.
  max_connections: 400,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  checkpoint_timeout: '1h',
  max_wal_size: '4GB',
};
