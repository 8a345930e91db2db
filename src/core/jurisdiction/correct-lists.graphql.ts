import { Field, InputType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { CorrectionInput } from '../dated/index.js';

@InputType()
abstract class DelegationNamedInput extends CorrectionInput {
  @Field(() => String, { description: '事项代码。Code of the item.' })
  readonly itemCode!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '实施部门代码，默认本部门；县政府在多个部门列有此事项时须填。Code of the department, one’s own by default; the county government names it where several list the item.',
  })
  readonly departmentCode?: string | null;

  @Field(() => String, { description: '乡镇代码。Code of the township.' })
  readonly townshipCode!: string;

  @Field(() => LocalDateScalar, {
    description: '下放日：须更正的下放现登记的。Day of the handover, as it is told now.',
  })
  readonly delegatedFrom!: string;
}

@InputType({
  description: '更正下放（规则 G2）；未填的各项不变。Puts a handover right (rule G2); what is not given stays.',
})
export class CorrectDelegationInput extends DelegationNamedInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '更正后的下放日。The right day of the handover.',
  })
  readonly correctedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '更正后的收回日。The right day of the revocation.' })
  readonly revokedOn?: string | null;

  @Field(() => Boolean, { nullable: true, description: '未收回：true 为撤回已登记的收回。Takes the revocation back.' })
  readonly withoutEnd?: boolean | null;

  @Field(() => String, { nullable: true, description: '下放的依据文件，1 至 500 字。The document that hands it over.' })
  readonly basis?: string | null;

  @Field(() => String, { nullable: true, description: '收回的依据文件，1 至 500 字。The document that takes it back.' })
  readonly revocationBasis?: string | null;
}

@InputType({
  description:
    '取消下放（规则 G2）：尚未开始，或不应登记。Takes a handover out that will not be or should never have been told (rule G2).',
})
export class CancelDelegationInput extends DelegationNamedInput {}

@InputType()
abstract class VersionNamedInput extends CorrectionInput {
  @Field(() => String, { description: '事项代码。Code of the item.' })
  readonly code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '实施部门代码，默认本部门；县政府须填。Code of the department, one’s own by default; the county government names it.',
  })
  readonly departmentCode?: string | null;

  @Field(() => LocalDateScalar, {
    description: '生效日：须更正的版本现登记的。First day of the version, as it is told now.',
  })
  readonly validFrom!: string;
}

@InputType({
  description:
    '更正执法事项的版本（规则 G2）；未填的各项不变。Puts a version of an item right (rule G2); what is not given stays.',
})
export class CorrectEnforcementItemInput extends VersionNamedInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '更正后的生效日；止于原生效日的前一版本随之改变。The right first day; a version that ended then ends there.',
  })
  readonly correctedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '更正后的失效日。The right first day after it.' })
  readonly validTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: '未失效：true 为撤回已登记的失效日。Takes the end back.' })
  readonly withoutEnd?: boolean | null;

  @Field(() => String, { nullable: true, description: '事项名称，1 至 500 字。Name, 1 to 500 characters.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: '设定依据，1 至 2000 字。Legal basis, 1 to 2,000 characters.' })
  readonly legalBasis?: string | null;

  @Field(() => String, { nullable: true, description: '处罚种类，按清单原文。Kinds of penalties, as written.' })
  readonly penalties?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '依据文件：公布清单的，1 至 500 字。The document that publishes it.',
  })
  readonly basis?: string | null;
}

@InputType({
  description:
    '取消执法事项的版本（规则 G2）：止于其生效日的前一版本继续有效。Takes a version out (rule G2): one that it ended holds on.',
})
export class CancelEnforcementItemInput extends VersionNamedInput {}
