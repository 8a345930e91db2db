import DataLoader from 'dataloader';
import type { Session } from '../../platform/database/index.js';
import type { OperationScope } from '../hub.js';
import { actingFor, maySee, rowsByOwner, type ReadByOwner } from '../visibility/index.js';
import type { DetailTable } from './record-category.js';
import { readParts, readRecords, readSelected } from './record-read.sql.js';
import type { RecordSelection } from './record-selection.js';
import { readSignatures, type RecordSignature } from './record-signature.sql.js';
import { readRevisedValues, type RevisedValues } from './revised-values.sql.js';
import type { RecordRow } from './record.js';

type RecordLoader = DataLoader<string, RecordRow | null>;

/** Whole records by database key, null where there is none that the viewer may see. */
export function recordLoader(scope: OperationScope): RecordLoader {
  return visibleRecords(scope, (keys, session) => readRecords(scope.hub, keys, session));
}

/** The same with the selected fields only. */
export function selectedRecordLoader(scope: OperationScope, selection: RecordSelection): RecordLoader {
  return visibleRecords(scope, (keys, session) => readSelected(scope.hub, keys, selection, session));
}

type Read = (keys: readonly string[], session: Session) => Promise<Map<string, RecordRow>>;

function visibleRecords({ hub, viewer }: OperationScope, read: Read): RecordLoader {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => null);
    const records = await read(keys, actingFor(viewer.organization, hub.pool));
    return keys.map((key) => {
      const record = records.get(key);
      return record && maySee(record.audience, viewer.organization) ? record : null;
    });
  });
}

/** Rows of a category's part table, by record. */
export function partLoader(scope: OperationScope, table: DetailTable): DataLoader<string, object[]> {
  return rowsByOwner(scope, (keys, session) => readParts(table, keys, session));
}

/** The signatures of revisions that the viewer might see when they were signed. */
export function signatureLoader(scope: OperationScope): DataLoader<string, RecordSignature[]> {
  return rowsByOwner(scope, onlySeen(scope, readSignatures));
}

/** What revisions replaced, of those before and after which the viewer might see the record. */
export function revisedValuesLoader(scope: OperationScope): DataLoader<string, RevisedValues[]> {
  return rowsByOwner(scope, onlySeen(scope, readRevisedValues));
}

/** Rows that keep the audience they were written under: a later text may be for more. */
function onlySeen<Row extends { readonly audience: readonly number[] | null }>(
  { viewer }: OperationScope,
  read: ReadByOwner<Row>,
): ReadByOwner<Row> {
  const seen = ({ audience }: Row): boolean => viewer !== null && maySee(audience, viewer.organization);
  return async (keys, session) => {
    const rows = await read(keys, session);
    return new Map([...rows].map(([key, ofRecord]) => [key, ofRecord.filter(seen)]));
  };
}
