import DataLoader from 'dataloader';
import type { NodeType, OperationScope } from '../hub.js';
import { actingFor } from '../visibility/index.js';
import { urgeIds, type UrgeRow } from './urge.js';
import { readUrges } from './urges.sql.js';

/** Urges by database key, null where there is none that the viewer may see. */
function urgeLoader({ hub, viewer }: OperationScope): DataLoader<string, UrgeRow | null> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => null);
    const found = await readUrges(keys, actingFor(viewer.organization, hub.pool));
    return keys.map((key) => found.get(key) ?? null);
  });
}

export const urgeNode: NodeType = {
  prefix: urgeIds.prefix,
  async load({ loaders }, id) {
    const key = urgeIds.keyOf(id);
    const urge = key === null ? null : await loaders.own(urgeLoader).load(key);
    return urge && { ...urge, __typename: 'Urge' };
  },
};
