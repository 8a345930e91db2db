import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { OrganizationType, type Organization } from '../organizations/index.js';
import { ChangeReceipt } from '../receipts/index.js';

@ObjectType('VisibilityGrant', {
  simpleResolvers: true,
  description:
    '查看授权：在发布单位指定的范围之外，授权某单位查看一条信息。Lets an organization see a record beside those that its publisher has named.',
})
export class VisibilityGrantType {
  @Field(() => OrganizationType, { description: '获授权的单位。Who may see it.' })
  readonly organization!: Organization;

  @Field(() => String, { description: '依据。The decision or clause it rests on.' })
  readonly basis!: string;

  @Field(() => DateTimeScalar, { description: '授权时间。When it was granted.' })
  readonly grantedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '终止时间；有效时为空。When it ended; null while it stands.',
  })
  readonly endedAt!: string | null;
}

@InputType({ description: '授权查看。Lets one more organization see a record.' })
export class GrantVisibilityInput {
  @Field(() => ID, { description: '信息的全局标识。Global id of the record.' })
  readonly recordId!: string;

  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => String, { description: '依据，1 至 500 字。The decision or clause, 1 to 500 characters.' })
  readonly basis!: string;
}

@InputType({ description: '终止授权。Takes a grant back.' })
export class RevokeVisibilityInput {
  @Field(() => ID, { description: '信息的全局标识。Global id of the record.' })
  readonly recordId!: string;

  @Field(() => String, { description: '单位代码。Code of the organization.' })
  readonly organizationCode!: string;

  @Field(() => String, { description: '依据，1 至 500 字。The decision or clause, 1 to 500 characters.' })
  readonly basis!: string;
}

@ObjectType({ simpleResolvers: true, description: '授权的结果。The grant and its change, or what is wrong.' })
export class VisibilityGrantPayload {
  @Field(() => VisibilityGrantType, {
    nullable: true,
    description: '授权；有错误时为空。The grant, null when refused.',
  })
  readonly grant!: VisibilityGrantType | null;

  @Field(() => ChangeReceipt, { nullable: true, description: '变更回执；有错误时为空。Receipt, null when refused.' })
  readonly change!: ChangeReceipt | null;

  @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}
