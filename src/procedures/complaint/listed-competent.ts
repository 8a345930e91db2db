import { competence } from '../../core/jurisdiction/index.js';
import type { Organization } from '../../core/organizations/index.js';
import type { Circumstances, StepScope } from '../../core/proceedings/index.js';

/** G2: who is competent by the lists for an item where it happened; null where they do not say or nothing of it is known. */
export async function listedCompetent(
  { hub, today }: StepScope & Pick<Circumstances, 'today'>,
  itemCode: string | null | undefined,
  township: number | null,
): Promise<Organization | null> {
  if (itemCode == null || township === null) return null;
  const listed = await competence(hub.pool, hub.organizations, { itemCode, township, on: today });
  return listed && hub.organizations.byKey(listed.organization);
}
