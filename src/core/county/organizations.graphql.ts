import { Field, InputType, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import {
  organizationKinds,
  OrganizationType,
  type Organization,
  type OrganizationKind,
} from '../organizations/index.js';

@InputType({ description: '登记新设单位。Registers an organization that is founded.' })
export class RegisterOrganizationInput {
  @Field(() => String, {
    description: '单位代码，2 至 32 位小写字母、数字或连字符。Code: 2 to 32 small letters, digits, dashes.',
  })
  readonly code!: string;

  @Field(() => String, { description: '名称，1 至 100 字。Name, 1 to 100 characters.' })
  readonly name!: string;

  @Field(() => organizationKinds, { description: '性质。Kind.' })
  readonly kind!: OrganizationKind;

  @Field(() => String, { description: '所在区划的代码，须已登记。Code of its division, which is registered already.' })
  readonly divisionCode!: string;

  @Field(() => LocalDateScalar, { description: '设立日，自该日起存续。First day on which it exists.' })
  readonly validFrom!: string;

  @Field(() => String, { description: '依据，1 至 500 字。The decision, 1 to 500 characters.' })
  readonly basis!: string;
}

@InputType({ description: '登记单位撤销或合并。Registers that an organization ends.' })
export class EndOrganizationInput {
  @Field(() => String, { description: '单位代码。Code.' })
  readonly code!: string;

  @Field(() => LocalDateScalar, { description: '撤销日，自该日起不再存续。First day on which it no longer exists.' })
  readonly validTo!: string;

  @Field(() => String, { nullable: true, description: '承接单位的代码。Code of its successor.' })
  readonly successorCode?: string | null;

  @Field(() => String, { description: '依据，1 至 500 字。The decision, 1 to 500 characters.' })
  readonly basis!: string;
}

@ObjectType({ simpleResolvers: true, description: '登记单位变动的结果。The organization, or what is wrong.' })
export class OrganizationPayload {
  @Field(() => OrganizationType, {
    nullable: true,
    description: '单位；有错误时为空。The organization, null when refused.',
  })
  readonly organization!: Organization | null;

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was registered.' })
  readonly userErrors!: UserError[];
}
