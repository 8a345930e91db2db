import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { z } from 'zod';

export interface TestDatabase {
  readonly url: string;
  /** Ends its sessions, whoever forgot them, and drops it. */
  drop(): Promise<void>;
}

const answer = z.union([z.object({ url: z.string() }), z.object({ error: z.string() })]);
let template: Promise<string> | undefined;

/** A database of its own, a copy of the migrated one; `migrated: false` gives an empty one instead. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const source = new URL(await (template ??= askForTemplate()));
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

async function askForTemplate(): Promise<string> {
  const port = Number(process.env['LIANDONG_TEST_SERVER']);
  if (!port) throw new Error('The test server is missing: run tests with jest and its globalSetup');
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const told = answer.parse(JSON.parse(await text(socket)));
  if ('error' in told) throw new Error(told.error);
  return told.url;
}
