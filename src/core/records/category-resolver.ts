import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, Info, Mutation, Query, Resolver, type ClassType } from 'type-graphql';
import type { Sql } from '../../platform/database/sql.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { relabelled } from '../../platform/graphql/label.js';
import type { PlanNodes } from '../../platform/graphql/list-plan.js';
import type { PlanRows } from '../../platform/tables/index.js';
import type { RequestContext } from '../hub.js';
import type { CategoryFields } from './category-fields.js';
import { declareParts } from './category-parts.js';
import { categoryTypes } from './category-types.js';
import { publishRecord } from './publish.js';
import type { RecordCategory } from './record-category.js';
import { recordConnection, recordPage, recordRows } from './record-connection.js';
import type { RecordFilter } from './record-filter.graphql.js';
import { recordConditions } from './record-filter.sql.js';
import { recordCellShape } from './record-cells.sql.js';
import type { RecordScope } from './record-list.sql.js';
import { recordTextShape } from './record-text.sql.js';
import type { RecordPayload } from './record-payload.js';
import type { RecordRow } from './record.js';
import { reviseRecord, type Revising } from './revise.js';
import { inputTypeOf } from './signed-request.js';
import type { Publishing } from './sharing-input.js';

export interface CategoryApi<Fields extends object, Filter extends RecordFilter> {
  readonly category: RecordCategory<Fields>;
  /** What the hub keeps or derives beside what publishers give. */
  readonly facts?: CategoryFields;
  /** Name of the list, e.g. `penaltyDecisions`. */
  readonly list: string;
  readonly filter: ClassType<Filter>;
  /** Predicates of the category's own filter fields, over its details `d`, as the viewer may set them. */
  conditions(filter: Filter, context: RequestContext): Sql[];
  /** Runs before anything is read, e.g. to audit what is looked for. */
  beforeList?(context: RequestContext, filter: Filter): Promise<void>;
}

/** What every category offers: publish, revise, list. Translates and calls; no rule lives here. */
export function categoryResolver<Fields extends object, Filter extends RecordFilter>({
  category,
  facts = {},
  list,
  filter: filterClass,
  conditions,
  beforeList,
}: CategoryApi<Fields, Filter>) {
  const types = categoryTypes(category, facts);
  const { typeName, description } = category;

  const conditionsOf = (filter: Filter | null, context: RequestContext) => (): Sql[] => [
    ...recordConditions(filter, context.hub),
    ...(filter ? conditions(filter, context) : []),
  ];

  /** Operations for which `beforeList` has run in a plan: of what the plan then leaves to the executor it is not run again. */
  const begun = new WeakSet<RequestContext>();

  async function begin(context: RequestContext, filter: Filter | null, isPlanned = false): Promise<RecordScope> {
    if (filter && beforeList && !begun.delete(context)) {
      await beforeList(context, filter);
      if (isPlanned) begun.add(context);
    }
    return { category, conditions: conditionsOf(filter, context) };
  }

  const planNodes: PlanNodes = (selected) => {
    const shape = recordTextShape(category, selected);
    if (!shape) return null;
    return async (context, { filter, ...args }, counted) => {
      const viewing = context as RequestContext;
      const scope = await begin(viewing, (filter ?? null) as Filter | null, true);
      return recordPage(viewing, scope, { args, counted, cursorKey: viewing.hub.cursorKey }, shape);
    };
  };

  const planRows: PlanRows = (columns) => {
    const shape = recordCellShape(category, columns);
    if (!shape) return null;
    return async function* rows(context, { args, ...request }) {
      const viewing = context as RequestContext;
      const scope = await begin(viewing, (args['filter'] ?? null) as Filter | null);
      yield* recordRows(viewing, scope, shape, request);
    };
  };

  @Resolver(() => types.RecordType)
  class CategoryResolver {
    @Mutation(() => types.PublishPayload, {
      name: `publish${typeName}`,
      description: relabelled(description, (label) => `发布${label}（规则 S10）`),
    })
    publish(
      @Arg('input', () => types.PublishRecordInput, { description: '请求内容。What is asked for.' })
      input: Publishing<Fields>,
      @Arg('dryRun', () => Boolean, {
        nullable: true,
        description: '仅试算：答复错误，什么也不写入。Only tells what is wrong, and writes nothing.',
      })
      dryRun: boolean | null,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<RecordPayload> {
      return publishRecord(context, category, input, inputTypeOf(info, `Publish${typeName}Input`), { dryRun });
    }

    @Mutation(() => types.RevisePayload, {
      name: `revise${typeName}`,
      description: relabelled(description, (label) => `修订${label}`),
    })
    revise(
      @Arg('input', () => types.ReviseRecordInput, { description: '请求内容。What is asked for.' })
      input: Revising<Fields>,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<RecordPayload> {
      return reviseRecord(context, category, input, inputTypeOf(info, `Revise${typeName}Input`));
    }

    @Extensions({ planNodes, planRows })
    @Query(() => types.Connection, {
      name: list,
      description: relabelled(description, (label) => `${label}，按形成时间自新至旧`),
    })
    async list(
      @Arg('filter', () => filterClass, {
        nullable: true,
        description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
      })
      filter: Filter | null,
      @Args(() => PageArgs) args: PageArgs,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Page<RecordRow>> {
      return recordConnection(context, await begin(context, filter ?? null), args, info);
    }
  }

  declareParts(CategoryResolver, category.parts);
  return { types, resolver: CategoryResolver };
}
