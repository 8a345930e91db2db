import { transactionAs, type Session } from '../../platform/database/index.js';
import { searchColumns, type SearchColumns } from '../../platform/search-text/index.js';
import type { Hub } from '../hub.js';
import {
  procedureOf,
  readMaterials,
  readProceedings,
  readSteps,
  searchedProceeding,
  searchedSteps,
} from '../proceedings/index.js';
import {
  categoryOf,
  readParts,
  readRecordAttachments,
  readRecords,
  recordTexts,
  type RecordRow,
} from '../records/index.js';
import { countUnsearched, fillProceedings, fillRecords, holdProceedings, unsearched } from './fill-search.sql.js';

/** Told how many of how many are done. */
export type FillProgress = (done: number, total: number) => void;

type Names = Pick<Hub, 'organizations' | 'categories' | 'procedures'>;

const batchSize = 500;

/**
 * Makes what earlier versions of the hub wrote found by what it says. In batches that stand by themselves: whatever ends it, the next
 * start goes on, and a second node does no harm.
 */
export async function fillSearch(
  hub: Names & Pick<Hub, 'pool'>,
  progress: FillProgress = () => undefined,
): Promise<void> {
  const total = await countUnsearched(hub.pool);
  let done = 0;
  for (const kind of ['records', 'proceedings'] as const) {
    const fill = kind === 'records' ? fillThoseRecords : fillThoseProceedings;
    for (let behind: string | null = null; ;) {
      const found = await unsearched(hub.pool, kind, behind, batchSize);
      for (const [ownerId, own] of Map.groupBy(found, (each) => each.ownerId)) {
        const keys = own.map(({ key }) => key);
        await transactionAs(hub.pool, ownerId, (session) => fill(hub, keys, session));
      }
      done = Math.min(done + found.length, total);
      progress(done, total);
      behind = found.at(-1)?.key ?? null;
      if (found.length < batchSize) break;
    }
  }
}

async function fillThoseRecords(names: Names, keys: readonly string[], session: Session): Promise<void> {
  const records = [...(await readRecords(names, keys, session)).values()];
  const files = await readRecordAttachments(keys, session);
  const filled = new Map<string, SearchColumns>();
  for (const [category, own] of Map.groupBy(records, (record) => (record.sharedAt === null ? null : record.category))) {
    const known = category === null ? null : categoryOf(names.categories, category);
    const parts = new Map<string, Map<string, object[]>>();
    for (const [field, table] of Object.entries(known?.parts ?? {})) {
      parts.set(
        field,
        await readParts(
          table,
          own.map(({ key }) => key),
          session,
        ),
      );
    }
    const partsOf = ({ key }: RecordRow): Record<string, object[]> =>
      Object.fromEntries([...parts].map(([field, rows]) => [field, rows.get(key) ?? []]));
    for (const record of own) {
      const fileNames = (files.get(record.key) ?? []).map(({ name }) => name);
      const said = { values: record, parts: partsOf(record), itemCodes: record.itemCodes, fileNames };
      filled.set(record.key, searchColumns(recordTexts(record, known, said)));
    }
  }
  await fillRecords(session, filled);
}

async function fillThoseProceedings(names: Names, keys: readonly string[], session: Session): Promise<void> {
  await holdProceedings(session, keys);
  const rows = [...(await readProceedings(names, keys, session)).values()];
  const steps = await readSteps(keys, session);
  const materials = await readMaterials(keys, session);
  const filled = new Map(
    rows.map((row) => {
      const found = searchedProceeding(procedureOf(names.procedures, row.procedure), row);
      const notes = (steps.get(row.key) ?? []).map(({ note }) => note);
      const stepText = searchedSteps(notes, materials.get(row.key) ?? []);
      return [row.key, { ...found, stepText, searchText: `${found.searchText}\n${stepText}` }];
    }),
  );
  await fillProceedings(session, filled);
}
