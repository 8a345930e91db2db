import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { itemCodes, optional, RecordFilter, required, unasked, type CategoryFields } from '../../core/records/index.js';
import { DecimalScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { discretionKinds, limitUnits, type DiscretionKind, type LimitUnit } from './discretion-standard.rules.js';

registerEnumType(discretionKinds, {
  name: 'DiscretionStandardKind',
  description: '裁量标准或工作流程。A discretion standard or a work procedure.',
  valuesConfig: {
    DISCRETION_STANDARD: { description: '自由裁量标准，有裁量阶次。Discretion standard, with tiers.' },
    WORK_PROCEDURE: { description: '执法工作流程，有步骤。Work procedure, with steps.' },
  },
});

registerEnumType(limitUnits, {
  name: 'LimitUnit',
  description: '时限的单位。Unit of a time limit.',
  valuesConfig: {
    HOURS: { description: '小时。Hours.' },
    WORKING_DAYS: { description: '个工作日。Working days.' },
    DAYS: { description: '日，含休息日。Days, days off included.' },
    MONTHS: { description: '个月。Months.' },
  },
});

/** The same fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Tier {
  @Field(() => String, { nullable: true, description: '阶次代码：裁量基准中的编号。Code in its benchmark.' })
  readonly code?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '事项代码：适用的执法事项，须同时列入 itemCodes。Code of the enforcement item, among those of the record.',
  })
  readonly itemCode?: string | null;

  @Field(() => String, { description: '情节。Circumstance.' })
  readonly circumstance!: string;

  @Field(() => String, { description: '裁量阶次，如 轻微、一般、严重。Tier.' })
  readonly tier!: string;

  @Field(() => String, { description: '裁量幅度。Range, in words.' })
  readonly range!: string;

  @Field(() => String, { nullable: true, description: '适用条件。Conditions under which it applies.' })
  readonly conditions?: string | null;

  @Field(() => String, { nullable: true, description: '阶次依据：此阶次的法律依据。Legal basis of this tier.' })
  readonly legalBasis?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '罚款下限，元。Lowest fine, in yuan.' })
  readonly minimumFine?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '罚款上限，元。Highest fine, in yuan.' })
  readonly maximumFine?: string | null;
}

@ObjectType('DiscretionTier', { simpleResolvers: true, description: '裁量阶次。A tier of a discretion standard.' })
export class DiscretionTierType extends Tier {}

@InputType({ description: '裁量阶次。A tier of a discretion standard.' })
export class DiscretionTierInput extends Tier {}

/** The same fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Step {
  @Field(() => Int, {
    nullable: true,
    description: '序号，自小至大；不填的按次序。Number, upwards; its place if not given.',
  })
  readonly number?: number | null;

  @Field(() => String, { description: '步骤名称。Title of the step.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '工作内容。What is done.' })
  readonly content?: string | null;

  @Field(() => String, { nullable: true, description: '责任岗位。Post that is responsible.' })
  readonly post?: string | null;

  @Field(() => String, { nullable: true, description: '时限，如 7个工作日。Time limit, in words.' })
  readonly limit?: string | null;

  @Field(() => Int, { nullable: true, description: '时限数值，与单位一并填写。Time limit as a number, with its unit.' })
  readonly limitAmount?: number | null;

  @Field(() => limitUnits, { nullable: true, description: '时限单位。Unit of the time limit.' })
  readonly limitUnit?: LimitUnit | null;
}

@ObjectType('ProcedureStep', { simpleResolvers: true, description: '工作流程的一步。A step of a work procedure.' })
export class ProcedureStepType extends Step {}

@InputType({ description: '工作流程的一步。A step of a work procedure.' })
export class ProcedureStepInput extends Step {}

export const discretionStandardFields: CategoryFields = {
  kind: required(() => discretionKinds, '裁量标准或工作流程。Standard or procedure.'),
  violation: unasked(
    required(
      () => String,
      '违法行为；裁量标准必填。工作流程不填（为空文本），适用于何事填 appliesTo；此前填在此处的照旧。The violation, required of a standard; a work procedure has none (an empty text) and says in `appliesTo` what it is for. What was given here for one before stays.',
    ),
  ),
  appliesTo: optional(() => String, '适用事项：工作流程适用于何事。What a work procedure is for.'),
  legalBasis: required(() => String, '依据。Legal basis.'),
  tiers: optional(
    () => [DiscretionTierType],
    '裁量阶次，工作流程为空。Tiers; empty for a work procedure.',
    () => [DiscretionTierInput],
  ),
  steps: optional(
    () => [ProcedureStepType],
    '步骤，裁量标准为空。Steps; empty for a discretion standard.',
    () => [ProcedureStepInput],
  ),
  effectiveOn: required(() => LocalDateScalar, '施行日期。Day it takes effect.'),
  itemCodes,
};

@InputType({ description: '裁量标准和工作流程的筛选条件。Filter of discretion standards.' })
export class DiscretionStandardFilter extends RecordFilter {
  @Field(() => [discretionKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: DiscretionKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      '所引用的法规：依据引用的法律、法规、规章名称（规则 S1）。Cites this instrument in its legal basis (rule S1).',
  })
  readonly citing?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '施行日：该日已施行。In effect on this day.' })
  readonly effectiveOn?: string | null;
}
