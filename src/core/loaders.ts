import DataLoader from 'dataloader';
import type { Hub } from './hub.js';
import type { Viewer } from './identity/index.js';
import {
  readExtensions,
  readParts,
  readRecords,
  readRevisions,
  readSelected,
  revealNumbers,
  type DetailTable,
  type RecordCategory,
  type RecordExtension,
  type RecordRevision,
  type RecordRow,
  type RecordSelection,
  type Revealing,
} from './records/index.js';
import { maySee } from './visibility/index.js';

/** One operation's batched reads: however many records a page has, each reference costs one statement. */
export interface Loaders {
  /** Records by database key, null where there is none that the viewer may see; whole ones without a selection. */
  record(selection: RecordSelection | null): DataLoader<string, RecordRow | null>;
  revisions(): DataLoader<string, RecordRevision[]>;
  extensions(): DataLoader<string, RecordExtension[]>;
  /** Rows of a category's part table, by record. */
  parts(table: DetailTable): DataLoader<string, object[]>;
  /** Numbers of people in clear, each reveal audited. */
  revealed(category: RecordCategory, property: string): DataLoader<Revealing, string | null, string>;
}

export function createLoaders(hub: Hub, viewer: Viewer | null): Loaders {
  // Most operations need none or one: each is made when it is first asked for.
  const made = new Map<object | string, unknown>();
  const once = <Loader>(key: object | string, make: () => Loader): Loader => {
    const loader = (made.get(key) as Loader | undefined) ?? make();
    made.set(key, loader);
    return loader;
  };
  return {
    record: (selection) => once(selection ?? wholeRecord, () => recordLoader(hub, viewer, selection)),
    revisions: () => once(readRevisions, () => byRecord((keys) => readRevisions(keys, hub.pool))),
    extensions: () => once(readExtensions, () => byRecord((keys) => readExtensions(keys, hub.pool))),
    revealed: (category, property) =>
      once(`${category.name}.${property}`, () => revealLoader(hub, viewer, category, property)),
    parts: (table) => once(table, () => byRecord((keys) => readParts(table, keys, hub.pool))),
  };
}

const wholeRecord = {};

function recordLoader(
  hub: Hub,
  viewer: Viewer | null,
  selection: RecordSelection | null,
): DataLoader<string, RecordRow | null> {
  return new DataLoader(async (keys) => {
    const records = await (selection ? readSelected(hub, keys, selection, hub.pool) : readRecords(hub, keys, hub.pool));
    return keys.map((key) => {
      const record = records.get(key);
      return record && viewer && maySee(record.audience, viewer.organization) ? record : null;
    });
  });
}

function revealLoader(
  hub: Hub,
  viewer: Viewer | null,
  category: RecordCategory,
  property: string,
): DataLoader<Revealing, string | null, string> {
  return new DataLoader(
    async (revealings) =>
      viewer ? revealNumbers(hub, viewer, category, property, revealings) : revealings.map(() => null),
    { cacheKeyFn: ({ key, purpose }) => `${key} ${purpose}` },
  );
}

function byRecord<Row>(read: (keys: readonly string[]) => Promise<Map<string, Row[]>>): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = await read(keys);
    return keys.map((key) => rows.get(key) ?? []);
  });
}
