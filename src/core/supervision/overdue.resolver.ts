import { Temporal } from 'temporal-polyfill';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import { askedPage } from '../../platform/graphql/connection.js';
import { badInput, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { OrganizationType, type Organization } from '../organizations/index.js';
import { rowsByOwner } from '../visibility/index.js';
import { ageBandEnum, OverdueFiguresType, OverdueFilterInput } from './overdue.graphql.js';
import { OverdueMatterConnection, OverdueMatterType } from './overdue.graphql.js';
import { ageBandOf, overdueDays, type AgeBand } from './age-band.js';
import type { CountyDeadline } from './county-deadlines.sql.js';
import { overdueFigures, overdueList, overdueSource, type OverdueFilter } from './overdue.sql.js';
import { UrgeType } from './urge.graphql.js';
import type { UrgeRow } from './urge.js';
import { urgesOfDeadlines } from './urges.sql.js';

const onlySome = '筛选条件：只要符合全部条件的。Only what meets all of these.';

@Resolver(() => OverdueMatterType)
export class OverdueResolver {
  @Query(() => OverdueMatterConnection, {
    description:
      '全县逾期事项，逾期最久的在前；由司法局和县政府查阅，只有办理情况，不含内容。What is overdue in the whole county, the longest first, for the justice bureau and the county government: how it is handled, not what is in it.',
  })
  overdueMatters(
    @Arg('filter', () => OverdueFilterInput, { nullable: true, description: onlySome })
    filter: OverdueFilterInput | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<CountyDeadline>> {
    const viewer = requirePermission(caller, 'supervise');
    return keysetConnection(overdueList, overdueSource(hub, viewer, checked(filter)), askedPage(hub, args, info));
  }

  @Query(() => OverdueFiguresType, {
    description:
      '全县逾期情况统计：与 overdueMatters 同一时点、同一条件的数目一致。What is overdue in the county in figures, which count what overdueMatters lists.',
  })
  async overdueFigures(
    @Arg('filter', () => OverdueFilterInput, { nullable: true, description: onlySome })
    filter: OverdueFilterInput | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<OverdueFiguresType> {
    const viewer = requirePermission(caller, 'supervise');
    const asOf = shanghaiText(hub.clock.now());
    const figures = await overdueFigures(hub, viewer, checked(filter));
    const rows = figures
      .map(({ organizationKey, procedure, band, count }) => ({
        organization: hub.organizations.byKey(organizationKey) as unknown as OrganizationType,
        procedure,
        age: band,
        count,
      }))
      .sort((one, other) => other.count - one.count);
    return { asOf, total: rows.reduce((sum, { count }) => sum + count, 0), rows };
  }

  @FieldResolver(() => String)
  deadlineId(@Root() { key }: CountyDeadline): string {
    return `due_${key}`;
  }

  @FieldResolver(() => OrganizationType)
  responsible(@Root() { responsibleId }: CountyDeadline, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(responsibleId);
  }

  @FieldResolver(() => Int)
  overdueDays(@Root() { dueAt }: CountyDeadline, @Ctx() { hub }: RequestContext): number {
    return daysSince(dueAt, hub.clock.now());
  }

  @FieldResolver(() => ageBandEnum)
  age(@Root() { dueAt }: CountyDeadline, @Ctx() { hub }: RequestContext): AgeBand {
    return ageBandOf(daysSince(dueAt, hub.clock.now()));
  }

  @FieldResolver(() => [UrgeType])
  urges(@Root() { key }: CountyDeadline, @Ctx() { loaders }: RequestContext): Promise<UrgeRow[]> {
    return loaders.ownFor(urgesOfDeadlines, rowsByOwner).load(key);
  }
}

function daysSince(dueAt: string, now: Temporal.Instant): number {
  return Math.floor(now.since(Temporal.Instant.from(dueAt)).total('seconds') / overdueDays.seconds);
}

const mostCodes = 50;

function checked(filter: OverdueFilterInput | null): OverdueFilter {
  const { responsibleCodes, procedures, minDays, ages } = filter ?? {};
  if ((responsibleCodes?.length ?? 0) > mostCodes) throw badInput(`responsibleCodes：一次至多${mostCodes}个单位`);
  return {
    responsibleCodes: responsibleCodes ?? null,
    procedures: procedures ?? null,
    minDays: minDays ?? null,
    ageBands: ages ?? null,
  };
}
