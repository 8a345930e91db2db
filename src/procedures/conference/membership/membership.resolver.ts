import type { Temporal } from 'temporal-polyfill';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { historyOf } from '../../../core/dated/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { addMember, appointRole, endMember } from './change-membership.js';
import {
  AddConferenceMemberInput,
  AppointConferenceRoleInput,
  ConferenceMembersPayload,
  ConferenceMemberType,
  ConferenceRolesPayload,
  EndConferenceMemberInput,
  TermRoleType,
} from './membership.graphql.js';
import { membersOf, rolesOf, shownMembership, shownTerm, today, type Asked } from './membership-on-day.js';
import { membershipTimeline, termTimeline } from './membership-timeline.sql.js';
import type { Membership, TermRole } from './membership.js';
import type { Refusal } from '../../../kernel/refusal.js';

const asked = { description: '请求内容。What is asked for.' };
const onDay = { nullable: true, description: '日期，不填为今日。On which day; today if not given.' };
const asOf = {
  nullable: true,
  description: '登记时点，默认现在：按当时的登记。As it was told at that moment; as it is told now by default.',
};

@Resolver(() => ConferenceMemberType)
export class MembershipResolver {
  @Query(() => [ConferenceMemberType], {
    description: '联席会议成员单位：某日的（规则 J3）。Members of the joint conference on a day (rule J3).',
  })
  conferenceMembers(
    @Arg('on', () => LocalDateScalar, onDay) on: string | null,
    @Arg('asKnownAt', () => DateTimeScalar, asOf) asKnownAt: Temporal.Instant | null,
    @Ctx() context: RequestContext,
  ): Promise<object[]> {
    requirePermission(context.viewer, 'read');
    return membersOf(context, askedFor(context, on, asKnownAt));
  }

  @FieldResolver()
  history(@Root() { organizationId }: Membership, @Ctx() context: RequestContext) {
    return historyOf(context, membershipTimeline.name, String(organizationId), shownMembership);
  }

  @Mutation(() => ConferenceMembersPayload, {
    description: '增补成员单位，按决定（规则 J3）。Makes an organization a member by a decision (rule J3).',
  })
  async addConferenceMember(
    @Arg('input', () => AddConferenceMemberInput, asked) input: AddConferenceMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return membersAfter(context, await addMember(context, input), input.validFrom);
  }

  @Mutation(() => ConferenceMembersPayload, {
    description:
      '调出成员单位，按决定；尚未到期的退出日可再决定（规则 J3）。Ends a membership by a decision; an end that has not come may be decided anew (rule J3).',
  })
  async endConferenceMember(
    @Arg('input', () => EndConferenceMemberInput, asked) input: EndConferenceMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return membersAfter(context, await endMember(context, input), input.validTo);
  }
}

@Resolver(() => TermRoleType)
export class TermRoleResolver {
  @Query(() => [TermRoleType], {
    description: '联席会议的任职：某日的召集人、副召集人和办公室主任（规则 J4、J10）。Who holds its offices on a day.',
  })
  conferenceRoles(
    @Arg('on', () => LocalDateScalar, onDay) on: string | null,
    @Arg('asKnownAt', () => DateTimeScalar, asOf) asKnownAt: Temporal.Instant | null,
    @Ctx() context: RequestContext,
  ): Promise<object[]> {
    requirePermission(context.viewer, 'read');
    return rolesOf(context, askedFor(context, on, asKnownAt));
  }

  @FieldResolver()
  history(@Root() { role }: TermRole, @Ctx() context: RequestContext) {
    return historyOf(context, termTimeline.name, role, shownTerm(context));
  }

  @Mutation(() => ConferenceRolesPayload, {
    description:
      '登记联席会议任职：召集人、副召集人或办公室主任，至已登记的继任为止（规则 J4、J10）。Registers who holds an office, until the next term that is registered already (rules J4, J10).',
  })
  async appointConferenceRole(
    @Arg('input', () => AppointConferenceRoleInput, asked) input: AppointConferenceRoleInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const { role, organizationCode, title, personName = null, validFrom, basis } = input;
    const term = { role, organizationCode, title, personName, validFrom, basis };
    const userErrors = await appointRole(context, term);
    const roles = userErrors.length > 0 ? [] : await rolesOf(context, { on: validFrom, asKnownAt: null });
    return { roles, userErrors };
  }
}

function askedFor(context: RequestContext, on: string | null, asKnownAt: Temporal.Instant | null): Asked {
  return { on: on ?? today(context), asKnownAt: asKnownAt?.toString() ?? null };
}

async function membersAfter(context: RequestContext, userErrors: readonly Refusal[], on: string): Promise<object> {
  return { members: userErrors.length > 0 ? [] : await membersOf(context, { on, asKnownAt: null }), userErrors };
}
