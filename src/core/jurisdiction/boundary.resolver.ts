import type { GraphQLResolveInfo } from 'graphql';
import type { Temporal } from 'temporal-polyfill';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { askedPage } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingIn } from './acting.js';
import { CompetenceType, CoverageFaultConnection, type CoverageFaultType } from './boundary.graphql.js';
import { competenceOn } from './boundary.rules.js';
import { coveragePage } from './coverage.js';
import { asOf, listingsToldOf } from './listings-told.js';
import { today } from './today.js';

const onDay = {
  nullable: true,
  description: '日期，默认今日（北京时间）。Day; today in Asia/Shanghai by default.',
};

@Resolver()
export class BoundaryResolver {
  @Query(() => CompetenceType, {
    nullable: true,
    description:
      '有权执法的单位：按清单，某事项某日在某乡镇由谁执法（规则 G2）。已下放的为乡镇，否则为实施部门；无人负责、或多个部门均列有而未下放的为空。Who is competent for an item in a township on a day (rule G2): the township to which it was handed over, else the department; null where nobody is, or several departments list it.',
  })
  async competentOrganization(
    @Arg('itemCode', () => String, { description: '事项代码。Code of the item.' }) itemCode: string,
    @Arg('townshipCode', () => String, {
      description: '乡镇代码；已合并的由承接乡镇负责。Code of the township; of a merged one its successor answers.',
    })
    townshipCode: string,
    @Arg('on', () => LocalDateScalar, onDay) on: string | null,
    @Arg('asKnownAt', () => DateTimeScalar, asOf) asKnownAt: Temporal.Instant | null,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<CompetenceType | null> {
    requirePermission(viewer, 'read');
    const township = hub.organizations.byCode(townshipCode);
    if (township?.kind !== 'TOWNSHIP') return null;
    const listings = await listingsToldOf(hub, itemCode, asKnownAt);
    const found = competenceOn(listings, township.key, on ?? today(hub), actingIn(hub.organizations));
    return found && { ...found, organization: hub.organizations.byKey(found.organization) };
  }

  @Query(() => CoverageFaultConnection, {
    description:
      '职责缺口与重叠：某日无人或多个单位负责的事项，按事项与乡镇（规则 G2）。Gaps and doubles of the boundaries on a day, by item and township (rule G2).',
  })
  coverageReport(
    @Arg('on', () => LocalDateScalar, onDay) on: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<CoverageFaultType>> {
    requirePermission(viewer, 'read');
    return coveragePage(hub, on ?? today(hub), askedPage(hub, args, info));
  }
}
