import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { Viewer } from '../identity/index.js';
import type { Duty, DutyHolder, DutyTerm } from './duty.js';

/** Of whom everybody is told how to reach them: whose duty it is to be reached (U3). */
const reachedByAll: Duty = 'LIAISON_OFFICER';

/** How to reach anybody else is for their own organization and the county government. */
function reachesAll({ organization }: Viewer): boolean {
  return organization.kind === 'COUNTY_GOVERNMENT';
}

/** Whether a row of `h` may tell the viewer how to reach somebody. */
export function contactsSeen(viewer: Viewer): Sql {
  return sql`(h.duty = ${$(reachedByAll, 'text')} OR h.organization_id = ${$(viewer.organization.key, 'int')}
    OR ${$(reachesAll(viewer), 'boolean')})`;
}

/** A term, without what the viewer is not told. */
export function termSeen(viewer: Viewer, { duty, organizationId }: DutyHolder): (term: DutyTerm) => DutyTerm {
  const isSeen = duty === reachedByAll || organizationId === viewer.organization.key || reachesAll(viewer);
  return (term) => (isSeen ? term : { ...term, telephone: null, email: null, affiliation: null });
}
