import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import {
  appendEvent,
  brokenPromises,
  mutate,
  openLogDatabase,
  readLog,
  type Delivered,
  type LogDatabase,
} from '../../harness/hub/change-log.js';

/**
 * Random histories: writers open, write, commit and roll back in any order, between runs of the sequencer and pages of a
 * reader that keeps only its cursor. The model is what was committed; the promise is checked at the end of each history.
 */
interface Writer {
  readonly client: PoolClient;
  open: boolean;
  written: string[];
}

interface Real {
  readonly writers: readonly Writer[];
  readonly read: (after: number) => Promise<{ delivered: Delivered[]; cursor: number }>;
  readonly acknowledged: string[];
  readonly delivered: Delivered[];
  cursor: number;
}

type Model = Record<string, never>;

let log: LogDatabase;
beforeAll(async () => {
  log = await openLogDatabase();
});
afterAll(() => log.close());

/** Every event is of a subject of its own: order between subjects is the sequencer's, none is lost or doubled. */
let lastSubject = 0;
const freshSubject = (): string => `00000000-0000-4000-9000-${String((lastSubject += 1)).padStart(12, '0')}`;

class Write implements fc.AsyncCommand<Model, Real> {
  constructor(readonly writer: number) {}
  check = (): boolean => true;
  async run(_model: Model, { writers }: Real): Promise<void> {
    const writer = writers[this.writer];
    if (!writer) return;
    if (!writer.open) await writer.client.query('BEGIN');
    writer.open = true;
    writer.written.push(await appendEvent(writer.client, freshSubject(), 1));
  }
  toString = (): string => `write(${this.writer})`;
}

class End implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly writer: number,
    readonly how: 'COMMIT' | 'ROLLBACK',
  ) {}
  check = (): boolean => true;
  async run(_model: Model, { writers, acknowledged }: Real): Promise<void> {
    const writer = writers[this.writer];
    if (!writer?.open) return;
    await writer.client.query(this.how);
    if (this.how === 'COMMIT') acknowledged.push(...writer.written);
    writer.open = false;
    writer.written = [];
  }
  toString = (): string => `${this.how.toLowerCase()}(${this.writer})`;
}

class Sequence implements fc.AsyncCommand<Model, Real> {
  constructor(readonly chunk: number) {}
  check = (): boolean => true;
  async run(): Promise<void> {
    await log.pool.query('SELECT sequence_changes($1)', [this.chunk]);
  }
  toString = (): string => `sequence(${this.chunk})`;
}

class Read implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true;
  async run(_model: Model, real: Real): Promise<void> {
    const { delivered, cursor } = await real.read(real.cursor);
    real.delivered.push(...delivered);
    real.cursor = cursor;
  }
  toString = (): string => 'read';
}

const writer = fc.integer({ min: 0, max: 2 });
const histories = fc.commands<Model, Real, false>(
  [
    writer.map((index) => new Write(index)),
    writer.map((index) => new Write(index)),
    writer.map((index) => new End(index, 'COMMIT')),
    writer.map((index) => new End(index, 'ROLLBACK')),
    fc.constantFrom(5000, 2).map((chunk) => new Sequence(chunk)),
    fc.constant(new Read()),
  ],
  // With the default size histories are so short that a log which loses changes passes hundreds of runs.
  { maxCommands: 40, size: 'max' },
);

async function readPublic(after: number): Promise<{ delivered: Delivered[]; cursor: number }> {
  const delivered = await readLog(log.pool, after);
  return { delivered, cursor: delivered.at(-1)?.seq ?? after };
}

/** The log that everybody writes first: ask for what has a greater id than the last. */
async function readNaively(after: number): Promise<{ delivered: Delivered[]; cursor: number }> {
  const { rows } = await log.pool.query(
    `SELECT id, event_id, subject_id, subject_revision FROM change_event WHERE id > $1 ORDER BY id`,
    [after],
  );
  const delivered = rows.map((row) => ({
    eventId: String(row.event_id),
    subject: String(row.subject_id),
    revision: Number(row.subject_revision),
  }));
  return { delivered, cursor: Number(rows.at(-1)?.id ?? after) };
}

async function check(read: Real['read'], start: () => Promise<number>, seed: number, runs: number) {
  const clients = await Promise.all([log.pool.connect(), log.pool.connect(), log.pool.connect()]);
  try {
    return await fc.check(
      fc.asyncProperty(histories, async (commands) => {
        const writers = clients.map((client): Writer => ({ client, open: false, written: [] }));
        const real: Real = { writers, read, acknowledged: [], delivered: [], cursor: await start() };
        await fc.asyncModelRun(() => ({ model: {}, real }), commands);
        for (const index of [0, 1, 2]) await new End(index, 'COMMIT').run({}, real);
        while (Number((await log.pool.query('SELECT sequence_changes() AS n')).rows[0].n) > 0);
        await new Read().run({}, real);
        expect(brokenPromises(real.acknowledged, real.delivered)).toEqual([]);
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  } finally {
    for (const client of clients) {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }
}

const publicHead = async (): Promise<number> =>
  Number((await log.pool.query('SELECT max(to_seq) AS head FROM change_batch')).rows[0].head);
const lastId = async (): Promise<number> =>
  Number((await log.pool.query('SELECT coalesce(max(id), 0) AS id FROM change_event')).rows[0].id);

describe('random histories', () => {
  test('lose nothing, double nothing and deliver nothing that was rolled back', async () => {
    const { failed, counterexample } = await check(readPublic, publicHead, 20_210_525, 60);
    expect(failed ? JSON.stringify(counterexample) : 'held').toBe('held');
  });

  test('mutant: the naive reader breaks the promise', async () => {
    expect((await check(readNaively, lastId, 20_210_525, 200)).failed).toBe(true);
  });

  test('mutant: a sequencer that forgets transactions in progress breaks the promise', async () => {
    await mutate(log.pool, 'unnumbered_changes', /WHERE e\.xid = running\.xid/, 'WHERE false');
    expect((await check(readPublic, publicHead, 20_210_525, 200)).failed).toBe(true);
  });
});
