import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NeedType } from '../../core/needs/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { sharingCategories } from '../../core/records/index.js';
import { describe } from '../figure.js';
import { ComparableStatisticsType } from '../statistics.graphql.js';
import { needFigures } from './need-figures.js';
import type { NeedDimension } from './need-statistics.sql.js';

export const needDimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  NEEDED_BY: 'NEEDED_BY',
  NEED: 'NEED',
  CATEGORY: 'CATEGORY',
  MONTH: 'MONTH',
} as const satisfies { [Name in NeedDimension]: Name };

registerEnumType(needDimensionNames, {
  name: 'NeedDimension',
  description: '需求统计的分组维度。Dimensions of the statistics of needs.',
  valuesConfig: {
    ORGANIZATION: { description: '发布单位。Publisher.' },
    NEEDED_BY: { description: '需求单位。Who needs it.' },
    NEED: { description: '需求。The need.' },
    CATEGORY: { description: '信息类别。Category.' },
    MONTH: { description: '送达月份。Month in which it met the need.' },
  },
});

@ObjectType('NeedFigures', {
  simpleResolvers: true,
  description: '需求满足的各项指标。Figures of how needs are served.',
})
export class NeedFiguresType {
  @Field(() => Int, { description: describe(needFigures.served) })
  readonly served!: number;

  @Field(() => Int, { description: describe(needFigures.inTime) })
  readonly inTime!: number;

  @Field(() => Int, { description: describe(needFigures.late) })
  readonly late!: number;

  @Field(() => Int, { description: describe(needFigures.acknowledged) })
  readonly acknowledged!: number;

  @Field(() => Int, { description: describe(needFigures.feedbackDue) })
  readonly feedbackDue!: number;

  @Field(() => Int, { description: describe(needFigures.feedbackInTime) })
  readonly feedbackInTime!: number;

  @Field(() => Float, { nullable: true, description: describe(needFigures.inTimeRate) })
  readonly inTimeRate!: number | null;

  @Field(() => Float, { nullable: true, description: describe(needFigures.feedbackRate) })
  readonly feedbackRate!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: '需求统计的一行；未选的维度为空。A row; dimensions not chosen are null.',
})
export class NeedStatisticsRow extends NeedFiguresType {
  @Field(() => OrganizationType, { nullable: true, description: '发布单位。Publisher.' })
  readonly organization!: OrganizationType | null;

  @Field(() => OrganizationType, { nullable: true, description: '需求单位。Who needs it.' })
  readonly neededBy!: OrganizationType | null;

  @Field(() => NeedType, { nullable: true, description: '需求。The need.' })
  readonly need!: NeedType | null;

  @Field(() => sharingCategories, { nullable: true, description: '信息类别。Category.' })
  readonly category!: string | null;

  @Field(() => String, { nullable: true, description: '送达月份，YYYY-MM。Month in which it met the need.' })
  readonly month!: string | null;

  @Field(() => NeedFiguresType, {
    nullable: true,
    description: '比较期的指标；未要求比较或当时没有时为空。Figures of the compared period, null without any.',
  })
  readonly compared!: NeedFiguresType | null;
}

@ObjectType({ simpleResolvers: true, description: '需求满足情况统计（规则 S3）。How needs are served (rule S3).' })
export class NeedStatistics extends ComparableStatisticsType {
  @Field(() => [NeedStatisticsRow], { description: '各组数字。A row a group.' })
  readonly rows!: NeedStatisticsRow[];
}
