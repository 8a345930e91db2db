import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { v4 as uuid } from 'uuid';
import type { Hub } from '../../core/hub.js';
import { requestContext } from '../../core/request-context.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { FileStorage } from '../../platform/storage/index.js';
import { writeTable, type TableRow } from '../../platform/tables/index.js';
import type { Exports } from '../../statistics/exports/index.js';
import { keepExport } from '../keep-export.js';
import { periodOf } from './due-days.js';
import { openScheduled } from './open-table.js';
import type { ScheduledTable } from './scheduled-table.js';
import { tableWriter } from './table-writer.js';
import { insertWritten } from './written-tables.sql.js';

export interface TablePlaces {
  readonly exports: Exports;
  readonly storage: FileStorage;
  /** A directory of files that are not whole yet. */
  readonly incoming: string;
}

/** Whoever fetches the files is of the operator's group, or of whom the bucket lets in. */
const mode = 0o640;

/**
 * Writes a table of a day of the schedule, and beside it what is in it (`….json`): of both there is all or nothing, and the second comes
 * last, so that who waits for it finds a table that is whole. Written again, it is the same names.
 */
export async function writeTableFile(
  hub: Hub,
  { exports, storage, incoming }: TablePlaces,
  table: ScheduledTable,
  day: string,
  signal: AbortSignal,
): Promise<void> {
  const viewer = await tableWriter(hub, table.organization);
  const asked = openScheduled(exports, table, day);
  const told = { id: uuid(), name: table.export, format: table.format };
  // Before the first row is read: whoever follows the log from here misses nothing that the table does not have.
  const cursor = hub.feed.cursor(hub.feed.head());
  await keepExport(hub, viewer, told, 'EXPORT_BEGUN', {});
  let rows = 0;
  async function* counted(): AsyncGenerator<readonly TableRow[]> {
    for await (const batch of asked.rows(() => requestContext(hub, viewer), signal)) {
      rows += batch.length;
      yield batch;
    }
  }
  const file = `${table.name}-${day}.${table.format}`;
  const written = join(incoming, `${told.id}.${table.format}`);
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(bytes: Buffer, _, done) {
      hash.update(bytes);
      done(null, bytes);
    },
  });
  try {
    const bytes = writeTable(table.format, asked.columns, counted(), asked.options);
    await pipeline(bytes, hashed, createWriteStream(written, { mode }), { signal });
    const sha256 = hash.digest('hex');
    const at = shanghaiText(hub.clock.now());
    await storage.take(written, file);
    const facts = { table: table.name, day, ...periodOf(table.period, day), file, rows, sha256, cursor, writtenAt: at };
    await writeFile(`${written}.json`, `${JSON.stringify(facts, null, 2)}\n`, { mode });
    await storage.take(`${written}.json`, `${file}.json`);
    const { name } = table;
    await insertWritten(hub.pool, { name, day, organizationId: viewer.organization.key, file, rows, sha256, at });
    await keepExport(hub, viewer, told, 'EXPORTED', { rows, isWhole: true });
  } catch (error) {
    await Promise.all([written, `${written}.json`].map((path) => rm(path, { force: true })));
    await keepExport(hub, viewer, told, 'EXPORTED', { rows, isWhole: false });
    throw error;
  }
}
