import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { transaction } from '../../platform/database/index.js';
import { checkMapping, mapTable, TableFault, type TableMapping } from '../../platform/tables/index.js';
import { appendAudit } from '../audit/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { inTurns } from '../../kernel/in-turns.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { openUpload, readingUpload, uploadIds } from '../uploads/index.js';
import type { ListScope } from './list-author.js';
import { writeBook } from './change-lists.js';
import { openListBook } from './list-book.js';
import { noticesOf, type ListNotice } from './list-notice.js';
import type { ListColumn } from './list-columns.js';
import { fault, readList, type Defaults, type ListRow, type RowFault } from './read-list.js';
import type { ListOutcome } from './record-item.js';

/** What came of a file: all of it or nothing is taken. */
export interface ListImportAnswer {
  readonly rows: number;
  /** Rows that changed a list, and that stood there already. */
  readonly imported: number;
  readonly unchanged: number;
  /** Rows with something wrong; the first faults of them. */
  readonly refused: number;
  readonly rowErrors: readonly RowFault[];
  readonly columnsLeftOut: readonly string[];
  readonly givenCodes: readonly GivenCode[];
  readonly notices: readonly ListNotice[];
  readonly userErrors: readonly Refusal[];
}

/** A code that the hub gave to an item which its list gives none. */
interface GivenCode {
  readonly row: number;
  readonly code: string;
  readonly name: string;
}

/** What is asked for: a file that was uploaded, and what its columns are where they have other headings. */
export interface ListRequest {
  readonly uploadId: string;
  readonly mapping: TableMapping | null;
}

/** One of the lists that come as files. */
export interface ListFile<Field extends string, Entry> {
  /** Of the audit log. */
  readonly action: string;
  readonly columns: readonly ListColumn<Field>[];
  readonly defaults: Defaults<Field>;
  /** `ownCode` is the code of whoever imports. */
  entryOf(cells: ListRow<Field>['cells'], ownCode: string): Entry;
  codeOf(entry: Entry): string;
  /** What the hub has named itself, for lists whose entries may lack a code. */
  givenOf?(entry: Entry, cells: ListRow<Field>['cells']): { readonly code: string; readonly name: string } | null;
  /** What may stand in a file once only. */
  keyOf(entry: Entry, outcome: ListOutcome): string;
  /** Whether its entries may be listed by others too. */
  readonly tellsDoubles: boolean;
  change(scope: ListScope, entry: Entry): ListOutcome | readonly Refusal[];
}

const mostFaults = 100;
const mostGiven = 1000;
const nothing = {
  ...{ rows: 0, imported: 0, unchanged: 0, refused: 0 },
  ...{ rowErrors: [], columnsLeftOut: [], givenCodes: [], notices: [] },
};

/**
 * G2: takes a list that was uploaded, each row by the rules of a single entry, in one transaction or not at all. The file stays until
 * uploads are forgotten, so that a request may be repeated: what stands already is counted as unchanged.
 */
export async function importList<Field extends string, Entry>(
  { hub, viewer: caller }: RequestContext,
  { uploadId, mapping }: ListRequest,
  list: ListFile<Field, Entry>,
): Promise<ListImportAnswer> {
  const viewer = requirePermission(caller, 'manageItems');
  const owner = viewer.organization.key;
  const key = uploadIds.keyOf(uploadId);
  const unknown = { ...nothing, userErrors: [refusal('uploadId', 'NOT_FOUND', '没有此上传文件')] };
  if (key === null) return unknown;
  const fields = list.columns.map(({ field, title }) => ({ title, names: [field] }));
  const malformed = mapping === null ? [] : checkMapping(mapping, fields);
  if (malformed.length > 0) return { ...nothing, userErrors: malformed };
  try {
    const read = await oneAtATime(() =>
      readingUpload(hub.pool, owner, key, async () => {
        const table = await openUpload(hub.pool, owner, key);
        if (!table) return null;
        return readList(mapping ? await mapTable(table, mapping, fields) : table, list.columns, list.defaults);
      }),
    );
    if (!read) return unknown;
    const { rows, faults, columnsLeftOut } = read;
    const answer = faults.length > 0 ? refusedRows(rows.length, faults) : await take(hub, viewer, list, rows);
    if (answer.imported > 0) hub.feed.wakeSequencer();
    return { ...answer, columnsLeftOut };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    const rowErrors = error.row === null ? [] : [fault(error.row, null, 'INVALID', error.message)];
    return { ...nothing, rowErrors, userErrors: [refusal('uploadId', 'INVALID', error.message)] };
  }
}

/** Lists are read while their senders wait: one after another, so that many at once take no more memory than one. */
const oneAtATime = inTurns();

async function take<Field extends string, Entry>(
  hub: Hub,
  viewer: Viewer,
  list: ListFile<Field, Entry>,
  rows: readonly ListRow<Field>[],
): Promise<ListImportAnswer> {
  const ownCode = viewer.organization.code;
  const entries = rows.map(({ row, cells }) => ({ row, entry: list.entryOf(cells, ownCode) }));
  const givenCodes = rows.flatMap(({ row, cells }, index) => {
    const entry = entries[index]?.entry;
    const given = entry && list.givenOf?.(entry, cells);
    return given ? [{ row, ...given }] : [];
  });
  return transaction(hub.pool, async (executor) => {
    const book = await openListBook(
      executor,
      entries.map(({ entry }) => list.codeOf(entry)),
    );
    const faults: RowFault[] = [];
    const told: ListOutcome[] = [];
    const seen = new Map<string, number>();
    let imported = 0;
    for (const { row, entry } of entries) {
      const outcome = list.change({ hub, viewer, book }, entry);
      if (!('changed' in outcome)) {
        faults.push(
          ...outcome.map(({ path, ...wrong }) => ({ ...wrong, row, column: titleOf(list.columns, path[0]) })),
        );
        continue;
      }
      const key = list.keyOf(entry, outcome);
      const earlier = seen.get(key);
      if (earlier !== undefined) faults.push(fault(row, null, 'ALREADY_EXISTS', `与第${earlier}行重复`));
      seen.set(key, row);
      told.push(outcome);
      if (outcome.changed) imported += 1;
    }
    if (faults.length > 0) return refusedRows(rows.length, faults);
    const counts = { rows: rows.length, imported, unchanged: rows.length - imported };
    if (imported > 0) {
      const at = shanghaiText(hub.clock.now());
      await writeBook(executor, hub, book, { actor: viewer, at });
      const subject = { subjectType: 'Organization', subjectId: viewer.organization.id };
      await appendAudit(executor, viewer, { action: list.action, ...subject, details: counts }, at);
    }
    const notices = list.tellsDoubles ? await noticesOf(hub, executor, told) : [];
    return { ...nothing, ...counts, notices, givenCodes: givenCodes.slice(0, mostGiven), userErrors: [] };
  });
}

function titleOf(columns: readonly ListColumn<string>[], field: string | undefined): string | null {
  return columns.find((column) => column.field === field)?.title ?? null;
}

function refusedRows(rows: number, faults: readonly RowFault[]): ListImportAnswer {
  const refused = new Set(faults.map(({ row }) => row)).size;
  const message = `${refused}行有误，一行也未导入`;
  return {
    ...nothing,
    rows,
    refused,
    rowErrors: faults.slice(0, mostFaults),
    userErrors: [refusal('uploadId', 'INVALID', message)],
  };
}
