import DataLoader from 'dataloader';
import type { Session } from '../../platform/database/index.js';
import type { OperationScope } from '../hub.js';
import { actingFor, maySee, rowsByOwner } from '../visibility/index.js';
import type { DetailTable } from './record-category.js';
import { readParts, readRecords, readSelected } from './record-read.sql.js';
import type { RecordSelection } from './record-selection.js';
import { readSignatures, type RecordSignature } from './record-signature.sql.js';
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

/** The signatures of revisions that the viewer might see when they were signed: a later text may be for more. */
export function signatureLoader(scope: OperationScope): DataLoader<string, RecordSignature[]> {
  const mayRead = ({ audience }: RecordSignature): boolean =>
    scope.viewer !== null && maySee(audience, scope.viewer.organization);
  return rowsByOwner(scope, async (keys, session) => {
    const signatures = await readSignatures(keys, session);
    return new Map([...signatures].map(([key, ofRecord]) => [key, ofRecord.filter(mayRead)]));
  });
}
