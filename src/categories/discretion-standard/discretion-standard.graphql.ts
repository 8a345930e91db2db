import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { itemCodes, optional, RecordFilter, required, type CategoryFields } from '../../core/records/index.js';
import { DecimalScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { discretionKinds, type DiscretionKind } from './discretion-standard.rules.js';

registerEnumType(discretionKinds, {
  name: 'DiscretionStandardKind',
  description: '裁量标准或工作流程。A discretion standard or a work procedure.',
  valuesConfig: {
    DISCRETION_STANDARD: { description: '自由裁量标准，有裁量阶次。Discretion standard, with tiers.' },
    WORK_PROCEDURE: { description: '执法工作流程，有步骤。Work procedure, with steps.' },
  },
});

/** The same fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Tier {
  @Field(() => String, { description: '情节。Circumstance.' })
  readonly circumstance!: string;

  @Field(() => String, { description: '裁量阶次，如 轻微、一般、严重。Tier.' })
  readonly tier!: string;

  @Field(() => String, { description: '裁量幅度。Range, in words.' })
  readonly range!: string;

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
  @Field(() => String, { description: '步骤名称。Title of the step.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '时限，如 7个工作日。Time limit, in words.' })
  readonly limit?: string | null;
}

@ObjectType('ProcedureStep', { simpleResolvers: true, description: '工作流程的一步。A step of a work procedure.' })
export class ProcedureStepType extends Step {}

@InputType({ description: '工作流程的一步。A step of a work procedure.' })
export class ProcedureStepInput extends Step {}

export const discretionStandardFields: CategoryFields = {
  kind: required(() => discretionKinds, '裁量标准或工作流程。Standard or procedure.'),
  violation: required(() => String, '违法行为；工作流程填适用事项。The violation, or what the procedure is for.'),
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

  @Field(() => LocalDateScalar, { nullable: true, description: '施行日：该日已施行。In effect on this day.' })
  readonly effectiveOn?: string | null;
}
