import DataLoader from 'dataloader';
import type { Hub } from './hub.js';
import type { Viewer } from './identity/index.js';
import {
  readExtensions,
  readParts,
  readRecords,
  readRevisions,
  type DetailTable,
  type RecordExtension,
  type RecordRevision,
  type RecordRow,
} from './records/index.js';
import { maySee } from './visibility/index.js';

/** One operation's batched reads: however many records a page has, each reference costs one statement. */
export interface Loaders {
  /** Records by database key, null where there is none that the viewer may see. */
  readonly record: DataLoader<string, RecordRow | null>;
  readonly revisions: DataLoader<string, RecordRevision[]>;
  readonly extensions: DataLoader<string, RecordExtension[]>;
  /** Rows of a category's part table, by record. */
  parts(table: DetailTable): DataLoader<string, object[]>;
}

export function createLoaders(hub: Hub, viewer: Viewer | null): Loaders {
  const parts = new Map<DetailTable, DataLoader<string, object[]>>();
  return {
    record: new DataLoader(async (keys) => {
      const records = await readRecords(hub, keys, hub.pool);
      return keys.map((key) => {
        const record = records.get(key);
        return record && viewer && maySee(record.audience, viewer.organization) ? record : null;
      });
    }),
    revisions: byRecord((keys) => readRevisions(keys, hub.pool)),
    extensions: byRecord((keys) => readExtensions(keys, hub.pool)),
    parts(table) {
      const loader = parts.get(table) ?? byRecord((keys) => readParts(table, keys, hub.pool));
      parts.set(table, loader);
      return loader;
    },
  };
}

function byRecord<Row>(read: (keys: readonly string[]) => Promise<Map<string, Row[]>>): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = await read(keys);
    return keys.map((key) => rows.get(key) ?? []);
  });
}
