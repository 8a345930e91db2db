import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { recordMutations } from '../../harness/builders/category-inputs.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, otherInput, publishOther } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

// So far ahead that no job comes due by itself: the tests say when.
const day = '2040-11-23';
const registered = `${day}T09:00:00.000+08:00`;
let now = registered;
let hub: TestHub;
beforeEach(async () => {
  now = registered;
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterEach(() => hub.close());

type Kind = 'DUE_SOON' | 'OVERDUE';

async function register(formedAt = registered): Promise<string> {
  const input = { idempotencyKey: freshKey(), category: 'OTHER_INFORMATION', title: '待共享的信息', formedAt };
  return (await mutate(hub, 'scjg', recordMutations.register, input)).record?.id ?? '';
}

/** The jobs that wait, and when they run. */
async function jobs(): Promise<Record<string, string>> {
  const { rows } = await hub.owner.query(`SELECT split_part(key, ':', 1) AS kind,
    to_char(run_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at FROM graphile_worker.jobs`);
  return Object.fromEntries(rows.map(({ kind, at }) => [kind, at]));
}

/** Lets the job that waits run at a moment of the hub's clock, and waits until it is done. */
async function runAt(moment: string, kind: Kind): Promise<void> {
  now = moment;
  expect(await jobs()).toHaveProperty(kind);
  await runNow(kind);
}

/** A job of the key replaces the one that waits; adding it wakes the worker. */
async function runNow(kind: Kind): Promise<void> {
  await addNow(kind);
  await eventually(async () => !(kind in (await jobs())));
}

/** The id of the job that was added. */
async function addNow(kind: Kind): Promise<string> {
  const { rows } = await hub.owner.query(
    `SELECT (graphile_worker.add_job('append-due-change', json_build_object('recordId', id, 'kind', $1::text),
      job_key => $1 || ':' || id)).id FROM shared_record`,
    [kind],
  );
  return rows[0].id;
}

/** What another organization is told of the record. */
async function kinds(): Promise<readonly string[]> {
  await allNumbered(hub);
  const { data, errors } = await graphql<{ changes: { changes: { kind: string }[] } }>(
    hub.url,
    await hub.token('nync'),
    '{ changes { changes { kind } } }',
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.changes.changes.map(({ kind }) => kind);
}

describe('[S10] a record that is awaited', () => {
  test('is DUE_SOON four hours of office time before 24:00 and OVERDUE at 24:00, each once', async () => {
    await register();
    expect(await jobs()).toEqual({ DUE_SOON: '2040-11-23 13:30', OVERDUE: '2040-11-24 00:00' });
    await runAt('2040-11-23T13:30:00.000+08:00', 'DUE_SOON');
    expect(await kinds()).toEqual(['REGISTERED', 'DUE_SOON']);
    await runAt('2040-11-24T00:00:00.000+08:00', 'OVERDUE');
    expect(await kinds()).toEqual(['REGISTERED', 'DUE_SOON', 'OVERDUE']);
    expect(await jobs()).toEqual({});
  });

  test('and registered an hour before 24:00 is DUE_SOON all the same', async () => {
    now = '2040-11-23T23:00:00.000+08:00';
    await register();
    await runAt(now, 'DUE_SOON');
    expect(await kinds()).toEqual(['REGISTERED', 'DUE_SOON']);
  });

  test('while no node ran is OVERDUE only: nobody is told that it will be due', async () => {
    await register();
    await runAt('2040-11-24T08:00:00.000+08:00', 'DUE_SOON');
    await runAt('2040-11-24T08:00:00.000+08:00', 'OVERDUE');
    expect(await kinds()).toEqual(['REGISTERED', 'OVERDUE']);
  });

  test('on two nodes is told of once', async () => {
    const node = await startHub({ database: hub.database, clock: { now: () => Temporal.Instant.from(now) } });
    await register();
    await runAt('2040-11-23T13:30:00.000+08:00', 'DUE_SOON');
    await runAt('2040-11-24T00:00:00.000+08:00', 'OVERDUE');
    expect(await kinds()).toEqual(['REGISTERED', 'DUE_SOON', 'OVERDUE']);
    await node.close();
  });

  test('and shared in time is neither', async () => {
    const pendingRecordId = await register();
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: { pendingRecordId } }));
    await runAt('2040-11-23T13:30:00.000+08:00', 'DUE_SOON');
    await runAt('2040-11-24T00:00:00.000+08:00', 'OVERDUE');
    expect(await kinds()).toEqual(['REGISTERED', 'PUBLISHED']);
  });

  // The worker runs a job at least once, not exactly once: after a crash between the job's commit and its mark, again.
  test('is told of once though its job runs twice', async () => {
    await register();
    await runAt('2040-11-23T13:30:00.000+08:00', 'DUE_SOON');
    await runNow('DUE_SOON');
    expect(await kinds()).toEqual(['REGISTERED', 'DUE_SOON']);
  });

  // The job comes when the database's clock says so, and again when the hub's does.
  test('is told of though the hub’s clock is a second behind the database’s', async () => {
    await register();
    now = '2040-11-23T23:59:59.000+08:00';
    const early = await addNow('OVERDUE');
    await eventually(async () => {
      const { rows } = await hub.owner.query('SELECT id FROM graphile_worker.jobs');
      return rows.length > 0 && rows.every(({ id }) => id !== early);
    });
    expect(await kinds()).toEqual(['REGISTERED']);
    await runAt('2040-11-24T00:00:05.000+08:00', 'OVERDUE');
    expect(await kinds()).toEqual(['REGISTERED', 'OVERDUE']);
  });
});

describe('[S11] a record whose deadline was extended', () => {
  test('is due at the new one: the jobs of the old one are gone', async () => {
    const recordId = await register();
    const input = { recordId, reason: 'COLLATING', explanation: '需汇总核对', until: '2040-11-26' };
    expect((await mutate(hub, 'scjg', recordMutations.extend, input)).userErrors).toEqual([]);
    expect(await jobs()).toEqual({ DUE_SOON: '2040-11-26 13:30', OVERDUE: '2040-11-27 00:00' });
    await runAt('2040-11-26T13:30:00.000+08:00', 'DUE_SOON');
    await runAt('2040-11-27T00:00:00.000+08:00', 'OVERDUE');
    expect(await kinds()).toEqual(['REGISTERED', 'EXTENDED', 'DUE_SOON', 'OVERDUE']);
  });

  test('after it was DUE_SOON is DUE_SOON again before the new one', async () => {
    const recordId = await register();
    await runAt('2040-11-23T13:30:00.000+08:00', 'DUE_SOON');
    now = '2040-11-23T21:00:00.000+08:00';
    const input = { recordId, reason: 'COLLATING', explanation: '需汇总核对', until: '2040-11-26' };
    expect((await mutate(hub, 'scjg', recordMutations.extend, input)).userErrors).toEqual([]);
    await runAt('2040-11-26T13:30:00.000+08:00', 'DUE_SOON');
    expect(await kinds()).toEqual(['REGISTERED', 'DUE_SOON', 'EXTENDED', 'DUE_SOON']);
  });
});
