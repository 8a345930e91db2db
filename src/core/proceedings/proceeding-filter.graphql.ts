import { Field, InputType } from 'type-graphql';
import { $, join, raw, sql, type Sql } from '../../platform/database/sql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import { soughtIn } from '../../platform/search-text/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../hub.js';
import { predecessorsOn } from '../organizations/index.js';
import { unreadProceeding } from '../readings/index.js';
import { heirOf } from './heir.sql.js';

/** What lists of all procedures can be narrowed by. */
@InputType()
export abstract class ProceedingFilter {
  @Field(() => Boolean, { nullable: true, description: '是否未办结。Whether it is still open.' })
  readonly open?: boolean | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发起日不早于（含）。Opened on this day or later.' })
  readonly openedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发起日不晚于（含）。Opened on this day or earlier.' })
  readonly openedTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '未阅单位代码：该单位为一方而尚无人打开、也未办理过的。Code of an organization that is a party: nobody there has opened it or taken a step in it.',
  })
  readonly unreadBy?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '检索，2 至 200 个字：编号、标题、当事人、公文文号及填写的内容，标题和当事人可用拼音首字母；以空格分开的各项须同时出现。Search, 2 to 200 characters: numbers, title, parties, numbers of documents and everything else that is told in words, names also by pinyin initials; what stands between spaces must all be there.',
  })
  readonly text?: string | null;
}

/** Where organizations are looked up, and which of them have ended. */
export type KnownOrganizations = Pick<Hub, 'organizations' | 'clock'>;

/**
 * The predicate that one of an organization's columns has the code of a filter, or that it acts for the one that a column has; an unknown
 * code finds nothing. Each column has an index, which a list of them would not use.
 */
export function organizationCondition(
  columns: readonly string[],
  code: string | null | undefined,
  known: KnownOrganizations,
): Sql[] {
  if (code == null) return [];
  const { key, ended } = actingThere(code, known);
  const stored = columns.map((column) => raw(`d.${column}`));
  const is = sql`${$(key, 'int')} IN (${join(stored)})`;
  if (ended.length === 0) return [is];
  const keys = $([key, ...ended], 'int[]');
  const acting = columns.map((column) => heirOf(`d.${column}`));
  return [
    sql`(${join(
      stored.map((column) => sql`${column} = ANY (${keys})`),
      ' OR ',
    )})`,
    sql`${$(key, 'int')} IN (${join([...stored, ...acting])})`,
  ];
}

/** The same for an expression that gives the keys of several. */
export function organizationAmongCondition(
  keys: string,
  code: string | null | undefined,
  known: KnownOrganizations,
): Sql[] {
  if (code == null) return [];
  const { key, ended } = actingThere(code, known);
  const isAmong = sql`${$(key, 'int')} = ANY (${raw(keys)})`;
  if (ended.length === 0) return [isAmong];
  const actsForOne = sql`EXISTS (SELECT FROM unnest(${raw(keys)}) AS k (id) WHERE ${heirOf('k.id')} = ${$(key, 'int')})`;
  return [sql`(${isAmong} OR ${actsForOne})`];
}

function actingThere(code: string, { organizations, clock }: KnownOrganizations): { key: number; ended: number[] } {
  const organization = organizations.byCode(code);
  if (!organization) return { key: -1, ended: [] };
  const ended = predecessorsOn(organizations, organization, shanghaiDay(clock.now()).toString());
  return { key: organization.key, ended: ended.map(({ key }) => key) };
}

/**
 * The predicate that a column has the text of a filter's field.
 * @throws GraphQLError BAD_USER_INPUT for a text that PostgreSQL cannot hold
 */
export function textCondition(column: string, text: string | null | undefined, field: string): Sql[] {
  if (text == null) return [];
  return [sql`d.${raw(column)} = ${$(wellFormed(text, field), 'text')}`];
}

/** Pairs of characters find candidates through the index, the text itself decides: in a function, see migration 0009. */
function searchCondition(text: string): Sql {
  const { pairs, patterns } = soughtIn(text, 'filter.text');
  return sql`p.id IN (SELECT proceedings_matching(${$(pairs, 'text[]')}, ${$(patterns, 'text[]')}))`;
}

/** The predicates of that filter; days are those of the session's zone, Asia/Shanghai. */
export function proceedingConditions(filter: ProceedingFilter | null | undefined, known: KnownOrganizations): Sql[] {
  const { open, openedFrom, openedTo, text, unreadBy } = filter ?? {};
  return [
    ...(open == null ? [] : [open ? sql`p.closed_at IS NULL` : sql`p.closed_at IS NOT NULL`]),
    ...(openedFrom ? [sql`p.opened_at >= ${$(openedFrom, 'date')}::timestamptz`] : []),
    ...(openedTo ? [sql`p.opened_at < (${$(openedTo, 'date')} + 1)::timestamptz`] : []),
    ...unreadProceeding(unreadBy, known),
    ...(text == null ? [] : [searchCondition(text)]),
  ];
}
