import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { sharedDatabaseUrl } from '../setup/ask-test-server.js';

export interface TestDatabase {
  readonly url: string;
  /** Ends its sessions, whoever forgot them, and drops it. */
  drop(): Promise<void>;
}

let template: Promise<string> | undefined;

/** A database of its own, a copy of the migrated one; `migrated: false` gives an empty one instead. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const source = new URL(await (template ??= sharedDatabaseUrl()));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const from = migrated ? source.pathname.slice(1) : 'template0';
  await administer(source, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`);
  return {
    url: new URL(`/${name}`, source).href,
    drop: () => administer(source, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function administer(server: URL, statement: string): Promise<void> {
  const client = new Client({ connectionString: new URL('/postgres', server).href, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
