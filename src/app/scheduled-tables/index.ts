import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hub } from '../../core/hub.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { startJobs, type Jobs } from '../../platform/jobs/index.js';
import { openBucketStorage, openLocalStorage, type BucketOptions } from '../../platform/storage/index.js';
import type { Exports } from '../../statistics/exports/index.js';
import { openScheduled } from './open-table.js';
import { readScheduleFile, wrongFile } from './schedule-file.js';
import type { ScheduledTable } from './scheduled-table.js';
import { tablesLate, writeDueTables } from './write-due-tables.js';

/** What the operator says of tables for other systems. */
export interface ScheduledTablesOptions {
  /** Says which tables are written when. */
  readonly file: string;
  /** Where they are written, without a bucket, and made ready in any case. */
  readonly directory: string;
  readonly bucket: BucketOptions | null;
}

export interface ScheduledTables {
  /** How many tables were to be written an hour ago and are not. */
  late(): Promise<number>;
  /** Writes what is due. */
  write(signal: AbortSignal): Promise<void>;
  /** Has one node at a time write what is due, each minute; `url` is the owner's. */
  start(url: string): Promise<Jobs>;
}

/**
 * Tables that other systems fetch: written by a schedule, whole, once by whichever node.
 * @throws Error that names what is wrong in the operator's file
 */
export async function openScheduledTables(
  hub: Hub,
  exports: Exports,
  { file, directory, bucket }: ScheduledTablesOptions,
): Promise<ScheduledTables> {
  const tables = await readScheduleFile(file);
  const faults = tables.flatMap((table, place) =>
    faultsOf(hub, exports, table).map((fault) => `tables.${place}.${fault}`),
  );
  if (faults.length > 0) throw wrongFile(file, faults);
  // On the file system of the directory, so that a file is moved there and not copied.
  const incoming = join(directory, '.incoming');
  await mkdir(incoming, { recursive: true, mode: 0o750 });
  const storage = await (bucket ? openBucketStorage(bucket) : openLocalStorage(directory));
  const write = (signal: AbortSignal): Promise<void> =>
    writeDueTables(hub, { exports, storage, incoming }, tables, signal);
  return {
    late: () => tablesLate(hub, tables),
    write,
    start: (url) =>
      startJobs({
        url,
        log: hub.log,
        crontab: '* * * * * write-due-tables ?queue=scheduled-tables&max=1\n',
        lanes: [{ tasks: { 'write-due-tables': (_, { abortSignal }) => write(abortSignal) }, atOnce: 1 }],
      }),
  };
}

function faultsOf(hub: Hub, exports: Exports, table: ScheduledTable): string[] {
  const unknown = hub.organizations.byCode(table.organization)
    ? []
    : [`organization：没有代码为 ${table.organization} 的单位`];
  try {
    openScheduled(exports, table, shanghaiDay(hub.clock.now()).toString());
    return unknown;
  } catch (error) {
    return [...unknown, `export：${error instanceof Error ? error.message : String(error)}`];
  }
}
