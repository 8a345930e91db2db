import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  organizationCondition,
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import {
  ArchiveConsultationConnection,
  ArchiveConsultationPayload,
  ArchiveConsultationType,
} from './archive-consultation.graphql.js';
import {
  ArchiveConsultationFilter,
  ArchiveConsultationStepInput,
  ArchiveDecisionInput,
  ArchiveReasonInput,
  ProvideArchivesInput,
  RequestArchiveConsultationInput,
} from './archive-consultation-input.graphql.js';
import type { ArchiveConsultationFacts } from './archive-consultation.js';
import { archiveConsultation } from './archive-consultation.procedure.js';
import {
  acceptRefusal,
  escalateRefusal,
  escalateSilence,
  orderProvision,
  provideArchives,
  refuseArchives,
  requestArchives,
  upholdRefusal,
} from './consult-archives.js';

type Row = ProceedingRow<ArchiveConsultationFacts>;
type Answer = Promise<ProceedingPayload<ArchiveConsultationFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => ArchiveConsultationType)
export class ArchiveConsultationResolver {
  @FieldResolver(() => OrganizationType)
  from(@Root() { requesterId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(requesterId);
  }

  @FieldResolver(() => OrganizationType)
  to(@Root() { holderId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(holderId);
  }

  @Query(() => ArchiveConsultationConnection, {
    description:
      '本单位申请、提供或决定的档案查阅，最近发起的在前（机制三（五）1）。Requests for archives that one makes, answers or decides, opened last first.',
  })
  archiveConsultations(
    @Arg('filter', () => ArchiveConsultationFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: ArchiveConsultationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, archiveConsultation, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => ArchiveConsultationPayload, {
    description: '申请查阅、复制职能部门档案（规则 A5）。Asks a department for archives (rule A5).',
  })
  requestArchiveConsultation(
    @Arg('input', () => RequestArchiveConsultationInput, asked) input: RequestArchiveConsultationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return requestArchives(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, { description: '提供档案（规则 A5）。Provides the archives (rule A5).' })
  provideArchives(
    @Arg('input', () => ProvideArchivesInput, asked) input: ProvideArchivesInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return provideArchives(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, {
    description:
      '说明理由不予提供，申请单位可提请县政府决定（规则 A5）。Refuses with a reason, which may be put before the county government.',
  })
  refuseArchiveConsultation(
    @Arg('input', () => ArchiveReasonInput, asked) input: ArchiveReasonInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return refuseArchives(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, { description: '接受不予提供的理由。Accepts the reason of a refusal.' })
  acceptArchiveRefusal(
    @Arg('input', () => ArchiveConsultationStepInput, asked) input: ArchiveConsultationStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return acceptRefusal(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, {
    description: '对不予提供提请县政府决定（规则 A5）。Puts a refusal before the county government (rule A5).',
  })
  escalateArchiveRefusal(
    @Arg('input', () => ArchiveReasonInput, asked) input: ArchiveReasonInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return escalateRefusal(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, {
    description:
      '逾期未答复的，提请县政府决定（规则 A5）。Puts silence after the due time before the county government (rule A5).',
  })
  escalateUnansweredArchiveConsultation(
    @Arg('input', () => ArchiveReasonInput, asked) input: ArchiveReasonInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return escalateSilence(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, {
    description: '县政府决定应予提供（规则 A5）。The county government decides that they are provided (rule A5).',
  })
  orderArchiveProvision(
    @Arg('input', () => ArchiveDecisionInput, asked) input: ArchiveDecisionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return orderProvision(context, input);
  }

  @Mutation(() => ArchiveConsultationPayload, {
    description: '县政府认可不予提供的理由（规则 A5）。The county government upholds the refusal (rule A5).',
  })
  upholdArchiveRefusal(
    @Arg('input', () => ArchiveDecisionInput, asked) input: ArchiveDecisionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return upholdRefusal(context, input);
  }
}

function conditionsOf(filter: ArchiveConsultationFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, fromCode, toCode } = filter ?? {};
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...organizationCondition('requester_id', fromCode, hub.organizations, $),
      ...organizationCondition('holder_id', toCode, hub.organizations, $),
    ];
  };
}
