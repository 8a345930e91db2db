import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { shownCorrection } from '../../../core/dated/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { cancelMember, correctMember } from './correct-member.js';
import { cancelTerm, correctTerm } from './correct-term.js';
import { shownMembership, shownTerm } from './membership-on-day.js';
import {
  CancelConferenceMemberInput,
  CancelConferenceRoleInput,
  CorrectConferenceMemberInput,
  CorrectConferenceRoleInput,
  MemberCorrection,
  TermCorrection,
} from './membership.graphql.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class MembershipCorrectionResolver {
  @Mutation(() => MemberCorrection, {
    description:
      '更正成员资格：日期或决定登记有误，说明理由办理（规则 J3）。Puts a membership right that was told wrongly (rule J3).',
  })
  async correctConferenceMember(
    @Arg('input', () => CorrectConferenceMemberInput, asked) input: CorrectConferenceMemberInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await correctMember(context, input), shownMembership);
  }

  @Mutation(() => MemberCorrection, {
    description:
      '取消成员资格：尚未加入或不应登记，说明理由办理（规则 J3）。Takes a membership out that will not be or should never have been told (rule J3).',
  })
  async cancelConferenceMember(
    @Arg('input', () => CancelConferenceMemberInput, asked) input: CancelConferenceMemberInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await cancelMember(context, input), shownMembership);
  }

  @Mutation(() => TermCorrection, {
    description:
      '更正联席会议任期：首日、职务、姓名或依据登记有误，说明理由办理（规则 J4、J10）。Puts a term right that was told wrongly (rules J4, J10).',
  })
  async correctConferenceRole(
    @Arg('input', () => CorrectConferenceRoleInput, asked) input: CorrectConferenceRoleInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await correctTerm(context, input), shownTerm(context));
  }

  @Mutation(() => TermCorrection, {
    description:
      '取消联席会议任期：尚未开始或不应登记，说明理由办理（规则 J4、J10）。Takes a term out that will not be or should never have been told (rules J4, J10).',
  })
  async cancelConferenceRole(
    @Arg('input', () => CancelConferenceRoleInput, asked) input: CancelConferenceRoleInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await cancelTerm(context, input), shownTerm(context));
  }
}
