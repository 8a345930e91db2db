import { Field, InputType } from 'type-graphql';
import type { Parameters } from '../../platform/database/parameters.js';
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
  $: Parameters,
): string[] {
  return code == null ? [] : [`d.${column} = ${$(organizations.byCode(code)?.key ?? -1, 'int')}`];
}

/** The same for an expression that gives the keys of several. */
export function organizationAmong(
  keys: string,
  code: string | null | undefined,
  organizations: OrganizationDirectory,
  $: Parameters,
): string[] {
  return code == null ? [] : [`${$(organizations.byCode(code)?.key ?? -1, 'int')} = ANY (${keys})`];
}

/**
 * The predicate that a column has the text of a filter's field.
 * @throws GraphQLError BAD_USER_INPUT for a text that PostgreSQL cannot hold
 */
export function textCondition(column: string, text: string | null | undefined, field: string, $: Parameters): string[] {
  if (text == null) return [];
  return [`d.${column} = ${$(wellFormed(text, field), 'text')}`];
}

/** The predicates of that filter; days are those of the session's zone, Asia/Shanghai. */
export function proceedingConditions(filter: ProceedingFilter | null | undefined, $: Parameters): string[] {
  const { open, openedFrom, openedTo } = filter ?? {};
  return [
    ...(open == null ? [] : [`p.closed_at IS ${open ? '' : 'NOT '}NULL`]),
    ...(openedFrom ? [`p.opened_at >= ${$(openedFrom, 'date')}::timestamptz`] : []),
    ...(openedTo ? [`p.opened_at < (${$(openedTo, 'date')} + 1)::timestamptz`] : []),
  ];
}
