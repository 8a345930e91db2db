import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { callConsultation } from './call-consultation.js';
import { ConsultationConnection, ConsultationPayload, ConsultationType } from './consultation.graphql.js';
import {
  CallConsultationInput,
  CancelConsultationInput,
  ConsultationFilter,
  HoldConsultationInput,
} from './consultation-input.graphql.js';
import { consultation } from './consultation.procedure.js';
import type { ConsultationFacts } from './consultation.js';
import { cancelConsultation, holdConsultation } from './hold-consultation.js';

type Row = ProceedingRow<ConsultationFacts>;
type Answer = Promise<ProceedingPayload<ConsultationFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => ConsultationType)
export class ConsultationResolver {
  @FieldResolver(() => OrganizationType)
  convener(@Root() { convenerId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(convenerId);
  }

  @FieldResolver(() => [OrganizationType])
  participants(@Root() { participantIds }: Row, @Ctx() { hub }: RequestContext): Organization[] {
    return participantIds.map((key) => hub.organizations.byKey(key));
  }

  @FieldResolver(() => [OrganizationType], { nullable: true })
  attended(@Root() { attendedIds }: Row, @Ctx() { hub }: RequestContext): Organization[] | null {
    return attendedIds && attendedIds.map((key) => hub.organizations.byKey(key));
  }

  @Query(() => ConsultationConnection, {
    description:
      '本单位召集或参加的协商会议，最近召集的在前（机制三（四）1）。Consultations that one calls or takes part in, called last first.',
  })
  consultations(
    @Arg('filter', () => ConsultationFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: ConsultationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, consultation, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => ConsultationPayload, {
    description:
      '召集协商会议：定期、即时，或就重大案件线索召开专题会议（规则 U1、U2、U4）。Calls a consultation: regular, at once, or special on a major lead.',
  })
  callConsultation(
    @Arg('input', () => CallConsultationInput, asked) input: CallConsultationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return callConsultation(context, input);
  }

  @Mutation(() => ConsultationPayload, {
    description:
      '记录已召开的会议：到会单位与协商结果（规则 U2）。Records who came and what was agreed; the interval to the next one begins.',
  })
  holdConsultation(
    @Arg('input', () => HoldConsultationInput, asked) input: HoldConsultationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return holdConsultation(context, input);
  }

  @Mutation(() => ConsultationPayload, { description: '说明理由取消会议。Cancels it, with a reason.' })
  cancelConsultation(
    @Arg('input', () => CancelConsultationInput, asked) input: CancelConsultationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return cancelConsultation(context, input);
  }
}

function conditionsOf(filter: ConsultationFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, kinds, organizationCode } = filter ?? {};
    const organization = (code: string): string => $(hub.organizations.byCode(code)?.key ?? -1, 'int');
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(kinds ? [`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
      ...(organizationCode == null
        ? []
        : [`${organization(organizationCode)} = ANY (d.convener_id || d.participant_ids)`]),
    ];
  };
}
