import DataLoader from 'dataloader';
import type { OperationScope } from '../hub.js';
import { actingFor, maySee } from '../visibility/index.js';
import type { ProceedingRow } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';

/** Proceedings by database key, null where there is none that the viewer may see. */
export function proceedingLoader({ hub, viewer }: OperationScope): DataLoader<string, ProceedingRow | null> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => null);
    const found = await readProceedings(hub, keys, actingFor(viewer.organization, hub.pool));
    return keys.map((key) => {
      const row = found.get(key);
      return row && maySee(row.audience, viewer.organization) ? row : null;
    });
  });
}
