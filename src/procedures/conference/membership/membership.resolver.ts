import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { shanghaiDay } from '../../../kernel/calendar.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { LocalDateScalar } from '../../../platform/graphql/scalars.js';
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
import { readMembers, readTermRoles } from './membership.sql.js';

const asked = { description: '请求内容。What is asked for.' };
const onDay = { nullable: true, description: '日期，不填为今日。On which day; today if not given.' };

@Resolver()
export class MembershipResolver {
  @Query(() => [ConferenceMemberType], {
    description: '联席会议成员单位：某日的（规则 J3）。Members of the joint conference on a day (rule J3).',
  })
  conferenceMembers(
    @Arg('on', () => LocalDateScalar, onDay) on: string | null,
    @Ctx() context: RequestContext,
  ): Promise<object[]> {
    requirePermission(context.viewer, 'read');
    return presentMembers(context, on ?? today(context));
  }

  @Query(() => [TermRoleType], {
    description: '联席会议的任职：某日的召集人、副召集人和办公室主任（规则 J4、J10）。Who holds its offices on a day.',
  })
  conferenceRoles(
    @Arg('on', () => LocalDateScalar, onDay) on: string | null,
    @Ctx() context: RequestContext,
  ): Promise<object[]> {
    requirePermission(context.viewer, 'read');
    return presentRoles(context, on ?? today(context));
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
    description: '调出成员单位，按决定（规则 J3）。Ends a membership by a decision (rule J3).',
  })
  async endConferenceMember(
    @Arg('input', () => EndConferenceMemberInput, asked) input: EndConferenceMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return membersAfter(context, await endMember(context, input), input.validTo);
  }

  @Mutation(() => ConferenceRolesPayload, {
    description:
      '登记联席会议任职：召集人、副召集人或办公室主任（规则 J4、J10）。Registers who holds an office (rules J4, J10).',
  })
  async appointConferenceRole(
    @Arg('input', () => AppointConferenceRoleInput, asked) input: AppointConferenceRoleInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const { role, organizationCode, title, personName = null, validFrom, basis } = input;
    const term = { role, organizationCode, title, personName, validFrom, basis };
    const userErrors = await appointRole(context, term);
    return { roles: userErrors.length > 0 ? [] : await presentRoles(context, input.validFrom), userErrors };
  }
}

const today = ({ hub }: RequestContext): string => shanghaiDay(hub.clock.now()).toString();

async function membersAfter(context: RequestContext, userErrors: readonly Refusal[], on: string): Promise<object> {
  return { members: userErrors.length > 0 ? [] : await presentMembers(context, on), userErrors };
}

async function presentMembers({ hub }: RequestContext, on: string): Promise<object[]> {
  const members = await readMembers(hub.pool, on);
  return members.map((member) => ({ ...member, organization: hub.organizations.byKey(member.organizationId) }));
}

async function presentRoles({ hub }: RequestContext, on: string): Promise<object[]> {
  const roles = await readTermRoles(hub.pool, on);
  return roles.map((role) => ({ ...role, organization: hub.organizations.byKey(role.organizationId) }));
}
