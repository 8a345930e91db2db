import { shanghaiText } from '../../../kernel/instant-text.js';
import { appendAudit } from '../../../core/audit/index.js';
import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import { dropUpload, openUpload, readingUpload } from '../../../core/uploads/index.js';
import { transactionAs } from '../../../platform/database/index.js';
import {
  findHeading,
  mapTable,
  openLeftOut,
  TableFault,
  type HeadingPlace,
  type ReadRow,
  type Table,
} from '../../../platform/tables/index.js';
import type { BatchOutcome } from './batch-outcome.js';
import { creditFields } from './columns.js';
import type { ImportRun } from './import-run.js';
import { openTally, type Tally } from './import-tally.js';
import type { ImportScope } from './judge-row.js';
import { forgetFaults, noteState, readImport, type PenaltyImport } from './penalty-import.sql.js';
import { importIds } from './penalty-import.js';
import { isHeading, readHeading, type Heading } from './heading.js';
import { judgeBatch, writeBatch } from './write-batch.js';

/** The job behind an import. */
export interface ImportJob {
  readonly importId: string;
  readonly organization: number;
}

/** Rows that are looked up and written together. */
const batchSize = 200;

/**
 * Imports a file that was sent: what is wrong in which row, and the rest of it or nothing, as asked. A run that was cut off begins
 * again: what it had written is found unchanged. `signal` cuts it off between two batches, when the node stops.
 */
export async function importPenalties(
  hub: Hub,
  { importId, organization: key }: ImportJob,
  signal: AbortSignal,
): Promise<void> {
  const { pool, organizations } = hub;
  const given = await transactionAs(pool, key, ({ executor }) => readImport(executor, key, importId));
  if (!given) return;
  const organization = organizations.byKey(key);
  const viewer: Viewer = {
    organization,
    roles: new Set(['PUBLISHER']),
    person: { key: given.personKey, name: '' },
    expiresAt: Number.POSITIVE_INFINITY,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
  // One that was cut off after its end and before the audit entry has nothing else to do.
  if (given.endedAt !== null) return end(hub, viewer, importId, given);
  const tally = openTally(hub, key, importId);
  await transactionAs(pool, key, ({ executor }) => forgetFaults(executor, importId));
  try {
    const { heading, rows } = await readingUpload(pool, key, given.uploadId, async () => {
      const table = await openUpload(pool, key, given.uploadId);
      if (!table) throw new TableFault('文件已不在，请重新上传');
      return survey(given.mapping ? await mapTable(table, given.mapping, creditFields) : table, tally, signal);
    });
    await work({ hub, viewer, scope: scopeOf(given, hub, key), heading, given, tally }, rows, signal);
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    await tally.take(refusedFile(error));
    await tally.end('REFUSED');
  }
  await end(hub, viewer, importId, given);
}

async function work(run: ImportRun, rows: () => AsyncIterable<ReadRow>, signal: AbortSignal): Promise<void> {
  const { given, hub, tally, viewer } = run;
  const { key } = viewer.organization;
  const batches = (): AsyncIterable<ReadRow[]> => batchesOf(rows(), signal);
  if (given.mode === 'VALID_ROWS') {
    await tally.begin('WRITING');
    for await (const batch of batches()) {
      // Counted when it has committed: a transaction may run again.
      await tally.take(await transactionAs(hub.pool, key, (session) => writeBatch(run, batch, session)));
      hub.feed.wakeSequencer();
      await tally.note();
    }
    return tally.end('DONE');
  }
  await tally.begin('CHECKING');
  for await (const batch of batches()) {
    const judged = await transactionAs(hub.pool, key, ({ executor }) => judgeBatch(run, batch, executor));
    await tally.take(judged.outcome);
    await tally.note();
  }
  if (tally.refused() > 0) return tally.end('REFUSED');
  try {
    await transactionAs(hub.pool, key, async (session) => {
      // Within the transaction: when it runs again, what it had counted is taken back too.
      await tally.begin('WRITING');
      for await (const batch of batches()) {
        await tally.take(await writeBatch(run, batch, session));
        // What happened between the two passes refuses the whole file.
        if (tally.refused() > 0) throw new Overtaken();
        await tally.note();
      }
    });
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    tally.takeBack();
    return tally.end('REFUSED');
  }
  hub.feed.wakeSequencer();
  return tally.end('DONE');
}

/** A file that is no table, as one row of it that is refused: the one in which it breaks off, or none. */
function refusedFile({ message, row }: TableFault): BatchOutcome {
  const fault = { row: row ?? 0, column: null, code: 'INVALID', message, rule: null };
  return { rows: 0, imported: 0, unchanged: 0, refused: [[fault]], numbers: [] };
}

/** Somebody has published one of the rows meanwhile. */
class Overtaken extends Error {}

interface Surveyed {
  readonly heading: Heading;
  /** The rows below the heading, as often as needed. */
  rows(): AsyncIterable<ReadRow>;
}

/**
 * Where the columns are, having read the whole file once: how many rows it has, and that it is a table to its end.
 * @throws TableFault
 */
async function survey(table: Table, tally: Tally, signal: AbortSignal): Promise<Surveyed> {
  const place = await findHeading(table, (cells) => readHeading(cells).missing.length);
  if (!place) throw new TableFault('文件是空的');
  const heading = readHeading(place.row.cells);
  const { missing } = heading;
  if (missing.length > 0) {
    throw new TableFault(`缺少列：${missing.map(({ code, title }) => `${title}（${code}）`).join('、')}`);
  }
  const taken = new Set(heading.places.values());
  const leftOut = openLeftOut(place.row.cells, (at) => taken.has(at));
  let count = 0;
  for await (const row of data(table, place)) {
    signal.throwIfAborted();
    leftOut.see(row);
    count += 1;
  }
  tally.expect(count, [...(table.leftOut?.() ?? []), ...leftOut.names()]);
  return { heading, rows: () => data(table, place) };
}

/** The rows below the heading, which may have two rows. */
async function* data(table: Table, { sheet, row: heading }: HeadingPlace): AsyncGenerator<ReadRow> {
  let begun = false;
  for await (const row of table.rows(sheet)) {
    if (row.row <= heading.row || (!begun && isHeading(row.cells))) continue;
    begun = true;
    yield row;
  }
}

async function* batchesOf(rows: AsyncIterable<ReadRow>, signal: AbortSignal): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    signal.throwIfAborted();
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function scopeOf({ audience }: PenaltyImport, { organizations }: Hub, own: number): ImportScope {
  if (audience === null) return { scope: 'ALL_MEMBERS', organizationCodes: null };
  const others = audience.filter((key) => key !== own);
  return { scope: 'NAMED_ORGANIZATIONS', organizationCodes: others.map((key) => organizations.byKey(key).code) };
}

/** Keeps in the audit log what came of it, and forgets the file: both or neither, so that it is kept once however often it is run. */
async function end(hub: Hub, viewer: Viewer, importId: string, { uploadId }: PenaltyImport): Promise<void> {
  const { key } = viewer.organization;
  await transactionAs(hub.pool, key, async ({ executor }) => {
    const ended = await readImport(executor, key, importId);
    if (!ended || !(await dropUpload(executor, uploadId))) return;
    const { status, rows, imported, unchanged, refused } = ended;
    const act = {
      action: 'PENALTIES_IMPORTED',
      subjectType: 'PenaltyImport',
      subjectId: importIds.of(importId),
      details: { status, rows, imported, unchanged, refused },
    };
    await appendAudit(executor, viewer, act, shanghaiText(hub.clock.now()));
  });
}

/** The last attempt has failed: whoever waits is told. */
export async function failImport(hub: Hub, { importId, organization }: ImportJob): Promise<void> {
  await transactionAs(hub.pool, organization, async ({ executor }) => {
    const given = await readImport(executor, organization, importId);
    if (!given || given.endedAt !== null) return;
    const { done, imported, unchanged, refused, columnsLeftOut } = given;
    const endedAt = shanghaiText(hub.clock.now());
    await noteState(executor, importId, {
      status: 'FAILED',
      ...{ done, imported, unchanged, refused, columnsLeftOut, endedAt },
    });
  });
}
