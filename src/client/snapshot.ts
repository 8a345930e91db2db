import { ask } from './ask.js';
import { categories, copiedFields, type CopiedHead, type CopiedRecord } from './categories.js';
import { heartbeat } from './change.js';
import { exportRows } from './export-rows.js';
import { follow, type FollowOptions } from './follow.js';
import { HubError } from './hub-error.js';
import { texts, type ChangeLogHeadQuery, type SharingCategory } from './operations.generated.js';
import { recordSelection, type RecordFields, type RecordSelection } from './selection.js';
import type { Session } from './session.js';

export interface SnapshotOptions extends Pick<FollowOptions, 'silence' | 'signal' | 'onConnection'> {
  /** The cursor of the copy that one has; without it everything is taken. */
  readonly after?: string | null;
  /** Only records of these categories. */
  readonly categories?: readonly SharingCategory[];
  /** What is held of records, by type; everything that their publishers have told if not given. */
  readonly fields?: RecordFields;
}

/** What happens to a copy. */
export type CopyEvent<Row = CopiedRecord> =
  /** Everything is taken: until `COMPLETE`, `UPSERT` tells all that there is. */
  | { readonly type: 'BEGIN' }
  /** `cursor` is null while everything is taken. */
  | {
      readonly type: 'UPSERT';
      readonly id: string;
      readonly revision: number;
      readonly record: Row;
      readonly cursor: string | null;
    }
  /** Whatever was not told since `BEGIN` is no more; from here one follows. */
  | { readonly type: 'COMPLETE'; readonly cursor: string }
  /** Withdrawn, or no longer for one’s eyes: nothing of it may be kept. */
  | { readonly type: 'DELETE'; readonly id: string; readonly cursor: string }
  /** Nothing for this copy happened up to here. */
  | { readonly type: 'PLACE'; readonly cursor: string };

/** After these a copy cannot go on from its place: it is taken anew. */
const lost: ReadonlySet<string | null> = new Set(['CURSOR_EXPIRED', 'RESYNC_REQUIRED']);

/**
 * A copy of all records that one may see, for ever: first the place in the log, then everything there is, then what changes from that place on. What
 * changed while everything was taken comes once more. Where the log has no longer what follows the place, everything is taken again.
 * @throws HubError for what does not pass by itself
 */
export async function* snapshot<Row extends CopiedHead = CopiedRecord>(
  session: Session,
  options: SnapshotOptions,
): AsyncGenerator<CopyEvent<Row>, void, void> {
  const { after = null, categories: only = null, fields = copiedFields, ...following } = options;
  const selection = recordSelection(fields);
  const filter = { subjectTypes: ['SharedRecord'], ...(only ? { categories: only } : {}) };
  let cursor = after;
  for (;;) {
    cursor ??= yield* take<Row>(session, selection, only, options.signal ?? session.signal);
    try {
      const log = { after: cursor, filter, selection: selection.text, heartbeats: true, ...following };
      for await (const { kind, subjectId, subject, ...change } of follow<Record<string, unknown>>(session, log)) {
        ({ cursor } = change);
        if (kind === heartbeat || subjectId === null) {
          yield { type: 'PLACE', cursor };
          continue;
        }
        // What kind of change it was matters little, also one of tomorrow: the subject comes as it is now, or not at all.
        const record = subject && (selection.fromSubject(subject) as unknown as Row);
        if (record && record.status !== 'WITHDRAWN') yield upsert(record, cursor);
        else yield { type: 'DELETE', id: subjectId, cursor };
      }
      return;
    } catch (error) {
      if (!(error instanceof HubError) || !lost.has(error.code)) throw error;
      cursor = null;
    }
  }
}

/** Everything there is; gives the place that was before it. */
async function* take<Row extends CopiedHead>(
  session: Session,
  selection: RecordSelection,
  only: readonly SharingCategory[] | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<CopyEvent<Row>, string, void> {
  const { changeLog } = await ask<ChangeLogHeadQuery, object>(
    session,
    texts.ChangeLogHead,
    {},
    signal ? { signal } : {},
  );
  yield { type: 'BEGIN' };
  const known: readonly string[] = Object.keys(categories);
  // Awaited ones are in the list of all alone, as are those of a category that is new.
  for await (const row of exportRows(session, exportPath('sharedRecords', selection, 'SharedRecord', only), signal)) {
    const isKnown = known.includes(String(row['category']));
    const type = row['status'] === 'PENDING' ? 'PendingRecord' : isKnown ? null : 'SharedRecord';
    if (type !== null) yield upsert(selection.fromRow(type, row) as unknown as Row, null);
  }
  for (const [category, { type, list }] of Object.entries(categories)) {
    if (only && !only.some((each) => each === category)) continue;
    for await (const row of exportRows(session, exportPath(list, selection, type), signal)) {
      yield upsert(selection.fromRow(type, row) as unknown as Row, null);
    }
  }
  yield { type: 'COMPLETE', cursor: changeLog.head };
  return changeLog.head;
}

function exportPath(
  list: string,
  selection: RecordSelection,
  type: string,
  only: readonly SharingCategory[] | null = null,
): string {
  const search = new URLSearchParams({ columns: selection.columnsOf(type).join(',') });
  if (only) search.set('filter.categories', only.join(','));
  return `/export/${list}.jsonl?${search.toString()}`;
}

function upsert<Row extends CopiedHead>(record: Row, cursor: string | null): CopyEvent<Row> {
  return { type: 'UPSERT', id: record.id, revision: record.revision, record, cursor };
}
