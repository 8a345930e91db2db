import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const failed = z.object({ error: z.string() });

/** Asks the main process of the run for what all tests share. */
export async function askTestServer<Answer>(what: 'database' | 'programs', answer: z.ZodType<Answer>): Promise<Answer> {
  const port = Number(process.env['LIANDONG_TEST_SERVER']);
  if (!port) throw new Error('The test server is missing: run tests with vitest and its globalSetup');
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write(`${what}\n`);
  const told: unknown = JSON.parse(await text(socket));
  const { data } = failed.safeParse(told);
  if (data) throw new Error(data.error);
  return answer.parse(told);
}
