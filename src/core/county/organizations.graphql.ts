import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import {
  organizationKinds,
  OrganizationType,
  type Moving,
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

  @Field(() => String, {
    nullable: true,
    description: '法定名称，如 古县岳阳镇人民政府；不填为未登记。Name by law, 1 to 100 characters; not told if absent.',
  })
  readonly legalName?: string | null;

  @Field(() => organizationKinds, { description: '性质。Kind.' })
  readonly kind!: OrganizationKind;

  @Field(() => String, { description: '所在区划的代码，须已登记。Code of its division, which is registered already.' })
  readonly divisionCode!: string;

  @Field(() => LocalDateScalar, { description: '设立日，自该日起存续。First day on which it exists.' })
  readonly validFrom!: string;

  @Field(() => String, { description: '依据，1 至 500 字。The decision, 1 to 500 characters.' })
  readonly basis!: string;
}

@InputType({ description: '分立时某一承接单位承接的部分。What of a divided organization a successor has.' })
export class OrganizationPortionInput {
  @Field(() => String, { description: '承接单位的代码。Code of the successor.' })
  readonly successorCode!: string;

  @Field(() => [String], {
    nullable: true,
    description: '承接的事项的代码，至多 500 个。Codes of the items that it has, at most 500.',
  })
  readonly itemCodes?: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '承接的乡镇的代码，至多 500 个：涉及该乡镇的事项由其承接。Codes of the townships whose matters it has.',
  })
  readonly townshipCodes?: readonly string[] | null;
}

export const dryRun = {
  nullable: true,
  description:
    '是否仅试算：答复与办理时相同，但不作任何变更，默认否。Whether only to tell what it would do: the same answer, nothing is changed.',
};

const portions = {
  nullable: true,
  description:
    '分立的部分，至多 50 个，各部分的事项和乡镇不得重复；其余由 successorCode 承接。What others have of it, at most 50 and nothing twice; the rest is its successor’s.',
};

@InputType({ description: '登记单位撤销、合并或分立。Registers that an organization ends.' })
export class EndOrganizationInput {
  @Field(() => String, { description: '单位代码。Code.' })
  readonly code!: string;

  @Field(() => LocalDateScalar, { description: '撤销日，自该日起不再存续。First day on which it no longer exists.' })
  readonly validTo!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '承接单位的代码；该单位尚有未办结事项的必填。Code of its successor; required where something of it is unfinished.',
  })
  readonly successorCode?: string | null;

  @Field(() => [OrganizationPortionInput], portions)
  readonly portions?: readonly OrganizationPortionInput[] | null;

  @Field(() => Boolean, dryRun)
  readonly dryRun?: boolean | null;

  @Field(() => String, { description: '依据，1 至 500 字。The decision, 1 to 500 characters.' })
  readonly basis!: string;
}

@InputType({
  description:
    '更正单位撤销的登记：以所填各项代替原登记的各项。Puts right what was registered on an end; what is given stands in the place of all that was.',
})
export class CorrectOrganizationEndInput {
  @Field(() => String, { description: '单位代码。Code.' })
  readonly code!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '撤销日；不填为不撤销：登记有误。First day without it; none: it does not end after all.',
  })
  readonly validTo?: string | null;

  @Field(() => String, { nullable: true, description: '承接单位的代码。Code of its successor.' })
  readonly successorCode?: string | null;

  @Field(() => [OrganizationPortionInput], portions)
  readonly portions?: readonly OrganizationPortionInput[] | null;

  @Field(() => Boolean, dryRun)
  readonly dryRun?: boolean | null;

  @Field(() => String, { description: '更正的理由和依据，1 至 500 字。Why, 1 to 500 characters.' })
  readonly basis!: string;
}

@ObjectType({ simpleResolvers: true, description: '由他人承接的事项：某一类。What of one sort moves to others.' })
export class MovingType {
  @Field(() => String, { description: '类别，如“案件移送”。What it is.' })
  readonly label!: string;

  @Field(() => Boolean, { description: '是否尚未办结。Whether it is unfinished.' })
  readonly isOpen!: boolean;

  @Field(() => Int, { description: '件数。How many.' })
  readonly count!: number;

  @Field(() => [String], { description: '编号：至多前 20 个。Their numbers, the first 20.' })
  readonly examples!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: '登记单位变动的结果。The organization, or what is wrong.' })
export class OrganizationPayload {
  @Field(() => OrganizationType, {
    nullable: true,
    description: '单位；有错误时为空。The organization, null when refused.',
  })
  readonly organization!: Organization | null;

  @Field(() => [MovingType], {
    description:
      '由承接单位承接的事项，按类别；自撤销日起由其办理。What moves to those who succeed it, by sort; theirs from the day on which it ends.',
  })
  readonly moves!: readonly Moving[];

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when it was registered.' })
  readonly userErrors!: UserError[];
}
