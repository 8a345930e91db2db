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
import {
  CriminalReferralFilter,
  DecideReferralInput,
  FlagSuspectedCrimeInput,
  RecordReferralContactsInput,
  SendCriminalReferralInput,
  SubmitReferralReportInput,
} from './criminal-referral-input.graphql.js';
import {
  CriminalReferralConnection,
  CriminalReferralPayload,
  CriminalReferralType,
} from './criminal-referral.graphql.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import type { ReferralFacts } from './criminal-referral.js';
import { flagSuspectedCrime } from './flag-crime.js';
import { decideReferral, recordContacts, sendReferral, submitReport } from './refer-crime.js';

type Row = ProceedingRow<ReferralFacts>;
type Answer = Promise<ProceedingPayload<ReferralFacts>>;

const asked = { description: '请求内容。What is asked for.' };

/** The side of whoever refers: from the flag to the police. */
@Resolver(() => CriminalReferralType)
export class CriminalReferralResolver {
  @FieldResolver(() => OrganizationType)
  sender(@Root() { senderId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(senderId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  police(@Root() { policeId }: Row, @Ctx() { hub }: RequestContext): Organization | null {
    return policeId === null ? null : hub.organizations.byKey(policeId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  procuratorate(@Root() { procuratorateId }: Row, @Ctx() { hub }: RequestContext): Organization | null {
    return procuratorateId === null ? null : hub.organizations.byKey(procuratorateId);
  }

  @Query(() => CriminalReferralConnection, {
    description:
      '本单位作为一方的涉嫌犯罪案件移送，最近标记的在前（机制三（七））。Criminal referrals one is a party of, flagged last first.',
  })
  criminalReferrals(
    @Arg('filter', () => CriminalReferralFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: CriminalReferralFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, criminalReferral, args, conditionsOf(filter, context), info);
  }

  @Mutation(() => CriminalReferralPayload, {
    description:
      '标记涉嫌犯罪：所涉事项此后不得以处罚办结（规则 X3）。Flags a suspected crime: its case is not closed by a penalty alone (rule X3).',
  })
  flagSuspectedCrime(
    @Arg('input', () => FlagSuspectedCrimeInput, asked) input: FlagSuspectedCrimeInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return flagSuspectedCrime(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description:
      '记录与公安机关、人民检察院、人民法院的联系人（规则 X1）。Records the contacts at police, procuratorate and court (rule X1).',
  })
  recordReferralContacts(
    @Arg('input', () => RecordReferralContactsInput, asked) input: RecordReferralContactsInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return recordContacts(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description: '两名以上行政执法人员核实后书面报告（规则 X2）。At least two officers report in writing (rule X2).',
  })
  submitReferralReport(
    @Arg('input', () => SubmitReferralReportInput, asked) input: SubmitReferralReportInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return submitReport(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description: '负责人 3 日内决定是否移送（规则 X2）。The head decides within three days whether to refer (rule X2).',
  })
  decideReferral(
    @Arg('input', () => DecideReferralInput, asked) input: DecideReferralInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return decideReferral(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description:
      '批准后 24 小时内移送公安机关，五种材料缺一不可（规则 X2）。Sends it to the police within 24 hours, with five documents (rule X2).',
  })
  sendCriminalReferral(
    @Arg('input', () => SendCriminalReferralInput, asked) input: SendCriminalReferralInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return sendReferral(context, input);
  }
}

function conditionsOf(filter: CriminalReferralFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, senderCode } = filter ?? {};
    const sender = senderCode == null ? null : (hub.organizations.byCode(senderCode)?.key ?? -1);
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(sender === null ? [] : [`d.sender_id = ${$(sender, 'int')}`]),
    ];
  };
}
