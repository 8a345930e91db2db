import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import { $, join, literal, sql, type Sql } from '../../platform/database/sql.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { ProceedingConnection, wholeProceedings } from './proceedings.resolver.js';
import type { Procedure, ProceedingRow } from './procedure.js';

@Resolver()
export class CountyQueueResolver {
  @Query(() => ProceedingConnection, {
    description:
      '待县政府决定的事项：管辖争议、上报事项、人事建议和逾期的议定事项，最近发起的在前。What awaits the county government: disputes, escalations, recommendations and overdue resolutions, opened last first.',
  })
  async countyQueue(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ProceedingRow | null>> {
    requirePermission(context.viewer, 'decideForCounty');
    const { hub } = context;
    const now = shanghaiText(hub.clock.now());
    return wholeProceedings(context, args, () => awaitedConditions([...hub.procedures.values()], now), info);
  }
}

/** What each procedure says of itself; one that never waits for the county is in no queue. */
function awaitedConditions(procedures: readonly Procedure[], now: string): Sql[] {
  const late = sql`EXISTS (SELECT FROM proceeding_deadline x WHERE x.proceeding_id = p.id AND x.met_at IS NULL
    AND x.ended_at IS NULL AND x.paused_at IS NULL AND x.due_at <= ${$(now, 'timestamptz')})`;
  const each = procedures.flatMap(({ name, awaitsCounty = {} }) => {
    const { states = [], overdue = false } = awaitsCounty;
    const ofProcedure = sql`p.procedure = ${literal(name)}`;
    return [
      ...(states.length === 0 ? [] : [sql`(${ofProcedure} AND p.state = ANY (${$(states, 'text[]')}))`]),
      ...(overdue ? [sql`(${ofProcedure} AND ${late})`] : []),
    ];
  });
  return [sql`p.closed_at IS NULL`, sql`(${join(each, ' OR ')})`];
}
