import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Organization } from '../organizations/index.js';

/** The organizations that may see something; null: every member. The one visibility rule, in memory. */
export function maySee(audience: readonly number[] | null, organization: Organization): boolean {
  return audience === null || audience.includes(organization.key);
}

/** The same rule as a predicate of SQL, over a table or alias with a column `audience`. */
export function visibilityCondition({ key }: Pick<Organization, 'key'>, alias: string): Sql {
  const audience = raw(`${alias}.audience`);
  return sql`(${audience} IS NULL OR ${$(key, 'int')} = ANY (${audience}))`;
}

/** The same rule for cells of rollups, which count a record once for each organization that may see it, 0 being all members. */
export function cellVisibilityCondition({ key }: Organization, alias: string): Sql {
  return sql`${raw(alias)}.viewer_id = ANY (ARRAY[0, ${$(key, 'int')}])`;
}

/** Who may have known of something that was visible to `before` and is visible to `after`. */
export function eitherAudience(
  before: readonly number[] | null,
  after: readonly number[] | null,
): readonly number[] | null {
  if (before === null || after === null) return null;
  return [...new Set([...before, ...after])].sort((one, other) => one - other);
}

/** Who could see it at both times. */
export function bothAudience(
  before: readonly number[] | null,
  after: readonly number[] | null,
): readonly number[] | null {
  if (before === null) return after;
  return after === null ? before : before.filter((key) => after.includes(key));
}
