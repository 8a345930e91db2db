import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, Field, Info, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { connectionOf, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { nodeFields, selectionOf } from '../../platform/graphql/selection.js';
import type { PlanRows } from '../../platform/tables/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { recordCellShape } from './record-cells.sql.js';
import { recordConnection } from './record-connection.js';
import { RecordFilter } from './record-filter.graphql.js';
import { recordConditions } from './record-filter.sql.js';
import { readRecords } from './record-read.sql.js';
import { recordRows } from './record-rows.js';
import type { RecordRow } from './record.js';
import { commonFields } from './record-shape.sql.js';
import { SharedRecord } from './shared-record.graphql.js';
import { sharedToday } from './shared-today.sql.js';
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

const SharedRecordConnection = connectionOf('SharedRecord', () => SharedRecord);

const conditionsOf =
  (filter: SharedRecordFilter | null, { hub }: RequestContext) =>
  ($: Parameters): string[] => [
    ...(filter?.categories ? [`r.category = ANY (${$(filter.categories, 'text[]')})`] : []),
    ...recordConditions(filter, hub.organizations, $),
  ];

const planRows: PlanRows = (columns) => {
  const shape = recordCellShape(null, columns);
  if (!shape) return null;
  return (context, { args, ...request }) => {
    const viewing = context as RequestContext;
    const filter = args['filter'] ?? null;
    return recordRows(viewing, null, conditionsOf(filter, viewing), request, shape);
  };
};

@Resolver()
export class SharedRecordsResolver {
  @Extensions({ planRows })
  @Query(() => SharedRecordConnection, {
    description:
      '可见的共享信息，按形成时间自新至旧；含已登记待共享的，不含已撤回的。Records one may see, newest formation first; awaited ones included, withdrawn ones not.',
  })
  async sharedRecords(
    @Arg('filter', () => SharedRecordFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: SharedRecordFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<RecordRow>> {
    const page = await recordConnection(context, null, args, conditionsOf(filter, context), info);
    const typed = [...nodeFields(selectionOf(info))].some((field) => !commonFields.has(field));
    return typed ? completed(context, page) : page;
  }

  @Query(() => [CategoryCount], {
    description: '某日各类信息的共享条数，默认今日。Records shared on a day by category, today by default.',
  })
  sharedToday(
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: '日期，默认今日（北京时间）。Day; today in Asia/Shanghai by default.',
    })
    on: string | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<CategoryCount[]> {
    const viewer = requirePermission(caller, 'read');
    return sharedToday(hub, viewer, on ?? shanghaiDay(hub.clock.now()).toString());
  }
}

/** Fills in the categories' own columns where a document selects them: one statement a category, not one a record. */
async function completed<List extends Page<RecordRow>>({ hub, viewer }: RequestContext, page: List): Promise<List> {
  const full = await readRecords(
    hub,
    page.nodes.map(({ key }) => key),
    actingFor(requirePermission(viewer, 'read').organization, hub.pool),
  );
  const complete = (record: RecordRow): RecordRow => full.get(record.key) ?? record;
  return {
    ...page,
    nodes: page.nodes.map(complete),
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: complete(node) })),
  };
}
