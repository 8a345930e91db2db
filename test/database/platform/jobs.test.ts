import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transaction, type Database } from '../../../src/platform/database/index.js';
import { migrateJobs, startJobs, type Jobs } from '../../../src/platform/jobs/index.js';
import { openLog } from '../../../src/platform/log/index.js';
import { eventually } from '../../harness/time/eventually.js';
import { ask } from '../../harness/hub/embedded.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
let jobs: Jobs | undefined;
beforeEach(async () => {
  database = await openTestPool({ migrated: true });
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await database.close();
});

/** Starts jobs whose one task, `note`, keeps its payloads; `arrived(n)` resolves when there are so many. */
async function startNotes(
  watchEvery?: number,
): Promise<{ notes: unknown[]; arrived: (count: number) => Promise<void> }> {
  const notes: unknown[] = [];
  const wake = new Set<() => void>();
  const note = async (payload: unknown): Promise<void> => {
    notes.push(payload);
    for (const look of wake) look();
  };
  jobs = await startJobs({
    url: database.url,
    lanes: [{ tasks: { note }, atOnce: 2 }],
    crontab: '',
    log: openLog('silent'),
    ...(watchEvery === undefined ? {} : { watchEvery }),
  });
  const arrived = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (notes.length >= count) resolve();
      };
      wake.add(look);
      look();
    });
  return { notes, arrived };
}

const addNote = `SELECT graphile_worker.add_job('note', $1::json, job_key => $2, run_at => now() + $3::interval)`;

describe('jobs', () => {
  test('run once the transaction they belong to has committed, and never if it rolls back', async () => {
    const { notes, arrived } = await startNotes();
    const undone = transaction(database.pool, async (client) => {
      await client.query(addNote, ['"undone"', null, '0']);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await transaction(database.pool, (client) => client.query(addNote, ['"done"', null, '0']));
    await arrived(1);
    expect(notes).toEqual(['done']);
    await eventually(async () => (await ask(database.url, 'SELECT 1 FROM graphile_worker.jobs')).length === 0);
  });

  test('of two with the same key the later replaces the earlier', async () => {
    await database.pool.query(addNote, ['"first"', 'the one', '1 hour']);
    await database.pool.query(addNote, ['"second"', 'the one', '0']);
    const { notes, arrived } = await startNotes();
    await arrived(1);
    expect(notes).toEqual(['second']);
  });

  test('run when their time has come', async () => {
    const { notes, arrived } = await startNotes();
    await database.pool.query(addNote, ['"later"', null, '1 hour']);
    await database.pool.query(addNote, ['"soon"', null, '0.2 s']);
    await arrived(1);
    expect(notes).toEqual(['soon']);
    // It is marked as done a moment later.
    const waiting = () => ask(database.url, 'SELECT run_at > now() AS waits FROM graphile_worker.jobs');
    await eventually(async () => (await waiting()).length === 1);
    expect(await waiting()).toEqual([{ waits: true }]);
  });

  test('in hand are finished before the worker stops', async () => {
    const begun = Promise.withResolvers<void>();
    let finished = false;
    const slow = async (): Promise<void> => {
      begun.resolve();
      await database.pool.query('SELECT pg_sleep(0.5)');
      finished = true;
    };
    jobs = await startJobs({
      url: database.url,
      lanes: [{ tasks: { slow }, atOnce: 2 }],
      crontab: '',
      log: openLog('silent'),
    });
    await database.pool.query(`SELECT graphile_worker.add_job('slow')`);
    await begun.promise;
    await jobs.stop();
    jobs = undefined;
    expect(finished).toBe(true);
    expect(await ask(database.url, 'SELECT 1 FROM graphile_worker.jobs')).toEqual([]);
  });

  test('of one lane do not wait for those of another', async () => {
    const held = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const long = (): Promise<void> => held.promise;
    const short = async (): Promise<void> => done.resolve();
    const lanes = [
      { tasks: { short }, atOnce: 1 },
      { tasks: { long }, atOnce: 1 },
    ] as const;
    jobs = await startJobs({ url: database.url, lanes, crontab: '', log: openLog('silent') });
    for (const name of ['long', 'long', 'long', 'short']) {
      await database.pool.query(`SELECT graphile_worker.add_job($1)`, [name]);
    }
    await done.promise;
    held.resolve();
  });

  test('of a node that is gone are given free, and no others', async () => {
    await database.pool.query(addNote, ['"left"', null, '0']);
    await ask(database.url, `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-gone', locked_at = now()`);
    const watchEvery = 1000;
    const held = Promise.withResolvers<void>();
    const begun: string[] = [];
    const slow = async (): Promise<void> => {
      begun.push('slow');
      await held.promise;
    };
    const log = openLog('silent');
    // Three nodes: none of them takes what another has in hand that lives.
    const nodes = await Promise.all(
      [1, 2, 3].map(() =>
        startJobs({ url: database.url, lanes: [{ tasks: { slow }, atOnce: 2 }], crontab: '', log, watchEvery }),
      ),
    );
    await database.pool.query(`SELECT graphile_worker.add_job('slow')`);
    const { arrived } = await startNotes(watchEvery);
    await arrived(1);
    // Several looks of each.
    await sleep(3 * watchEvery);
    expect(begun).toEqual(['slow']);
    expect(await ask(database.url, 'SELECT task_identifier FROM graphile_worker.jobs')).toEqual([
      { task_identifier: 'slow' },
    ]);
    held.resolve();
    await Promise.all(nodes.map((node) => node.stop()));
  });

  test.each([
    ['one after the other', 0],
    ['several at once', 0.2],
  ])(
    '[F database lost] whose connections are lost while it is said how they ended, %s, are done, and the process lives',
    async (_, seconds) => {
      // The first statements that mark a job end their own sessions; a sequence is not rolled back.
      await database.pool.query(`CREATE SEQUENCE marks`);
      await database.pool.query(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('marks') <= 4 THEN PERFORM pg_sleep(${seconds}), pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN coalesce(NEW, OLD); END $$`);
      await database.pool.query(`CREATE TRIGGER cut_done BEFORE DELETE ON graphile_worker._private_jobs
      FOR EACH ROW EXECUTE FUNCTION cut()`);
      await database.pool.query(`CREATE TRIGGER cut_failed BEFORE UPDATE ON graphile_worker._private_jobs
      FOR EACH ROW WHEN (NEW.last_error IS DISTINCT FROM OLD.last_error) EXECUTE FUNCTION cut()`);
      const done = new Set<number>();
      const failed = new Set<number>();
      const work = async (payload: unknown): Promise<void> => {
        const place = Number(payload);
        // Each is marked by a statement of its own.
        await sleep(place * 20);
        if (place % 2 === 0 && !failed.has(place)) {
          failed.add(place);
          throw new Error('fails');
        }
        done.add(place);
      };
      const log = openLog('silent');
      jobs = await startJobs({
        url: database.url,
        lanes: [{ tasks: { work }, atOnce: 4 }],
        crontab: '',
        log,
        watchEvery: 100,
      });
      for (const place of [1, 2, 3, 4, 5, 6]) {
        await database.pool.query(`SELECT graphile_worker.add_job('work', $1::json)`, [String(place)]);
      }
      await eventually(async () => {
        await ask(database.url, `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`);
        return (await ask(database.url, 'SELECT 1 FROM graphile_worker.jobs')).length === 0;
      });
      expect(done).toEqual(new Set([1, 2, 3, 4, 5, 6]));
      const stopped = jobs.stop().then(() => 'stopped');
      jobs = undefined;
      expect(await Promise.race([stopped, sleep(10_000, 'still there', { ref: false })])).toBe('stopped');
    },
  );

  test('several nodes may make their tables at once', async () => {
    const empty = await openTestPool();
    const { url } = empty;
    await Promise.all([1, 2, 3].map(() => migrateJobs(url)));
    expect(await ask(url, 'SELECT count(*)::int AS jobs FROM graphile_worker.jobs')).toEqual([{ jobs: 0 }]);
    await empty.close();
  });
});
