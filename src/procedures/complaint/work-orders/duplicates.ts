import DataLoader from 'dataloader';
import { shanghaiDay } from '../../../kernel/calendar.js';
import type { OperationScope } from '../../../core/hub.js';
import { policyOn } from '../../../core/policies/index.js';
import { actingFor } from '../../../core/visibility/index.js';
import { readDuplicates, type FoundDuplicate } from './duplicates.sql.js';

/** Complaints that may be the same one, by the key of each; nobody but their parties is told of any. */
export function possibleDuplicates({ hub, viewer }: OperationScope): DataLoader<string, readonly FoundDuplicate[]> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => []);
    const { organization } = viewer;
    const days = policyOn(hub.policies, 'complaint-duplicate-days', shanghaiDay(hub.clock.now()));
    const found = await readDuplicates(actingFor(organization, hub.pool), keys, { days, organization });
    return keys.map((key) => found.get(key) ?? []);
  });
}
