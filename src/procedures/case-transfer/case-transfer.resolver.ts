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
import { wellFormed } from '../../core/records/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { CaseLegacy, CaseTransferConnection, CaseTransferPayload, CaseTransferType } from './case-transfer.graphql.js';
import {
  CaseTransferFilter,
  CaseTransferStepInput,
  InformCompetentOrganizationInput,
  RecordDissuasionInput,
  RegisterDiscoveryInput,
  ReportCaseResultInput,
  ReturnCaseTransferInput,
  SendCaseTransferInput,
} from './case-transfer-input.graphql.js';
import { caseTransfer } from './case-transfer.procedure.js';
import type { CaseTransferFacts } from './case-transfer.js';
import {
  acceptTransfer,
  informCompetentOrganization,
  receiveTransfer,
  recordDissuasion,
  reportResult,
  returnTransfer,
  takeBackTransfer,
} from './handle-transfer.js';
import { registerDiscovery } from './open-transfer.js';
import { sendTransfer } from './send-transfer.js';

type Row = ProceedingRow<CaseTransferFacts>;
type Answer = Promise<ProceedingPayload<CaseTransferFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => CaseTransferType)
export class CaseTransferResolver {
  @FieldResolver(() => OrganizationType)
  from(@Root() { senderId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(senderId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  to(@Root() { receiverId }: Row, @Ctx() { hub }: RequestContext): Organization | null {
    return receiverId === null ? null : hub.organizations.byKey(receiverId);
  }

  @FieldResolver(() => CaseLegacy, { nullable: true })
  legacy(@Root() { legacyFiledOn, legacyClosedOn, legacyConsultation }: Row): CaseLegacy | null {
    const legacy = { filedOn: legacyFiledOn, closedOn: legacyClosedOn, consultation: legacyConsultation };
    return Object.values(legacy).every((value) => value === null) ? null : legacy;
  }

  @Query(() => CaseTransferConnection, {
    description:
      '本单位移送或接收的案件，最近发起的在前（机制三（一））。Cases that one sends or receives, opened last first.',
  })
  caseTransfers(
    @Arg('filter', () => CaseTransferFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: CaseTransferFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, caseTransfer, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => CaseTransferPayload, {
    description:
      '登记发现的违法行为（规则 T4 至 T8）。Registers a violation that belongs to somebody else (rules T4 to T8).',
  })
  registerDiscovery(
    @Arg('input', () => RegisterDiscoveryInput, asked) input: RegisterDiscoveryInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return registerDiscovery(context, input);
  }

  @Mutation(() => CaseTransferPayload, {
    description: '补记劝阻情况（规则 T7）。Records how the party was dissuaded (rule T7).',
  })
  recordDissuasion(
    @Arg('input', () => RecordDissuasionInput, asked) input: RecordDissuasionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordDissuasion(context, input);
  }

  @Mutation(() => CaseTransferPayload, {
    description:
      '告知有管辖权的单位（规则 T8）。Informs the competent organization, apart from the transfer (rule T8).',
  })
  informCompetentOrganization(
    @Arg('input', () => InformCompetentOrganizationInput, asked) input: InformCompetentOrganizationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return informCompetentOrganization(context, input);
  }

  @Mutation(() => CaseTransferPayload, {
    description:
      '移送案件：3 个工作日或紧急时 24 小时内，附三类材料（规则 T4 至 T10）。Sends a case within three working days, or 24 hours when urgent, with its material.',
  })
  sendCaseTransfer(
    @Arg('input', () => SendCaseTransferInput, asked) input: SendCaseTransferInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return sendTransfer(context, input);
  }

  @Mutation(() => CaseTransferPayload, { description: '签收移送（规则 T11）。Acknowledges receipt (rule T11).' })
  receiveCaseTransfer(
    @Arg('input', () => CaseTransferStepInput, asked) input: CaseTransferStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return receiveTransfer(context, input);
  }

  @Mutation(() => CaseTransferPayload, { description: '受理移送（规则 T11）。Takes the case over (rule T11).' })
  acceptCaseTransfer(
    @Arg('input', () => CaseTransferStepInput, asked) input: CaseTransferStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return acceptTransfer(context, input);
  }

  @Mutation(() => CaseTransferPayload, {
    description:
      '说明理由退回移送（规则 T11），由此可提出争议（规则 D1）。Returns it with a reason; a dispute may follow.',
  })
  returnCaseTransfer(
    @Arg('input', () => ReturnCaseTransferInput, asked) input: ReturnCaseTransferInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return returnTransfer(context, input);
  }

  @Mutation(() => CaseTransferPayload, { description: '收回被退回的移送。Takes back what was returned.' })
  takeBackCaseTransfer(
    @Arg('input', () => CaseTransferStepInput, asked) input: CaseTransferStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return takeBackTransfer(context, input);
  }

  @Mutation(() => CaseTransferPayload, {
    description: '向移送单位反馈处理结果；涉嫌犯罪未移送的不得办结（规则 X3）。Reports the result back to the sender.',
  })
  reportCaseResult(
    @Arg('input', () => ReportCaseResultInput, asked) input: ReportCaseResultInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return reportResult(context, input);
  }
}

function conditionsOf(filter: CaseTransferFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, fromCode, toCode, itemCode } = filter ?? {};
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...organizationCondition('sender_id', fromCode, hub.organizations, $),
      ...organizationCondition('receiver_id', toCode, hub.organizations, $),
      ...(itemCode == null ? [] : [`d.item_code = ${$(wellFormed(itemCode, 'itemCode'), 'text')}`]),
    ];
  };
}
