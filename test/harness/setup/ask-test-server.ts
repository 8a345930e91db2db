import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const told = z.union([z.object({ url: z.string() }), z.object({ error: z.string() })]);

/** Asks the main process of the run for the address of the PostgreSQL that all tests share. */
export async function sharedDatabaseUrl(): Promise<string> {
  const port = Number(process.env['LIANDONG_TEST_SERVER']);
  if (!port) throw new Error('The test server is missing: run tests with vitest and its globalSetup');
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const answer = told.parse(JSON.parse(await text(socket)));
  if ('error' in answer) throw new Error(answer.error);
  return answer.url;
}
