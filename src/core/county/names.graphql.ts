import { Field, InputType, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { CorrectionInput, datedChangeOf, datedCorrectionOf } from '../dated/index.js';
import { dryRun } from './organizations.graphql.js';

@ObjectType('OrganizationName', {
  simpleResolvers: true,
  description: '某一时期的名称。A name of an organization and when it bears it.',
})
export class OrganizationNameType {
  @Field(() => String, { description: '名称。The name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: '法定名称；未登记为空。Its name by law; null if none is told.' })
  readonly legalName!: string | null;

  @Field(() => LocalDateScalar, { description: '首日。First day on which it bears it.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '停用日；未定为空。First day on which it no longer bears it.',
  })
  readonly validTo!: string | null;
}

export const OrganizationNameChange = datedChangeOf('OrganizationName', () => OrganizationNameType);
export const OrganizationNameCorrection = datedCorrectionOf('OrganizationName', () => OrganizationNameType);

@InputType({ description: '登记单位更名，自某日起。Registers another name of an organization from a day on.' })
export class RenameOrganizationInput {
  @Field(() => String, { description: '单位代码，不随更名而变。Code, which stays.' })
  readonly code!: string;

  @Field(() => String, { description: '名称，1 至 100 字。The name, 1 to 100 characters.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: '法定名称，1 至 100 字；不填为未登记，公文用其名称。Name by law; not told if absent.',
  })
  readonly legalName?: string | null;

  @Field(() => LocalDateScalar, {
    description: '首日，不早于今日，该单位当日须存续。First day, today or later, on which it exists.',
  })
  readonly validFrom!: string;

  @Field(() => String, { description: '依据，1 至 500 字。The decision, 1 to 500 characters.' })
  readonly basis!: string;

  @Field(() => Boolean, dryRun)
  readonly dryRun?: boolean | null;
}

@InputType()
abstract class NamePeriodNamedInput extends CorrectionInput {
  @Field(() => String, { description: '单位代码。Code.' })
  readonly code!: string;

  @Field(() => LocalDateScalar, {
    description: '首日：须更正的名称现登记的首日。First day of the name, as it is told now.',
  })
  readonly validFrom!: string;
}

@InputType({
  description:
    '更正单位的一个名称（规则 T10）；未填的各项不变。Puts a name of an organization right (rule T10); what is not given stays.',
})
export class CorrectOrganizationNameInput extends NamePeriodNamedInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '更正后的首日，可为过去，须仍在前后两个名称之间。The right first day, still between those before and after.',
  })
  readonly correctedFrom?: string | null;

  @Field(() => String, { nullable: true, description: '名称，1 至 100 字。The right name.' })
  readonly name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '法定名称，1 至 100 字；此前未登记的，由此登记。The right name by law, or that which was not told.',
  })
  readonly legalName?: string | null;
}

@InputType({
  description:
    '取消单位的一个名称（规则 T10）：此前的名称继续使用。Takes a name out (rule T10): the one before it goes on.',
})
export class CancelOrganizationNameInput extends NamePeriodNamedInput {}
