import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { deadlineStatus, deadlineStatuses, type DeadlineStatus } from '../../../core/deadlines/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { actingOn, OrganizationType, predecessorsOn, type Organization } from '../../../core/organizations/index.js';
import { recordLoader, SharedRecord, type RecordRow } from '../../../core/records/index.js';
import { actingFor, rowsByOwner } from '../../../core/visibility/index.js';
import { PageArgs, type Page } from '../../../platform/graphql/connection.graphql.js';
import { askedPage } from '../../../platform/graphql/connection.js';
import { keysetConnection } from '../../../platform/graphql/keyset-list.js';
import { LegalAdjustmentType } from '../legal-adjustment.resolver.js';
import { confirmListCheck, type ListCheckAnswer } from './confirm-list-check.js';
import {
  ConfirmListCheckInput,
  ListCheckConnection,
  ListCheckFilter,
  ListCheckPayload,
  ListCheckType,
} from './list-check.graphql.js';
import { listCheckIds, type ListCheck } from './list-check.js';
import { listCheckList, listCheckSource, readChecks } from './list-checks.sql.js';

@Resolver(() => ListCheckType)
export class ListCheckResolver {
  @FieldResolver(() => String)
  id(@Root() { key }: ListCheck): string {
    return listCheckIds.of(key);
  }

  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationId }: ListCheck, @Ctx() { hub }: RequestContext): Organization {
    const owner = hub.organizations.byKey(organizationId);
    return actingOn(owner, shanghaiDay(hub.clock.now()).toString()) ?? owner;
  }

  @FieldResolver(() => SharedRecord, { description: '所依据的调整信息。The adjustment that it is for.' })
  async adjustment(@Root() { recordId }: ListCheck, @Ctx() { loaders }: RequestContext): Promise<RecordRow> {
    const record = await loaders.own(recordLoader).load(recordId);
    if (!record) throw new Error('a check is seen without its adjustment');
    return record;
  }

  @FieldResolver(() => deadlineStatuses)
  status(@Root() { dueAt, closedAt, outcome }: ListCheck, @Ctx() { hub }: RequestContext): DeadlineStatus {
    const isLapsed = outcome === 'LAPSED';
    const ended = { metAt: isLapsed ? null : closedAt, endedAt: isLapsed ? closedAt : null };
    return deadlineStatus({ dueAt, ...ended }, hub.clock.now());
  }

  @Query(() => ListCheckConnection, {
    description:
      '清单核查：因法律、法规、规章调整而提出的，自新至旧（规则 S1）。Checks of lists for laws that were adjusted, the latest first (rule S1).',
  })
  listChecks(
    @Arg('filter', () => ListCheckFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: ListCheckFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ListCheck>> {
    const { organization } = requirePermission(caller, 'read');
    const { organizationCode, open = null } = filter ?? {};
    const day = shanghaiDay(hub.clock.now()).toString();
    const named = organizationCode == null ? null : (hub.organizations.byCode(organizationCode) ?? []);
    const owners =
      named === null || !('key' in named) ? named : [named, ...predecessorsOn(hub.organizations, named, day)];
    const conditions = { organizations: owners?.map(({ key }) => key) ?? null, open };
    const source = listCheckSource(actingFor(organization, hub.pool), organization, conditions);
    return keysetConnection(listCheckList, source, askedPage(hub, args, info));
  }

  @Mutation(() => ListCheckPayload, {
    description:
      '确认清单核查：经核查无须修改，由核查单位办理；修改清单、裁量标准或工作流程的自行办结（规则 S1）。Confirms that nothing has to change; for whoever is to check. What is revised closes the check by itself (rule S1).',
  })
  confirmListCheck(
    @Arg('input', () => ConfirmListCheckInput, { description: '请求内容。What is asked for.' })
    input: ConfirmListCheckInput,
    @Ctx() context: RequestContext,
  ): Promise<ListCheckAnswer> {
    return confirmListCheck(context, input);
  }
}

@Resolver(() => LegalAdjustmentType)
export class ChecksOfAdjustmentResolver {
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => [ListCheckType], {
    description:
      '清单核查：共享时引用它的事项、裁量标准和工作流程所属各单位的（规则 S1）。The checks of those whose items, standards or procedures rest on it (rule S1).',
  })
  listChecks(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<ListCheck[]> {
    return loaders.ownFor(readChecks, rowsByOwner).load(key);
  }
}
