import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { partyKinds, penaltyKinds } from '../../categories/penalty-decision/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { DecimalScalar } from '../../platform/graphql/scalars.js';
import { describe } from '../figure.js';
import { ComparableStatisticsType } from '../statistics.graphql.js';
import { penaltyFigures } from './penalty-figures.js';
import type { PenaltyDimension } from './penalty-statistics.sql.js';

export const penaltyDimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
  PENALTY_KIND: 'PENALTY_KIND',
  ITEM: 'ITEM',
  PARTY_KIND: 'PARTY_KIND',
} as const satisfies { [Name in PenaltyDimension]: Name };

registerEnumType(penaltyDimensionNames, {
  name: 'PenaltyDimension',
  description: '处罚统计的分组维度。Dimensions of the penalty statistics.',
  valuesConfig: {
    ORGANIZATION: { description: '作出决定的单位。The deciding organization.' },
    MONTH: { description: '决定月份。Month of the decision.' },
    YEAR: { description: '决定年份。Year of the decision.' },
    PENALTY_KIND: { description: '处罚种类，一案计入最重一种。Kind; a case counts once, in its heaviest.' },
    ITEM: { description: '执法事项。Enforcement item.' },
    PARTY_KIND: { description: '当事人类型。Kind of the party.' },
  },
});

@ObjectType('PenaltyFigures', { simpleResolvers: true, description: '处罚决定的各项指标。Figures of penalties.' })
export class PenaltyFiguresType {
  @Field(() => Int, { description: describe(penaltyFigures.decisions) })
  readonly decisions!: number;

  @Field(() => DecimalScalar, { description: describe(penaltyFigures.fineTotal) })
  readonly fineTotal!: string;

  @Field(() => DecimalScalar, { description: describe(penaltyFigures.confiscatedTotal) })
  readonly confiscatedTotal!: string;

  @Field(() => Int, { description: describe(penaltyFigures.executed) })
  readonly executed!: number;

  @Field(() => Float, { nullable: true, description: describe(penaltyFigures.executionRate) })
  readonly executionRate!: number | null;

  @Field(() => Int, { description: describe(penaltyFigures.setAside) })
  readonly setAside!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: '处罚统计的一行；未选的维度为空。A row; dimensions not chosen are null.',
})
export class PenaltyStatisticsRow extends PenaltyFiguresType {
  @Field(() => OrganizationType, { nullable: true, description: '作出决定的单位。The deciding organization.' })
  readonly organization!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: '决定月份，YYYY-MM。Month of the decision.' })
  readonly month!: string | null;

  @Field(() => Int, { nullable: true, description: '决定年份。Year of the decision.' })
  readonly year!: number | null;

  @Field(() => penaltyKinds, { nullable: true, description: '最重的处罚种类。Heaviest kind.' })
  readonly penaltyKind!: string | null;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode!: string | null;

  @Field(() => partyKinds, { nullable: true, description: '当事人类型。Kind of the party.' })
  readonly partyKind!: string | null;

  @Field(() => PenaltyFiguresType, {
    nullable: true,
    description: '比较期的指标；未要求比较或当时无决定时为空。Figures of the compared period, null without any.',
  })
  readonly compared!: PenaltyFiguresType | null;

  @Field(() => Float, {
    nullable: true,
    description: '决定件数的增长率，四位小数。Growth of decisions against the compared period.',
  })
  readonly decisionsGrowth!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '罚款合计的增长率，四位小数。Growth of fines against the compared period.',
  })
  readonly fineGrowth!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '行政处罚统计。Statistics of penalty decisions.' })
export class PenaltyStatistics extends ComparableStatisticsType {
  @Field(() => [PenaltyStatisticsRow], { description: '各组数字。A row a group.' })
  readonly rows!: PenaltyStatisticsRow[];
}
