import { Agent, request } from 'node:http';
import { expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function secondsToClose(hub: TestHub): Promise<number> {
  const started = performance.now();
  await hub.close();
  return (performance.now() - started) / 1000;
}

test('a hub closes within seconds under load', async () => {
  const hub = await startHub({ poolSize: 1 });
  const token = await hub.token('scjg');
  let over = false;
  const client = async (): Promise<void> => {
    while (!over) await graphql(hub.url, token, publishOther, { input: otherInput() }).catch(() => undefined);
  };
  const clients = Array.from({ length: 12 }, client);
  await pause(500);
  expect(await secondsToClose(hub)).toBeLessThan(8);
  over = true;
  await Promise.all(clients);
});

test('a connection that a client keeps alive after its answer does not hold the hub up', async () => {
  const hub = await startHub();
  const { pool } = hub.running.hub;
  const token = await hub.token('scjg');
  const agent = new Agent({ keepAlive: true });
  const blocker = await pool.connect();
  await blocker.query('BEGIN; LOCK TABLE shared_record IN ACCESS EXCLUSIVE MODE');
  const answered = new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const outgoing = request(`${hub.url}/graphql`, { agent, method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ query: '{ sharedRecords { nodes { id } } }' }));
  });
  await pause(300);
  const closed = secondsToClose(hub);
  await pause(300);
  await blocker.query('ROLLBACK');
  blocker.release();
  expect(await answered).toBe(200);
  expect(await closed).toBeLessThan(5);
  agent.destroy();
});
