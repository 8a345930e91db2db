import { Field, InputType } from 'type-graphql';
import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { OrganizationDirectory } from '../organizations/index.js';

/** What lists of all procedures can be narrowed by. */
@InputType()
export abstract class ProceedingFilter {
  @Field(() => Boolean, { nullable: true, description: '是否未办结。Whether it is still open.' })
  readonly open?: boolean | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发起日不早于（含）。Opened on this day or later.' })
  readonly openedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发起日不晚于（含）。Opened on this day or earlier.' })
  readonly openedTo?: string | null;
}

/** The predicate that an organization's column has the code of a filter; an unknown code finds nothing. */
export function organizationCondition(
  column: string,
  code: string | null | undefined,
  organizations: OrganizationDirectory,
): Sql[] {
  return code == null ? [] : [sql`d.${raw(column)} = ${$(organizations.byCode(code)?.key ?? -1, 'int')}`];
}

/** The same for an expression that gives the keys of several. */
export function organizationAmongCondition(
  keys: string,
  code: string | null | undefined,
  organizations: OrganizationDirectory,
): Sql[] {
  return code == null ? [] : [sql`${$(organizations.byCode(code)?.key ?? -1, 'int')} = ANY (${raw(keys)})`];
}

/**
 * The predicate that a column has the text of a filter's field.
 * @throws GraphQLError BAD_USER_INPUT for a text that PostgreSQL cannot hold
 */
export function textCondition(column: string, text: string | null | undefined, field: string): Sql[] {
  if (text == null) return [];
  return [sql`d.${raw(column)} = ${$(wellFormed(text, field), 'text')}`];
}

/** The predicates of that filter; days are those of the session's zone, Asia/Shanghai. */
export function proceedingConditions(filter: ProceedingFilter | null | undefined): Sql[] {
  const { open, openedFrom, openedTo } = filter ?? {};
  return [
    ...(open == null ? [] : [open ? sql`p.closed_at IS NULL` : sql`p.closed_at IS NOT NULL`]),
    ...(openedFrom ? [sql`p.opened_at >= ${$(openedFrom, 'date')}::timestamptz`] : []),
    ...(openedTo ? [sql`p.opened_at < (${$(openedTo, 'date')} + 1)::timestamptz`] : []),
  ];
}
