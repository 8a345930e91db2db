import DataLoader from 'dataloader';
import type { Session } from '../../platform/database/index.js';
import type { OperationScope } from '../hub.js';
import { actingFor } from './acting.js';

/** Reads the rows that belong to some owners, by owner. */
export type ReadByOwner<Row> = (keys: readonly string[], session: Session) => Promise<Map<string, Row[]>>;

/** The rows that the viewer may see of each owner; none for a caller whom nobody knows. */
export function rowsByOwner<Row>({ hub, viewer }: OperationScope, read: ReadByOwner<Row>): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = viewer ? await read(keys, actingFor(viewer.organization, hub.pool)) : new Map<string, Row[]>();
    return keys.map((key) => rows.get(key) ?? []);
  });
}
