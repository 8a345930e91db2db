import { shanghaiDay } from '../../kernel/calendar.js';
import { competence } from '../../core/jurisdiction/index.js';
import type { Organization } from '../../core/organizations/index.js';
import type { Deciding } from '../../core/proceedings/index.js';

/** G2: who is competent by the lists for an item where it happened; null where they do not say or nothing of it is known. */
export async function listedCompetent(
  { hub, now }: Deciding,
  itemCode: string | null | undefined,
  township: number | null,
): Promise<Organization | null> {
  if (itemCode == null || township === null) return null;
  const asked = { itemCode, township, on: shanghaiDay(now).toString() };
  const listed = await competence(hub.pool, hub.organizations, asked);
  return listed && hub.organizations.byKey(listed.organization);
}
