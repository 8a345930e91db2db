import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { CorrectionInput, datedChangeOf, datedCorrectionOf } from '../../../core/dated/index.js';
import { OrganizationType } from '../../../core/organizations/index.js';
import { LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.graphql.js';
import { termRoleNames, type TermRoleName } from './membership.js';

registerEnumType(termRoleNames, {
  name: 'ConferenceRole',
  description: '联席会议的任职（规则 J4、J10）。Offices of the joint conference (rules J4, J10).',
  valuesConfig: {
    CONVENER: { description: '召集人：县政府分管副县长。Convener: the deputy magistrate in charge.' },
    DEPUTY_CONVENER: { description: '副召集人：司法局主要负责人。Deputy: the head of the judicial bureau.' },
    OFFICE_DIRECTOR: { description: '办公室主任：司法局主要负责人。Director of the office: the same.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '成员资格的时期（规则 J3）。When an organization is a member (rule J3).',
})
export class ConferenceMembershipPeriod {
  @Field(() => LocalDateScalar, { description: '加入日，自该日起为成员单位。First day as a member.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: '退出日，自该日起不再是成员单位。First day after it.' })
  readonly validTo!: string | null;

  @Field(() => String, { description: '所依据的决定。The decision that made it one.' })
  readonly decision!: string;

  @Field(() => String, { nullable: true, description: '退出所依据的决定。The decision that ends it.' })
  readonly endDecision!: string | null;
}

const MemberChange = datedChangeOf('ConferenceMember', () => ConferenceMembershipPeriod);
export const MemberCorrection = datedCorrectionOf('ConferenceMember', () => ConferenceMembershipPeriod);

const historyOfIt = {
  description:
    '历次变动，自新至旧，至多 100 次，连同此前的登记。How it came to change, newest first, at most 100, each with what was told before.',
};

@ObjectType('ConferenceMember', {
  simpleResolvers: true,
  description: '联席会议成员单位（规则 J3）。A member of the joint conference (rule J3).',
})
export class ConferenceMemberType extends ConferenceMembershipPeriod {
  @Field(() => OrganizationType, { description: '单位。The organization.' })
  readonly organization!: OrganizationType;

  @Field(() => [MemberChange], historyOfIt)
  readonly history!: InstanceType<typeof MemberChange>[];
}

@ObjectType({
  simpleResolvers: true,
  description: '任期（规则 J4、J10）。Who holds an office in a term (rules J4, J10).',
})
export class ConferenceTerm {
  @Field(() => OrganizationType, { description: '所在单位。The organization.' })
  readonly organization!: OrganizationType;

  @Field(() => String, { description: '据以任职的职务。The post that comes with it.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '姓名；未登记为空。Name; null while not registered.' })
  readonly personName!: string | null;

  @Field(() => LocalDateScalar, { description: '任期首日。First day of the term.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: '继任日；现任为空。First day of the next term.' })
  readonly validTo!: string | null;

  @Field(() => String, { description: '依据。What it rests on.' })
  readonly basis!: string;
}

const TermChange = datedChangeOf('ConferenceTerm', () => ConferenceTerm);
export const TermCorrection = datedCorrectionOf('ConferenceTerm', () => ConferenceTerm);

@ObjectType('ConferenceTermRole', {
  simpleResolvers: true,
  description: '某一任期的任职（规则 J4、J10）。Who holds an office in a term (rules J4, J10).',
})
export class TermRoleType extends ConferenceTerm {
  @Field(() => termRoleNames, { description: '任职。The office.' })
  readonly role!: TermRoleName;

  @Field(() => [TermChange], historyOfIt)
  readonly history!: InstanceType<typeof TermChange>[];
}

@InputType({ description: '增补成员单位（规则 J3）。Makes an organization a member (rule J3).' })
export class AddConferenceMemberInput {
  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => LocalDateScalar, { description: '加入日，自该日起为成员单位。From this day on.' })
  readonly validFrom!: string;

  @Field(() => String, { description: '所依据的决定，必填，至多 500 字。The decision, required.' })
  readonly decision!: string;
}

@InputType({ description: '成员单位退出（规则 J3）。Ends a membership (rule J3).' })
export class EndConferenceMemberInput {
  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => LocalDateScalar, { description: '退出日，自该日起不再是成员单位。First day on which it is none.' })
  readonly validTo!: string;

  @Field(() => String, { description: '所依据的决定，必填，至多 500 字。The decision, required.' })
  readonly decision!: string;
}

@InputType({ description: '登记任职（规则 J4、J10）。Registers who holds an office (rules J4, J10).' })
export class AppointConferenceRoleInput {
  @Field(() => termRoleNames, { description: '任职。The office.' })
  readonly role!: TermRoleName;

  @Field(() => String, { description: '所在单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => String, { description: '据以任职的职务，至多 100 字。The post that comes with it.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '姓名，至多 100 字。Name.' })
  readonly personName?: string | null;

  @Field(() => LocalDateScalar, { description: '任期首日。First day of the term.' })
  readonly validFrom!: string;

  @Field(() => String, { description: '依据，至多 500 字。What it rests on.' })
  readonly basis!: string;
}

@InputType()
abstract class MemberNamedInput extends CorrectionInput {
  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => LocalDateScalar, { description: '加入日：须更正的一项现登记的加入日。First day, as it is told now.' })
  readonly validFrom!: string;
}

@InputType({
  description: '更正成员资格（规则 J3）；未填的各项不变。Puts a membership right (rule J3); what is not given stays.',
})
export class CorrectConferenceMemberInput extends MemberNamedInput {
  @Field(() => LocalDateScalar, { nullable: true, description: '更正后的加入日。The right first day.' })
  readonly correctedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '更正后的退出日。The right first day after it.' })
  readonly validTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: '尚未退出：true 为撤回已登记的退出。Takes the end back.' })
  readonly withoutEnd?: boolean | null;

  @Field(() => String, { nullable: true, description: '加入所依据的决定。The decision that made it one.' })
  readonly decision?: string | null;

  @Field(() => String, { nullable: true, description: '退出所依据的决定。The decision that ends it.' })
  readonly endDecision?: string | null;
}

@InputType({
  description:
    '取消成员资格（规则 J3）：尚未加入，或不应登记。Takes a membership out that will not be or should never have been told.',
})
export class CancelConferenceMemberInput extends MemberNamedInput {}

@InputType()
abstract class TermNamedInput extends CorrectionInput {
  @Field(() => termRoleNames, { description: '任职。The office.' })
  readonly role!: TermRoleName;

  @Field(() => LocalDateScalar, { description: '任期首日：须更正的任期现登记的首日。First day, as it is told now.' })
  readonly validFrom!: string;
}

@InputType({
  description: '更正任期（规则 J4、J10）；未填的各项不变。Puts a term right (rules J4, J10); what is not given stays.',
})
export class CorrectConferenceRoleInput extends TermNamedInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '更正后的首日，须仍在前后两任之间。The right first day, still between those before and after.',
  })
  readonly correctedFrom?: string | null;

  @Field(() => String, { nullable: true, description: '据以任职的职务，至多 100 字。The post that comes with it.' })
  readonly title?: string | null;

  @Field(() => String, { nullable: true, description: '姓名，至多 100 字。Name.' })
  readonly personName?: string | null;

  @Field(() => String, { nullable: true, description: '依据，至多 500 字。What it rests on.' })
  readonly basis?: string | null;
}

@InputType({
  description:
    '取消任期（规则 J4、J10）：前任继续任职。Takes a term out (rules J4, J10): whoever held the office holds it on.',
})
export class CancelConferenceRoleInput extends TermNamedInput {}

@ObjectType({ simpleResolvers: true, description: '调整成员单位的结果。The members, or what is wrong.' })
export class ConferenceMembersPayload {
  @Field(() => [ConferenceMemberType], { description: '调整之日的成员单位。Members on the day of the change.' })
  readonly members!: ConferenceMemberType[];

  @Field(() => [UserError], { description: '错误；为空表示已调整。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: '登记任职的结果。The offices, or what is wrong.' })
export class ConferenceRolesPayload {
  @Field(() => [TermRoleType], { description: '该日的任职。Offices on that day.' })
  readonly roles!: TermRoleType[];

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}
