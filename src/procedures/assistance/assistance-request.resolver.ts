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
  AssistanceRequestConnection,
  AssistanceRequestPayload,
  AssistanceRequestType,
} from './assistance-request.graphql.js';
import {
  AnswerAssistanceInput,
  AssistanceRequestFilter,
  CloseAssistanceInput,
  DeclineAssistanceInput,
  ExtendAssistanceInput,
  RecordOnSiteAssistanceInput,
  RegisterAssistanceNeedInput,
  RequestAssistanceInput,
  RequestOnSiteAssistanceInput,
  WithdrawAssistanceInput,
} from './assistance-request-input.graphql.js';
import type { AssistanceRequestFacts } from './assistance-request.js';
import { assistanceRequest } from './assistance-request.procedure.js';
import {
  answerAssistance,
  callOnSite,
  closeAssistance,
  declineAssistance,
  extendAssistance,
  recordOnSite,
  withdrawAssistance,
} from './handle-assistance.js';
import { registerNeed, requestAssistance } from './request-assistance.js';

type Row = ProceedingRow<AssistanceRequestFacts>;
type Answer = Promise<ProceedingPayload<AssistanceRequestFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => AssistanceRequestType)
export class AssistanceRequestResolver {
  @FieldResolver(() => OrganizationType)
  from(@Root() { requesterId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(requesterId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  to(@Root() { recipientId }: Row, @Ctx() { hub }: RequestContext): Organization | null {
    return recipientId === null ? null : hub.organizations.byKey(recipientId);
  }

  @Query(() => AssistanceRequestConnection, {
    description:
      '本单位请求或提供的执法协助，最近发起的在前（机制三（五）1）。Assistance that one asks for or gives, opened last first.',
  })
  assistanceRequests(
    @Arg('filter', () => AssistanceRequestFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: AssistanceRequestFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, assistanceRequest, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description:
      '登记需要协助的事项，及时函告的时限即开始计算（规则 A1）。Registers a need; the clock of the letter runs (rule A1).',
  })
  registerAssistanceNeed(
    @Arg('input', () => RegisterAssistanceNeedInput, asked) input: RegisterAssistanceNeedInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return registerNeed(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description:
      '附书面协助函，请求职能部门提供技术支撑或鉴定（规则 A1）。Asks a department by letter for support or an appraisal (rule A1).',
  })
  requestAssistance(
    @Arg('input', () => RequestAssistanceInput, asked) input: RequestAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return requestAssistance(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description:
      '函告后情况紧急或证据可能灭失的，请求现场处置（规则 A3）。Asks for officers on site after the letter (rule A3).',
  })
  requestOnSiteAssistance(
    @Arg('input', () => RequestOnSiteAssistanceInput, asked) input: RequestOnSiteAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return callOnSite(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description: '记录派员现场处置的情况（规则 A3）。Records that officers were on site (rule A3).',
  })
  recordOnSiteAssistance(
    @Arg('input', () => RecordOnSiteAssistanceInput, asked) input: RecordOnSiteAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordOnSite(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description: '期限届满前告知理由和新的期限（规则 A4）。Tells reason and new date before expiry (rule A4).',
  })
  extendAssistance(
    @Arg('input', () => ExtendAssistanceInput, asked) input: ExtendAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return extendAssistance(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description:
      '5 个工作日内出具书面意见并移交证据（规则 A2）。Gives opinion and evidence within five working days (rule A2).',
  })
  answerAssistance(
    @Arg('input', () => AnswerAssistanceInput, asked) input: AnswerAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return answerAssistance(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description: '不属于本部门职责等，说明理由退回。Declines with a reason, which both sides see.',
  })
  declineAssistance(
    @Arg('input', () => DeclineAssistanceInput, asked) input: DeclineAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return declineAssistance(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description: '签收意见和证据并办结。Takes opinion and evidence and closes the request.',
  })
  closeAssistance(
    @Arg('input', () => CloseAssistanceInput, asked) input: CloseAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return closeAssistance(context, input);
  }

  @Mutation(() => AssistanceRequestPayload, {
    description: '撤回不再需要的请求。Withdraws a request that is needed no longer.',
  })
  withdrawAssistance(
    @Arg('input', () => WithdrawAssistanceInput, asked) input: WithdrawAssistanceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return withdrawAssistance(context, input);
  }
}

function conditionsOf(filter: AssistanceRequestFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, fromCode, toCode } = filter ?? {};
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...organizationCondition('requester_id', fromCode, hub.organizations, $),
      ...organizationCondition('recipient_id', toCode, hub.organizations, $),
    ];
  };
}
