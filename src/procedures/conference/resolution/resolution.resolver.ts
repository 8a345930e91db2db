import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { OrganizationType, type Organization } from '../../../core/organizations/index.js';
import {
  Proceeding,
  proceedingConditions,
  proceedingConnection,
  proceedingLoader,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { PageArgs, type Page } from '../../../platform/graphql/connection.graphql.js';
import {
  adoptResolution,
  completeResolution,
  reportProgress,
  reportResolution,
  urgeResolution,
} from './handle-resolution.js';
import {
  AdoptResolutionInput,
  CompleteResolutionInput,
  ReportResolutionInput,
  ReportResolutionProgressInput,
  ResolutionFilter,
  UrgeResolutionInput,
} from './resolution-input.graphql.js';
import { readReports } from './resolution-report.sql.js';
import { ResolutionConnection, ResolutionPayload, ResolutionReportType, ResolutionType } from './resolution.graphql.js';
import { resolution } from './resolution.procedure.js';
import type { ResolutionFacts, ResolutionReport } from './resolution.js';
import { rowsByOwner } from '../../../core/visibility/index.js';

type Row = ProceedingRow<ResolutionFacts>;
type Answer = Promise<ProceedingPayload<ResolutionFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => ResolutionReportType)
export class ResolutionReportResolver {
  @FieldResolver(() => Proceeding, { nullable: true })
  meeting(@Root() { meetingId }: ResolutionReport, @Ctx() { loaders }: RequestContext): Promise<ProceedingRow | null> {
    return loaders.own(proceedingLoader).load(meetingId);
  }

  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationId }: ResolutionReport, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(organizationId);
  }
}

@Resolver(() => ResolutionType)
export class ResolutionResolver {
  @FieldResolver(() => [OrganizationType])
  responsible(@Root() { responsibleIds }: Row, @Ctx() { hub }: RequestContext): Organization[] {
    return responsibleIds.map((key) => hub.organizations.byKey(key));
  }

  @FieldResolver(() => [ResolutionReportType])
  reports(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<ResolutionReport[]> {
    return loaders.ownFor(readReports, rowsByOwner).load(key);
  }

  @Query(() => ResolutionConnection, {
    description:
      '可见的联席会议决议事项，最近形成的在前（制度第九条）。Resolutions that one may see, adopted last first (Conf 9).',
  })
  resolutions(
    @Arg('filter', () => ResolutionFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: ResolutionFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    const { states, responsibleCode, dueTo } = filter ?? {};
    const unit = responsibleCode == null ? null : (context.hub.organizations.byCode(responsibleCode)?.key ?? -1);
    return proceedingConnection(
      context,
      resolution,
      args,
      ($) => [
        ...proceedingConditions(filter, $),
        ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
        ...(unit === null ? [] : [`${$(unit, 'int')} = ANY (d.responsible_ids)`]),
        ...(dueTo ? [`d.due_on <= ${$(dueTo, 'date')}`] : []),
      ],
      info,
    );
  }

  @Mutation(() => ResolutionPayload, {
    description: '办公室登记会议形成的决议事项（规则 J18）。The office registers what a meeting resolved (rule J18).',
  })
  adoptResolution(
    @Arg('input', () => AdoptResolutionInput, asked) input: AdoptResolutionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return adoptResolution(context, input);
  }

  @Mutation(() => ResolutionPayload, {
    description: '责任单位报告进展（规则 J18）。Who carries it out reports progress (rule J18).',
  })
  reportResolutionProgress(
    @Arg('input', () => ReportResolutionProgressInput, asked) input: ReportResolutionProgressInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportProgress(context, input);
  }

  @Mutation(() => ResolutionPayload, {
    description:
      '办公室督促办理，分析问题并提出处理意见（规则 J8）。The office urges, with analysis and opinion (rule J8).',
  })
  urgeResolution(
    @Arg('input', () => UrgeResolutionInput, asked) input: UrgeResolutionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return urgeResolution(context, input);
  }

  @Mutation(() => ResolutionPayload, {
    description: '责任单位报告办理完毕（规则 J18）。Who carries it out reports it as done (rule J18).',
  })
  completeResolution(
    @Arg('input', () => CompleteResolutionInput, asked) input: CompleteResolutionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return completeResolution(context, input);
  }

  @Mutation(() => ResolutionPayload, {
    description:
      '责任单位在下一次会议上通报办理情况（规则 J19）。Who carries it out reports at the next meeting (rule J19).',
  })
  reportResolution(
    @Arg('input', () => ReportResolutionInput, asked) input: ReportResolutionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportResolution(context, input);
  }
}
