import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { StatisticsType } from '../statistics.graphql.js';
import { checkNames, checks, doubts, type CheckName, type Doubt } from './checks.js';
import type { QualityDimension } from './data-quality.sql.js';

registerEnumType(doubts, {
  name: 'DataQualityDoubt',
  description: '数据质量问题的类型。What a check of data quality looks for.',
  valuesConfig: {
    MISSING: { description: '缺项。A field left out.' },
    DUPLICATE: { description: '重复。Something said twice.' },
    IMPLAUSIBLE: { description: '不合情理。What is hardly so.' },
  },
});

registerEnumType(checkNames, {
  name: 'DataQualityCheck',
  description: '数据质量检查项。A check of data quality.',
  valuesConfig: Object.fromEntries(
    Object.entries(checks).map(([name, { title, english }]) => [name, { description: `${title}。${english}.` }]),
  ),
});

export const qualityDimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  MONTH: 'MONTH',
} as const satisfies { [Name in QualityDimension]: Name };

registerEnumType(qualityDimensionNames, {
  name: 'DataQualityDimension',
  description: '数据质量的分组维度。Dimensions of the figures of data quality.',
  valuesConfig: {
    ORGANIZATION: { description: '发布单位。Publisher.' },
    MONTH: { description: '形成月份。Month of formation.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '一项检查在一组信息中的结果；未选的维度为空。A check of a group; dimensions not chosen are null.',
})
export class DataQualityRow {
  @Field(() => OrganizationType, {
    nullable: true,
    description: '发布单位。Publisher.',
  })
  readonly organization!: OrganizationType | null;

  @Field(() => String, {
    nullable: true,
    description: '形成月份，YYYY-MM。Month of formation.',
  })
  readonly month!: string | null;

  @Field(() => checkNames, { description: '检查项。The check.' })
  readonly check!: CheckName;

  @Field(() => String, { description: '检查内容。What the check says.' })
  readonly title!: string;

  @Field(() => doubts, { description: '问题类型。What it looks for.' })
  readonly doubt!: Doubt;

  @Field(() => Int, {
    description: '可查条数。Records that the check can examine.',
  })
  readonly examined!: number;

  @Field(() => Int, { description: '问题条数。Records found.' })
  readonly found!: number;

  @Field(() => Float, {
    nullable: true,
    description: '问题条数占可查条数之比，四位小数；无可查的为空。found / examined, four decimals, null when none.',
  })
  readonly share!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '数据质量。Data quality.' })
export class DataQuality extends StatisticsType {
  @Field(() => [DataQualityRow], {
    description: '逐项检查，各组一行。A row a check and group.',
  })
  readonly rows!: DataQualityRow[];
}
