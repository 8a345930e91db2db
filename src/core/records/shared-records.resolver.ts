import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, Field, Info, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { connectionOf, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { replacedBy } from '../../platform/graphql/deprecation.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { RecordFilter } from './record-filter.graphql.js';
import { recordConditions } from './record-filter.sql.js';
import type { RecordRow } from './record.js';
import { SharedRecord } from './shared-record.graphql.js';
import { planSharedRecordRows, sharedRecordPage } from './shared-record-page.js';
import { sharedOn } from './shared-on.sql.js';
import { sharingCategories } from './sharing-category.js';

@InputType({ description: '共享信息的筛选条件，各项同时满足。Filter of shared records; all conditions hold.' })
export class SharedRecordFilter extends RecordFilter {
  @Field(() => [sharingCategories], { nullable: true, description: '类别，任一即可。Categories, any of them.' })
  readonly categories?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: '某类信息的条数。How many records of a category.' })
export class CategoryCount {
  @Field(() => sharingCategories, { description: '类别。Category.' })
  readonly category!: string;

  @Field(() => Int, { description: '条数。Count.' })
  readonly count!: number;
}

export const SharedRecordConnection = connectionOf('SharedRecord', () => SharedRecord);

const conditionsOf =
  (filter: SharedRecordFilter | null, { hub }: RequestContext) =>
  (): Sql[] => [
    ...(filter?.categories ? [sql`r.category = ANY (${$(filter.categories, 'text[]')})`] : []),
    ...recordConditions(filter, hub),
  ];

const planRows = planSharedRecordRows(({ filter }, context) =>
  conditionsOf((filter as SharedRecordFilter | undefined) ?? null, context),
);

const sharedOnWords = '共享条数：某日各类信息的，默认今日。Records shared on a day by category, today by default.';
const dateWords = '日期，默认今日（北京时间）。Day; today in Asia/Shanghai by default.';

@Resolver()
export class SharedRecordsResolver {
  @Extensions({ planRows })
  @Query(() => SharedRecordConnection, {
    description:
      '共享信息：可见的，按形成时间自新至旧；含已登记待共享的，已撤回的须按状态筛选。Records one may see, newest formation first; awaited ones included, withdrawn ones where the filter asks for them.',
  })
  sharedRecords(
    @Arg('filter', () => SharedRecordFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: SharedRecordFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<RecordRow>> {
    return sharedRecordPage(context, args, conditionsOf(filter, context), info);
  }

  @Query(() => [CategoryCount], { description: sharedOnWords })
  sharedOn(
    @Arg('date', () => LocalDateScalar, { nullable: true, description: dateWords }) date: string | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<CategoryCount[]> {
    const viewer = requirePermission(caller, 'read');
    return sharedOn(hub, viewer, date ?? shanghaiDay(hub.clock.now()).toString());
  }

  @Query(() => [CategoryCount], {
    description: sharedOnWords,
    deprecationReason: replacedBy('sharedOn', '2027-12-31'),
  })
  sharedToday(
    @Arg('on', () => LocalDateScalar, { nullable: true, description: dateWords }) on: string | null,
    @Ctx() context: RequestContext,
  ): Promise<CategoryCount[]> {
    return this.sharedOn(on, context);
  }
}
