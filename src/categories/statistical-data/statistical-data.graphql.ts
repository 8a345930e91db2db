import { Field, InputType, ObjectType } from 'type-graphql';
import { itemCodes, RecordFilter, required, type CategoryFields } from '../../core/records/index.js';
import { PeriodInput, PeriodType } from '../../platform/graphql/period.graphql.js';
import { DecimalScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';

/** The same four fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Indicator {
  @Field(() => String, { description: '指标代码，在本数据集内唯一。Code, unique in its data set.' })
  readonly code!: string;

  @Field(() => String, { description: '指标名称。Name.' })
  readonly name!: string;

  @Field(() => String, { description: '计量单位，如 件、万元。Unit, such as 件 or 万元.' })
  readonly unit!: string;

  @Field(() => DecimalScalar, { description: '数值。Value.' })
  readonly value!: string;
}

@ObjectType('StatisticalIndicator', { simpleResolvers: true, description: '统计指标。A figure of a data set.' })
export class StatisticalIndicatorType extends Indicator {}

@InputType({ description: '统计指标。A figure of a data set.' })
export class StatisticalIndicatorInput extends Indicator {}

export const statisticalDataFields: CategoryFields = {
  period: required(
    () => PeriodType,
    '数据所属期间。The period the data speaks of.',
    () => PeriodInput,
  ),
  indicators: required(
    () => [StatisticalIndicatorType],
    '指标，至少一项。Figures, at least one.',
    () => [StatisticalIndicatorInput],
  ),
  itemCodes,
};

@InputType({ description: '统计分析数据的筛选条件。Filter of statistical data.' })
export class StatisticalDataFilter extends RecordFilter {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '期间所含日：期间含该日。The period contains this day.',
  })
  readonly on?: string | null;

  @Field(() => String, { nullable: true, description: '指标代码：含该代码的指标。Has an indicator of this code.' })
  readonly indicatorCode?: string | null;
}
