import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Viewer } from '../identity/index.js';

/** As whom the viewer acts for the organization. */
export async function ownAffiliation(executor: Executor, { person, organization }: Viewer): Promise<number> {
  const [row] = await run(
    executor,
    sql`SELECT id FROM affiliation
      WHERE person_id = ${$(person.key, 'int')} AND organization_id = ${$(organization.key, 'int')}`,
  );
  if (!row) throw new Error('nobody acts for an organization without having come for it');
  return Number(row[0]);
}
