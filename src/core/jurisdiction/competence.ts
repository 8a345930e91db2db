import type { Executor } from '../../platform/database/index.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import { actingIn } from './acting.js';
import { competenceOn, delegationOn, versionOn, type Competence } from './boundary.rules.js';
import { listingsOf } from './listing.sql.js';

/** A question about an item (its code) in a township (its key) on a day (`YYYY-MM-DD`). */
export interface BoundaryQuestion {
  readonly itemCode: string;
  readonly township: number;
  readonly on: string;
}

/** G2: who is competent, by the lists; null where nobody is, or several departments are. One statement. */
export async function competence(
  executor: Executor,
  organizations: OrganizationDirectory,
  { itemCode, township, on }: BoundaryQuestion,
): Promise<Competence | null> {
  return competenceOn(await listingsOf(executor, [itemCode]), township, on, actingIn(organizations));
}

/**
 * The day on which the item was handed over to the township that holds it on a day, on which transfers of cases depend (三(一)1); null where the
 * department holds it still, or again.
 */
export async function handoverDate(
  executor: Executor,
  organizations: OrganizationDirectory,
  { itemCode, township, on }: BoundaryQuestion,
): Promise<string | null> {
  const acting = actingIn(organizations);
  const listings = await listingsOf(executor, [itemCode]);
  const delegations = listings.flatMap((listing) =>
    versionOn(listing, on) ? (delegationOn(listing, township, on, acting) ?? []) : [],
  );
  return delegations[0]?.delegatedFrom ?? null;
}
