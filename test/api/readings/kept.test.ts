import { expect, test } from 'vitest';
import { openReadings } from '../../../src/core/readings/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { openLog } from '../../../src/platform/log/index.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { openAs } from '../../harness/clients/readings.js';
import { createTestDatabase } from '../../harness/hub/database.js';
import { startHub } from '../../harness/hub/hub.js';
import { openRelay } from '../../harness/hub/relay.js';
import { eventually } from '../../harness/time/eventually.js';
import { Pool } from 'pg';
import { randomUUID } from 'node:crypto';

const readers = `SELECT o.code, r.first_at <= r.last_at AS ordered FROM reading r JOIN organization o ON o.id = r.organization_id
  ORDER BY o.code`;

test('[S0] a hub that is closed in order has lost nothing of what was opened until then', async () => {
  const database = await createTestDatabase();
  const hub = await startHub({ database });
  const { record } = await mutate(hub, '141025100', publishOther, otherInput());
  for (const code of ['scjg', 'zrzy', 'nync']) await openAs(hub, code, record?.id ?? '');
  await hub.close();
  const again = await startHub({ database });
  const { rows } = await again.owner.query<{ code: string; ordered: boolean }>(readers);
  expect(rows).toEqual(['nync', 'scjg', 'zrzy'].map((code) => ({ code, ordered: true })));
  await again.close();
  await database.drop();
});

test('[S0] what was opened is written within a second or so, unasked', async () => {
  const hub = await startHub();
  const { record } = await mutate(hub, '141025100', publishOther, otherInput());
  await openAs(hub, 'scjg', record?.id ?? '');
  await eventually(async () => (await hub.owner.query(readers)).rows.length === 1);
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(metrics).toMatch(/^liandong_readings_dropped_total 0$/m);
  expect(metrics).toMatch(/^liandong_readings_waiting \d+$/m);
  await hub.close();
});

test('[S0] while the database is away as many wait as there is room for, the others are counted, and none is written twice', async () => {
  const database = await createTestDatabase();
  const relay = await openRelay(database.url);
  const pool = new Pool({ connectionString: relay.url, max: 1, connectionTimeoutMillis: 2000 });
  pool.on('error', () => undefined);
  const readings = openReadings({ pool, clock: systemClock, log: openLog('silent'), most: 3 });
  await relay.cut();
  const viewer = { organization: { key: 1 }, person: { key: 1 } } as Parameters<typeof readings.opened>[0];
  const subjects = Array.from({ length: 5 }, () => randomUUID());
  for (const subject of subjects) readings.opened(viewer, subject, 1000);
  for (const subject of subjects) readings.opened(viewer, subject, 3000);
  await expect(readings.write()).rejects.toThrow(/ECONNREFUSED|terminated/);
  expect([readings.waiting(), readings.dropped()]).toEqual([3, 4]);
  await relay.restore();
  await eventually(() => readings.waiting() === 0);
  readings.opened(viewer, subjects[0] ?? '', 2000);
  await readings.close();
  const owner = new Pool({ connectionString: database.url, max: 1 });
  const { rows } = await owner.query<{ subject: string; first: number; last: number }>(
    `SELECT subject_id AS subject, extract(epoch FROM first_at)::int AS first, extract(epoch FROM last_at)::int AS last FROM reading`,
  );
  expect(rows.map(({ subject }) => subject).sort()).toEqual(subjects.slice(0, 3).sort());
  expect(rows.every(({ first, last }) => first === 1 && last === 3)).toBe(true);
  await owner.end();
  await pool.end();
  await relay.close();
  await database.drop();
});
