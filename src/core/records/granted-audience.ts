import type { Session } from '../../platform/database/index.js';
import type { Sql } from '../../platform/database/sql.js';
import { grantEnding, readGrants, type GrantAct } from './visibility-grant.sql.js';

/**
 * The audience of a record whose publisher names other organizations: those and whoever was granted to see it. Grants to
 * organizations that are named now have done their work and end: what stands is either named or granted, never both.
 */
export async function grantedAudience(
  session: Session,
  recordKey: string,
  named: readonly number[] | null,
  act: GrantAct,
): Promise<{ audience: readonly number[] | null; also: readonly Sql[] }> {
  const grants = await readGrants(session, recordKey);
  const standing = grants.filter(({ endedAt }) => endedAt === null).map(({ organizationKey }) => organizationKey);
  if (standing.length === 0) return { audience: named, also: [] };
  const audience = named && [...new Set([...named, ...standing])].sort((one, other) => one - other);
  return { audience, also: [grantEnding(recordKey, named, act)] };
}
