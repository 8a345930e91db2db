import { seedCalendar } from '../core/calendar/index.js';
import type { Hub } from '../core/hub.js';
import { seedOrganizations } from '../core/organizations/index.js';
import { seedPolicies } from '../core/policies/index.js';
import { procedureFeatures } from './features.js';

/** What a county begins with; what is there already stays as it is, so every node may do it at each start. */
export async function seedReferenceData(em: Hub['em']): Promise<void> {
  await seedOrganizations(em.fork());
  await seedCalendar(em.fork());
  await seedPolicies(em.fork());
  for (const feature of procedureFeatures) await feature.seed?.(em.fork());
}
