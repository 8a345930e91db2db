import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import {
  organizationCondition,
  Proceeding,
  proceedingConditions,
  proceedingConnection,
  proceedingLoader,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { PoliceSupportConnection, PoliceSupportPayload, PoliceSupportType } from './police-support.graphql.js';
import {
  CallPoliceInput,
  PoliceSupportFilter,
  RecordPoliceHandlingInput,
  ReportPoliceResultInput,
} from './police-support-input.graphql.js';
import type { PoliceSupportFacts } from './police-support.js';
import { policeSupport } from './police-support.procedure.js';
import { callPolice, recordHandling, reportResult } from './support-enforcement.js';

type Row = ProceedingRow<PoliceSupportFacts>;
type Answer = Promise<ProceedingPayload<PoliceSupportFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => PoliceSupportType)
export class PoliceSupportResolver {
  @FieldResolver(() => OrganizationType)
  from(@Root() { callerId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(callerId);
  }

  @FieldResolver(() => OrganizationType)
  to(@Root() { policeId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(policeId);
  }

  @FieldResolver(() => Proceeding, { nullable: true })
  async referral(@Root() { referralId }: Row, @Ctx() { loaders }: RequestContext): Promise<ProceedingRow | null> {
    return referralId === null ? null : loaders.own(proceedingLoader).load(referralId);
  }

  @Query(() => PoliceSupportConnection, {
    description:
      '本单位请求或给予的公安配合，最近发起的在前（机制三（五）3）。Police support that one called for or gave, opened last first.',
  })
  policeSupports(
    @Arg('filter', () => PoliceSupportFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: PoliceSupportFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, policeSupport, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => PoliceSupportPayload, {
    description:
      '请求公安部门处理阻挠执法、暴力抗法（规则 A7）。Calls the police against obstruction or violence (rule A7).',
  })
  callPolice(
    @Arg('input', () => CallPoliceInput, asked) input: CallPoliceInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return callPolice(context, input);
  }

  @Mutation(() => PoliceSupportPayload, {
    description: '记录处理情况和给予的协助（规则 A7）。Records how the police dealt with it and helped (rule A7).',
  })
  recordPoliceHandling(
    @Arg('input', () => RecordPoliceHandlingInput, asked) input: RecordPoliceHandlingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordHandling(context, input);
  }

  @Mutation(() => PoliceSupportPayload, {
    description:
      '反馈查处结果；构成犯罪的可关联移送（规则 A8）。Reports the result, with the referral where it was crime (rule A8).',
  })
  reportPoliceResult(
    @Arg('input', () => ReportPoliceResultInput, asked) input: ReportPoliceResultInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportResult(context, input);
  }
}

function conditionsOf(filter: PoliceSupportFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, kinds, fromCode } = filter ?? {};
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(kinds ? [`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
      ...organizationCondition('caller_id', fromCode, hub.organizations, $),
    ];
  };
}
