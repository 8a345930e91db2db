import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { ItemUse } from './own-list.js';

/** D2: the organizations (keys) that the county government has designated for what was decided on, by the use's place in the list. */
export async function designatedIn(
  executor: Executor,
  uses: readonly ItemUse[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const asked = uses.map(({ caseId, itemCode, on }, place) => ({ place, caseId, itemCode, on }));
  const rows = await run(
    executor,
    sql`SELECT place, organization_id FROM designated_by_county(${$(JSON.stringify(asked), 'jsonb')})`,
  );
  const found = new Map<number, number[]>();
  for (const [place, organization] of rows) {
    found.set(Number(place), [...(found.get(Number(place)) ?? []), Number(organization)]);
  }
  return found;
}
