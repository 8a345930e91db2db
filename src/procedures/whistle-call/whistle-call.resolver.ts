import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
  readClocks,
  readSteps,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { callWhistle, cancelWhistleCall, concludeWhistleCall, reportToWhistle } from './call-whistle.js';
import {
  WhistleCallConnection,
  WhistleCallPayload,
  WhistleCallType,
  WhistleReportType,
} from './whistle-call.graphql.js';
import {
  CallWhistleInput,
  CancelWhistleCallInput,
  ConcludeWhistleCallInput,
  WhistleCallFilter,
  WhistleCallStepInput,
} from './whistle-call-input.graphql.js';
import { whistleCall } from './whistle-call.procedure.js';
import type { WhistleCallFacts } from './whistle-call.js';
import { isLate } from './whistle-call.rules.js';
import { rowsByOwner } from '../../core/visibility/index.js';

type Row = ProceedingRow<WhistleCallFacts>;
type Answer = Promise<ProceedingPayload<WhistleCallFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => WhistleCallType)
export class WhistleCallResolver {
  @FieldResolver(() => OrganizationType)
  caller(@Root() { callerId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(callerId);
  }

  @FieldResolver(() => [OrganizationType])
  called(@Root() { calledIds }: Row, @Ctx() { hub }: RequestContext): Organization[] {
    return calledIds.map((key) => hub.organizations.byKey(key));
  }

  @FieldResolver(() => [WhistleReportType])
  async reports(
    @Root() { key, calledIds }: Row,
    @Ctx() { hub, loaders }: RequestContext,
  ): Promise<WhistleReportType[]> {
    const [clocks, steps] = await Promise.all([
      loaders.ownFor(readClocks, rowsByOwner).load(key),
      loaders.ownFor(readSteps, rowsByOwner).load(key),
    ]);
    return calledIds.flatMap((organizationId) => {
      const reporting = clocks.find(
        ({ clock, responsibleId }) => clock === 'reporting' && responsibleId === organizationId,
      );
      if (!reporting) return [];
      const step = steps.find((taken) => taken.step === 'report' && taken.organizationId === organizationId);
      return {
        organization: hub.organizations.byKey(organizationId),
        dueAt: reporting.dueAt,
        reportedAt: reporting.metAt,
        late: isLate(reporting, hub.clock.now()),
        personName: step?.personName ?? null,
        note: step?.note ?? null,
      };
    });
  }

  @Query(() => WhistleCallConnection, {
    description:
      '本单位发起或被召集的吹哨报到，最近发起的在前（机制三（四）3）。Whistle calls that one makes or is called by, made last first.',
  })
  whistleCalls(
    @Arg('filter', () => WhistleCallFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: WhistleCallFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, whistleCall, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => WhistleCallPayload, {
    description: '吹哨：乡镇召集执法力量（规则 U10）。A township calls for enforcement strength (rule U10).',
  })
  callWhistle(
    @Arg('input', () => CallWhistleInput, asked) input: CallWhistleInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return callWhistle(context, input);
  }

  @Mutation(() => WhistleCallPayload, {
    description: '报到；到场情况写入说明，逾期如实标记（规则 U10）。Reports on the spot; late is flagged (rule U10).',
  })
  reportToWhistle(
    @Arg('input', () => WhistleCallStepInput, asked) input: WhistleCallStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportToWhistle(context, input);
  }

  @Mutation(() => WhistleCallPayload, { description: '办结并记录结果（规则 U10）。Concludes it (rule U10).' })
  concludeWhistleCall(
    @Arg('input', () => ConcludeWhistleCallInput, asked) input: ConcludeWhistleCallInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return concludeWhistleCall(context, input);
  }

  @Mutation(() => WhistleCallPayload, { description: '说明理由撤回。Cancels it, with a reason.' })
  cancelWhistleCall(
    @Arg('input', () => CancelWhistleCallInput, asked) input: CancelWhistleCallInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return cancelWhistleCall(context, input);
  }
}

function conditionsOf(filter: WhistleCallFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, callerCode, calledCode } = filter ?? {};
    const organization = (code: string): string => $(hub.organizations.byCode(code)?.key ?? -1, 'int');
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(callerCode == null ? [] : [`d.caller_id = ${organization(callerCode)}`]),
      ...(calledCode == null ? [] : [`${organization(calledCode)} = ANY (d.called_ids)`]),
    ];
  };
}
