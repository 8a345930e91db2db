import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import {
  proceedingConditions,
  proceedingConnection,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { agreeDispute, proposeAgreement, recordConsultation, withdrawDispute } from './consult.js';
import { decideDispute, referDispute } from './decide-dispute.js';
import {
  AgreeDisputeInput,
  DecideDisputeInput,
  DisputeFilter,
  ProposeDisputeAgreementInput,
  RaiseDisputeInput,
  RecordDisputeConsultationInput,
  ReferDisputeInput,
  WithdrawDisputeInput,
} from './dispute-input.graphql.js';
import { DisputeConnection, DisputePayload } from './dispute.graphql.js';
import { dispute } from './dispute.procedure.js';
import type { DisputeFacts } from './dispute.js';
import { raiseDispute } from './raise-dispute.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

type Answer = Promise<ProceedingPayload<DisputeFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class DisputeResolver {
  @Query(() => DisputeConnection, {
    description:
      '本单位作为一方的管辖争议，最近提出的在前；县政府见提请其决定的（机制三（六））。Disputes one is a side of, raised last first.',
  })
  disputes(
    @Arg('filter', () => DisputeFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: DisputeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ProceedingRow<DisputeFacts>>> {
    return proceedingConnection(context, dispute, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => DisputePayload, {
    description:
      '提出管辖争议，先由双方协商（规则 D1）。Raises a dispute over who is competent; both sides consult first (rule D1).',
  })
  raiseDispute(
    @Arg('input', () => RaiseDisputeInput, asked) input: RaiseDisputeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return raiseDispute(context, input);
  }

  @Mutation(() => DisputePayload, { description: '记录一次协商（规则 D1）。Records a consultation (rule D1).' })
  recordDisputeConsultation(
    @Arg('input', () => RecordDisputeConsultationInput, asked) input: RecordDisputeConsultationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordConsultation(context, input);
  }

  @Mutation(() => DisputePayload, {
    description: '提议由其中一方管辖，须对方同意（规则 D1）。Proposes which side handles it; the other has to agree.',
  })
  proposeDisputeAgreement(
    @Arg('input', () => ProposeDisputeAgreementInput, asked) input: ProposeDisputeAgreementInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return proposeAgreement(context, input);
  }

  @Mutation(() => DisputePayload, {
    description:
      '同意对方的提议：争议办结，所涉事项转由商定的单位办理（规则 D1）。Agrees with the other side; the case goes to whom both agreed on.',
  })
  agreeDispute(
    @Arg('input', () => AgreeDisputeInput, asked) input: AgreeDisputeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return agreeDispute(context, input);
  }

  @Mutation(() => DisputePayload, {
    description:
      '协商不成的，提请县政府决定（规则 D2）。Asks the county government to decide once consultation has failed.',
  })
  referDispute(
    @Arg('input', () => ReferDisputeInput, asked) input: ReferDisputeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return referDispute(context, input);
  }

  @Mutation(() => DisputePayload, {
    description:
      '县政府决定管辖，所涉事项转由指定的单位办理（规则 D2）。The county government designates who handles it; the case goes there.',
  })
  decideDispute(
    @Arg('input', () => DecideDisputeInput, asked) input: DecideDisputeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return decideDispute(context, input);
  }

  @Mutation(() => DisputePayload, { description: '撤回管辖争议。Withdraws a dispute that one has raised.' })
  withdrawDispute(
    @Arg('input', () => WithdrawDisputeInput, asked) input: WithdrawDisputeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return withdrawDispute(context, input);
  }
}

function conditionsOf(filter: DisputeFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, sideCode, itemCode } = filter ?? {};
    const side = sideCode == null ? null : (hub.organizations.byCode(sideCode)?.key ?? -1);
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(side === null ? [] : [`${$(side, 'int')} IN (d.raiser_id, d.other_id)`]),
      ...(itemCode == null ? [] : [`d.item_code = ${$(wellFormed(itemCode, 'itemCode'), 'text')}`]),
    ];
  };
}
