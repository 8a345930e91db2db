import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, Info, InputType, Query, Resolver } from 'type-graphql';
import { withNodes } from '../../platform/graphql/connection.js';
import { $, sql } from '../../platform/database/sql.js';
import { connectionOf, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import type { RequestContext } from '../hub.js';
import { procedureNames } from '../procedure-names.js';
import { proceedingConnection } from './proceeding-connection.js';
import { proceedingConditions, ProceedingFilter } from './proceeding-filter.graphql.js';
import { Proceeding } from './proceeding.graphql.js';
import type { ProceedingConditions } from './proceeding-list.sql.js';
import type { ProceedingRow } from './procedure.js';
import { proceedingLoader } from './proceeding-loader.js';

@InputType({ description: '办理事项的筛选条件，各项同时满足。Filter of proceedings; all conditions hold.' })
class AnyProceedingFilter extends ProceedingFilter {
  @Field(() => [procedureNames], { nullable: true, description: '办理程序，任一即可。Any of these procedures.' })
  readonly procedures?: string[] | null;
}

export const ProceedingConnection = connectionOf('Proceeding', () => Proceeding);

@Resolver()
export class ProceedingsResolver {
  @Query(() => ProceedingConnection, {
    description: '办理事项：本单位作为一方的，最近发起的在前。Proceedings that one is a party of, opened last first.',
  })
  async proceedings(
    @Arg('filter', () => AnyProceedingFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: AnyProceedingFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ProceedingRow | null>> {
    return wholeProceedings(
      context,
      args,
      () => [
        ...proceedingConditions(filter, context.hub),
        ...(filter?.procedures ? [sql`p.procedure = ANY (${$(filter.procedures, 'text[]')})`] : []),
      ],
      info,
    );
  }
}

/**
 * A page of proceedings of any procedure, whole: the list knows what all have in common, and each procedure's own facts are read with
 * one statement more.
 */
export async function wholeProceedings(
  context: RequestContext,
  args: PageArgs,
  conditions: ProceedingConditions,
  info: GraphQLResolveInfo,
): Promise<Page<ProceedingRow | null>> {
  const page = await proceedingConnection(context, null, args, conditions, info);
  const whole = (row: ProceedingRow): Promise<ProceedingRow | null> =>
    context.loaders.own(proceedingLoader).load(row.key);
  return withNodes(page, await Promise.all(page.nodes.map(whole)));
}
