import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { sharingCategories } from '../../core/records/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { describe } from '../figure.js';
import { ComparableStatisticsType } from '../statistics.graphql.js';
import { medianDelayFigure, sharingFigures } from './sharing-figures.js';
import type { SharingDimension } from './sharing-statistics.sql.js';

export const sharingDimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  CATEGORY: 'CATEGORY',
  MONTH: 'MONTH',
  DAY: 'DAY',
} as const satisfies {
  [Name in SharingDimension]: Name;
};

registerEnumType(sharingDimensionNames, {
  name: 'SharingDimension',
  description: '共享统计的分组维度。Dimensions of the sharing statistics.',
  valuesConfig: {
    ORGANIZATION: { description: '发布单位。Publisher.' },
    CATEGORY: { description: '信息类别。Category.' },
    MONTH: { description: '形成月份。Month of formation.' },
    DAY: { description: '形成日。Day of formation.' },
  },
});

@ObjectType('SharingFigures', { simpleResolvers: true, description: '信息共享的各项指标。Figures of sharing.' })
export class SharingFiguresType {
  @Field(() => Int, { description: describe(sharingFigures.shared) })
  readonly shared!: number;

  @Field(() => Int, { description: describe(sharingFigures.sameDay) })
  readonly sameDay!: number;

  @Field(() => Int, { description: describe(sharingFigures.extended) })
  readonly extended!: number;

  @Field(() => Int, { description: describe(sharingFigures.late) })
  readonly late!: number;

  @Field(() => Int, { description: describe(sharingFigures.historical) })
  readonly historical!: number;

  @Field(() => Int, { description: describe(sharingFigures.awaited) })
  readonly awaited!: number;

  @Field(() => Float, { nullable: true, description: describe(sharingFigures.sameDayRate) })
  readonly sameDayRate!: number | null;

  @Field(() => Float, { nullable: true, description: describe(medianDelayFigure) })
  readonly medianDelayHours!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: '共享统计的一行；未选的维度为空。A row; dimensions not chosen are null.',
})
export class SharingStatisticsRow extends SharingFiguresType {
  @Field(() => OrganizationType, { nullable: true, description: '发布单位。Publisher.' })
  readonly organization!: OrganizationType | null;

  @Field(() => sharingCategories, { nullable: true, description: '信息类别。Category.' })
  readonly category!: string | null;

  @Field(() => String, { nullable: true, description: '形成月份，YYYY-MM。Month of formation.' })
  readonly month!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '形成日。Day of formation.' })
  readonly day!: string | null;

  @Field(() => SharingFiguresType, {
    nullable: true,
    description: '比较期的指标；未要求比较或当时无信息时为空。Figures of the compared period, null without any.',
  })
  readonly compared!: SharingFiguresType | null;

  @Field(() => Float, {
    nullable: true,
    description: '已共享条数的增长率，四位小数。Growth of shared against the compared period.',
  })
  readonly sharedGrowth!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '信息共享统计。Statistics of information sharing.' })
export class SharingStatistics extends ComparableStatisticsType {
  @Field(() => [SharingStatisticsRow], { description: '各组数字。A row a group.' })
  readonly rows!: SharingStatisticsRow[];
}
