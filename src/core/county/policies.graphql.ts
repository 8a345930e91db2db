import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { CorrectionInput, datedChangeOf, datedCorrectionOf } from '../dated/index.js';
import { policyTable, type PolicyName } from '../policies/index.js';

/** GraphQL names hold no dashes, and an enum's values are its names: graphql-jit reads them once more. */
export const enumName = (name: string): string => name.toUpperCase().replaceAll('-', '_');
const policyNames = Object.fromEntries(Object.keys(policyTable).map((name) => [enumName(name), enumName(name)]));

/** The policy behind a name of the schema, which has let no other pass. */
export function policyNamed(name: string): PolicyName {
  return name.toLowerCase().replaceAll('_', '-') as PolicyName;
}

registerEnumType(policyNames, {
  name: 'PolicyName',
  description:
    '政策值：规定未定数值之处的取值；单位在名称末尾。Values where the regulation gives none; the name ends in the unit.',
  valuesConfig: Object.fromEntries(
    Object.entries(policyTable).map(([name, { label, unit }]) => [
      enumName(name),
      { description: `${label}（${unit}）。${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}.` },
    ]),
  ),
});

@ObjectType('PolicyPeriod', { simpleResolvers: true, description: '某一时期的取值。A value and when it holds.' })
export class PolicyPeriodType {
  @Field(() => Int, { description: '取值。Value.' })
  readonly value!: number;

  @Field(() => LocalDateScalar, { description: '首日。First day on which it holds.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '失效日；未定为空。First day on which it no longer holds.',
  })
  readonly validTo!: string | null;

  @Field(() => String, {
    description: '依据：留出余地的条款，或作出决定的文件。Clause that leaves it open, or the decision.',
  })
  readonly basis!: string;
}

export const PolicyChange = datedChangeOf('Policy', () => PolicyPeriodType);
export const PolicyCorrection = datedCorrectionOf('Policy', () => PolicyPeriodType);

@ObjectType('Policy', {
  simpleResolvers: true,
  description: '政策值：规定未定数值之处的取值。A value that the regulation leaves open.',
})
export class PolicyType {
  @Field(() => policyNames, { description: '名称，末尾为单位。Name, ending in the unit.' })
  readonly name!: string;

  @Field(() => String, { description: '说明。What it is.' })
  readonly label!: string;

  @Field(() => String, { description: '单位。Unit.' })
  readonly unit!: string;

  @Field(() => [PolicyPeriodType], { description: '各时期的取值，自旧至新。Its values, oldest first.' })
  readonly periods!: PolicyPeriodType[];

  @Field(() => [PolicyChange], {
    description:
      '历次变动，自新至旧，至多 100 次，连同此前的取值。How its values came to change, newest first, at most 100, each with what was told before.',
  })
  readonly history!: InstanceType<typeof PolicyChange>[];
}

@InputType({ description: '决定一项取值，自某日起。Decides a value from a day on.' })
export class SetPolicyInput {
  @Field(() => policyNames, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => Int, {
    description:
      '取值，1 至 1000000；为 1否2是 的只取 1、2，为 年月日 的取八位数字，如 20261201。Value, 1 to 1,000,000; 1 (no) or 2 (yes), or eight digits of a day, where that is its unit.',
  })
  readonly value!: number;

  @Field(() => LocalDateScalar, { description: '首日，不早于今日。First day, today or later.' })
  readonly validFrom!: string;

  @Field(() => String, { description: '依据，1 至 500 字。The decision, 1 to 500 characters.' })
  readonly basis!: string;
}

@InputType()
abstract class PolicyPeriodNamedInput extends CorrectionInput {
  @Field(() => policyNames, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => LocalDateScalar, {
    description: '首日：须更正的取值现登记的首日。First day of the value, as it is told now.',
  })
  readonly validFrom!: string;
}

@InputType({
  description: '更正一项取值（规则 J21）；未填的各项不变。Puts a value right (rule J21); what is not given stays.',
})
export class CorrectPolicyInput extends PolicyPeriodNamedInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '更正后的首日，可为过去，须仍在前后两项之间。The right first day, still between those before and after.',
  })
  readonly correctedFrom?: string | null;

  @Field(() => Int, { nullable: true, description: '取值，范围同决定时。The right value.' })
  readonly value?: number | null;

  @Field(() => String, { nullable: true, description: '依据，1 至 500 字。What it rests on.' })
  readonly basis?: string | null;
}

@InputType({
  description:
    '取消一项取值（规则 J21）：此前的取值继续适用。Takes a value out (rule J21): the one before it holds on.',
})
export class CancelPolicyInput extends PolicyPeriodNamedInput {}

@ObjectType({ simpleResolvers: true, description: '决定取值的结果。The policy, or what is wrong.' })
export class SetPolicyPayload {
  @Field(() => PolicyType, { nullable: true, description: '该项取值；有错误时为空。The policy, null when refused.' })
  readonly policy!: PolicyType | null;

  @Field(() => [UserError], { description: '错误；为空表示已决定。What is wrong; empty when it was decided.' })
  readonly userErrors!: UserError[];
}
