import DataLoader from 'dataloader';
import { readAttachments, type Attachment } from './attachments/index.js';
import type { Hub } from './hub.js';
import type { Session } from '../platform/database/index.js';
import type { Viewer } from './identity/index.js';
import { outsideOwnLists, type ItemUse } from './jurisdiction/index.js';
import {
  readExtensions,
  readParts,
  readRecords,
  readRevisions,
  readSelected,
  readSignatures,
  revealNumbers,
  type DetailTable,
  type RecordCategory,
  type RecordExtension,
  type RecordRevision,
  type RecordRow,
  type RecordSelection,
  type RecordSignature,
  type Revealing,
} from './records/index.js';
import {
  readClocks,
  readMaterials,
  readProceedings,
  readSteps,
  type Material,
  type PartReader,
  type ProceedingRow,
  type RunningClock,
  type TakenStep,
} from './proceedings/index.js';
import { readTasks, type Task } from './tasks/index.js';
import { actingFor, maySee } from './visibility/index.js';

/** One operation's batched reads: however many records a page has, each reference costs one statement. */
export interface Loaders {
  /** Records by database key, null where there is none that the viewer may see; whole ones without a selection. */
  record(selection: RecordSelection | null): DataLoader<string, RecordRow | null>;
  revisions(): DataLoader<string, RecordRevision[]>;
  extensions(): DataLoader<string, RecordExtension[]>;
  /** The signatures of revisions that the viewer might see when they were signed: a later text may be for more. */
  signatures(): DataLoader<string, RecordSignature[]>;
  /** Rows of a category's part table, by record. */
  parts(table: DetailTable): DataLoader<string, object[]>;
  /** Proceedings by database key, null where there is none that the viewer may see. */
  proceeding(): DataLoader<string, ProceedingRow | null>;
  steps(): DataLoader<string, TakenStep[]>;
  materials(): DataLoader<string, Material[]>;
  clocks(): DataLoader<string, RunningClock[]>;
  tasks(): DataLoader<string, Task[]>;
  /** Rows that belong to proceedings in a table of a procedure's own, by proceeding. */
  ofProceeding<Row>(read: PartReader<Row>): DataLoader<string, Row[]>;
  /** Attachments by content address, null where there is none that the viewer's organization holds. */
  attachment(): DataLoader<string, Attachment | null>;
  /** Whether an item was outside of the list of whoever acted on it (G3). */
  outsideOwnList(): DataLoader<ItemUse, boolean, string>;
  /** Numbers of people in clear, each reveal audited. */
  revealed(category: RecordCategory, property: string): DataLoader<Revealing, string | null, string>;
  /** What a chapter reads beside these: made by its own function, once an operation. */
  own<Loader>(make: (hub: Hub, viewer: Viewer | null) => Loader): Loader;
}

export function createLoaders(hub: Hub, viewer: Viewer | null): Loaders {
  const session = viewer ? actingFor(viewer.organization, hub.pool) : null;
  // Most operations need none or one: each is made when it is first asked for.
  const made = new Map<object | string, unknown>();
  const once = <Loader>(key: object | string, make: () => Loader): Loader => {
    const loader = (made.get(key) as Loader | undefined) ?? make();
    made.set(key, loader);
    return loader;
  };
  return {
    record: (selection) => once(selection ?? wholeRecord, () => recordLoader(hub, viewer, selection)),
    revisions: () => once(readRevisions, () => byOwner(session, readRevisions)),
    extensions: () => once(readExtensions, () => byOwner(session, readExtensions)),
    signatures: () => once(readSignatures, () => byOwner(session, visibleSignatures(viewer))),
    attachment: () => once(readAttachments, () => attachmentLoader(session)),
    outsideOwnList: () => once(outsideOwnLists, () => ownListLoader(hub)),
    revealed: (category, property) =>
      once(`${category.name}.${property}`, () => revealLoader(hub, viewer, category, property)),
    own: (make) => once(make, () => make(hub, viewer)),
    proceeding: () => once(readProceedings, () => proceedingLoader(hub, viewer)),
    steps: () => once(readSteps, () => byOwner(session, readSteps)),
    materials: () => once(readMaterials, () => byOwner(session, readMaterials)),
    clocks: () => once(readClocks, () => byOwner(session, readClocks)),
    tasks: () => once(readTasks, () => byOwner(session, readTasks)),
    ofProceeding: (read) => once(read, () => byOwner(session, read)),
    parts: (table) => once(table, () => byOwner(session, (keys, reader) => readParts(table, keys, reader))),
  };
}

const wholeRecord = {};

function recordLoader(
  hub: Hub,
  viewer: Viewer | null,
  selection: RecordSelection | null,
): DataLoader<string, RecordRow | null> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => null);
    const session = actingFor(viewer.organization, hub.pool);
    const records = await (selection ? readSelected(hub, keys, selection, session) : readRecords(hub, keys, session));
    return keys.map((key) => {
      const record = records.get(key);
      return record && maySee(record.audience, viewer.organization) ? record : null;
    });
  });
}

function proceedingLoader(hub: Hub, viewer: Viewer | null): DataLoader<string, ProceedingRow | null> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => null);
    const found = await readProceedings(hub, keys, actingFor(viewer.organization, hub.pool));
    return keys.map((key) => {
      const row = found.get(key);
      return row && maySee(row.audience, viewer.organization) ? row : null;
    });
  });
}

function attachmentLoader(session: Session | null): DataLoader<string, Attachment | null> {
  return new DataLoader(async (contentIds) => {
    const held = session ? await readAttachments(contentIds, session) : new Map<string, Attachment>();
    return contentIds.map((contentId) => held.get(contentId) ?? null);
  });
}

function visibleSignatures(viewer: Viewer | null) {
  const mayRead = ({ audience }: RecordSignature): boolean => viewer !== null && maySee(audience, viewer.organization);
  return async (keys: readonly string[], session: Session): Promise<Map<string, RecordSignature[]>> => {
    const signatures = await readSignatures(keys, session);
    return new Map([...signatures].map(([key, ofRecord]) => [key, ofRecord.filter(mayRead)]));
  };
}

/** Lists are open to all members: nothing here depends on the viewer. */
function ownListLoader({ pool, organizations }: Hub): DataLoader<ItemUse, boolean, string> {
  return new DataLoader((uses) => outsideOwnLists(pool, organizations, uses), {
    cacheKeyFn: ({ organization, itemCode, on }) => `${organization} ${on} ${itemCode}`,
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

function byOwner<Row>(session: Session | null, read: PartReader<Row>): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = session ? await read(keys, session) : new Map<string, Row[]>();
    return keys.map((key) => rows.get(key) ?? []);
  });
}
