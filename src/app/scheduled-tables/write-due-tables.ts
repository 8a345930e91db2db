import { Temporal } from 'temporal-polyfill';
import type { Hub } from '../../core/hub.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { codeOf } from '../../kernel/error-code.js';
import { dueDays } from './due-days.js';
import type { ScheduledTable } from './scheduled-table.js';
import { deleteWritten, filesBefore, lastDays } from './written-tables.sql.js';
import { writeTableFile, type TablePlaces } from './write-table-file.js';

/**
 * Writes every table that is due, the oldest day first, and takes away files that are kept no longer. One that cannot be written is told,
 * holds up no other one, and is tried again the next time.
 */
export async function writeDueTables(
  hub: Hub,
  places: TablePlaces,
  tables: readonly ScheduledTable[],
  signal: AbortSignal,
): Promise<void> {
  const last = await lastDays(hub.pool);
  for (const table of tables) {
    try {
      for (const day of dueDays(table, last.get(table.name) ?? null, hub.clock.now(), hub.calendar)) {
        signal.throwIfAborted();
        await writeTableFile(hub, places, table, day, signal);
      }
      await removeOld(hub, places, table);
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error && codeOf(error) === undefined ? error.message : undefined;
      hub.log.error({ table: table.name, code: codeOf(error), message }, 'a scheduled table was not written');
    }
  }
}

async function removeOld(hub: Hub, { storage }: TablePlaces, { name, keepDays }: ScheduledTable): Promise<void> {
  const before = shanghaiDay(hub.clock.now()).subtract(Temporal.Duration.from({ days: keepDays }));
  for (const { day, file } of await filesBefore(hub.pool, name, before.toString())) {
    await storage.remove(`${file}.json`);
    await storage.remove(file);
    await deleteWritten(hub.pool, name, day);
  }
}

/** How many tables were to be written an hour ago and are not. */
export async function tablesLate(hub: Hub, tables: readonly ScheduledTable[]): Promise<number> {
  const last = await lastDays(hub.pool);
  const hourAgo = hub.clock.now().subtract({ hours: 1 });
  return tables.filter((table) => dueDays(table, last.get(table.name) ?? null, hourAgo, hub.calendar).length > 0)
    .length;
}
