import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { askedPage, withNodes } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { declareNeed } from './declare-need.js';
import { endNeed } from './end-need.js';
import type { NeedAnswer } from './keyed-need.js';
import { DeclareNeedInput, EndNeedInput, NeedConnection, NeedFilter, NeedPayload } from './need.graphql.js';
import { needList, needSource } from './need-list.sql.js';
import { presentNeed, type Need } from './need.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class NeedResolver {
  @Query(() => NeedConnection, {
    description:
      '信息需求：各单位登记的，自新至旧，全体单位可见（规则 S3）。Needs that organizations have declared, the latest first; open to all members (rule S3).',
  })
  async needs(
    @Arg('filter', () => NeedFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: NeedFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Need>> {
    requirePermission(viewer, 'read');
    const on = shanghaiDay(hub.clock.now()).toString();
    const source = needSource(hub.pool, {
      on,
      holders: filter?.organizationCodes?.flatMap((code) => hub.organizations.byCode(code)?.key ?? []) ?? null,
      category: filter?.category ?? null,
      statuses: filter?.statuses ?? null,
    });
    const page = await keysetConnection(needList, source, askedPage(hub, args, info));
    return withNodes(
      page,
      page.nodes.map((need) => presentNeed(need, hub.organizations, on)),
    );
  }

  @Mutation(() => NeedPayload, {
    description:
      '登记信息需求：自起始日起，符合的信息一经共享即予匹配（规则 S3）。Declares a need: from its first day on, what meets it is matched as it is shared (rule S3).',
  })
  declareNeed(
    @Arg('input', () => DeclareNeedInput, asked) input: DeclareNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<NeedAnswer> {
    const { items, itemCodes, townshipCodes, withExecution, validFrom, ...given } = input;
    return declareNeed(context, {
      ...given,
      items: items ?? 'ALL',
      itemCodes: itemCodes ?? [],
      townshipCodes: townshipCodes ?? [],
      withExecution: withExecution ?? false,
      validFrom: validFrom ?? null,
    });
  }

  @Mutation(() => NeedPayload, {
    description: '终止信息需求：由需求单位办理，已匹配的信息留存。Ends a need; what has met it stays.',
  })
  endNeed(
    @Arg('input', () => EndNeedInput, asked) { validTo, ...given }: EndNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<NeedAnswer> {
    return endNeed(context, { ...given, validTo: validTo ?? null });
  }
}
