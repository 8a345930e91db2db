import type { GraphQLResolveInfo } from 'graphql';
import type { Temporal } from 'temporal-polyfill';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { askedPage } from '../../platform/graphql/connection.js';
import { badInput, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingTogether } from './acting.js';
import { itemList, itemSource, type ItemConditions } from './enforcement-item-list.sql.js';
import { EnforcementItemConnection, EnforcementItemFilter, EnforcementItemType } from './enforcement-item.graphql.js';
import { presentItem, type PresentedItem } from './enforcement-item.js';
import { asOf, listingsToldOf } from './listings-told.js';
import { today } from './today.js';

@Resolver()
export class EnforcementItemResolver {
  @Query(() => EnforcementItemConnection, {
    description: '执法事项清单：某日的，按代码（规则 G2）。Items listed on a day, by code (rule G2).',
  })
  async enforcementItems(
    @Arg('filter', () => EnforcementItemFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: EnforcementItemFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<PresentedItem>> {
    requirePermission(viewer, 'read');
    const conditions = conditionsOf(hub, filter ?? {});
    return keysetConnection(itemList, itemSource(hub, conditions), askedPage(hub, args, info));
  }

  @Query(() => EnforcementItemType, {
    nullable: true,
    description:
      '执法事项：某日清单中的一项；当日不在清单中的为空。多个部门列有同一代码而未指明部门的，为代码在前的部门的。An item as listed on a day; null if it was not. Of several departments that list the code, the first by code unless one is named.',
  })
  async enforcementItem(
    @Arg('code', () => String, { description: '事项代码。Code of the item.' }) code: string,
    @Arg('departmentCode', () => String, {
      nullable: true,
      description: '实施单位代码：部门或乡镇。Code of whose list it is.',
    })
    departmentCode: string | null | undefined,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: '日期，默认今日（北京时间）。Day; today in Asia/Shanghai by default.',
    })
    on: string | null,
    @Arg('asKnownAt', () => DateTimeScalar, asOf) asKnownAt: Temporal.Instant | null,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<PresentedItem | null> {
    requirePermission(viewer, 'read');
    const day = on ?? today(hub);
    const items = (await listingsToldOf(hub, code, asKnownAt))
      .flatMap((listing) => presentItem(listing, day, hub.organizations) ?? [])
      .filter(({ department }) => departmentCode == null || department.code === departmentCode);
    return items.sort((one, other) => (one.department.code < other.department.code ? -1 : 1))[0] ?? null;
  }
}

function conditionsOf(
  hub: Hub,
  { on, departmentCode, townshipCode, text, citing, citingArticles }: EnforcementItemFilter,
): ItemConditions {
  const day = on ?? today(hub);
  const keysOf = (code: string | null | undefined): number[] | null => {
    if (code == null) return null;
    const organization = hub.organizations.byCode(code);
    return organization ? actingTogether(hub.organizations, organization, day) : [];
  };
  const law =
    citing == null ? null : { title: wellFormed(citing, 'filter.citing'), articles: askedArticles(citingArticles) };
  return {
    on: day,
    departments: keysOf(departmentCode),
    townships: keysOf(townshipCode),
    citing: law,
    text: text ?? null,
  };
}

const mostArticles = 100;

function askedArticles(articles: readonly string[] | null | undefined): readonly string[] {
  if (articles && articles.length > mostArticles) throw badInput(`filter.citingArticles：一次至多${mostArticles}条`);
  return (articles ?? []).map((article) => wellFormed(article, 'filter.citingArticles'));
}
