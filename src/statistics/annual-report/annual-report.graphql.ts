import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { penaltyKinds } from '../../categories/penalty-decision/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { DecimalScalar } from '../../platform/graphql/scalars.js';
import { StatisticsType } from '../statistics.graphql.js';
import { layouts, type LayoutName } from './layouts.js';

export const layoutNames = Object.fromEntries(Object.keys(layouts).map((name) => [name, name])) as {
  readonly [Name in LayoutName]: Name;
};

registerEnumType(layoutNames, {
  name: 'AnnualReportLayout',
  description: '年度报表的栏目设置，各省不一。Columns of the yearly table; provinces differ.',
  valuesConfig: layouts,
});

@ObjectType({ simpleResolvers: true, description: '一种处罚的件数。Cases of a kind.' })
export class AnnualReportPenalty {
  @Field(() => penaltyKinds, { description: '处罚种类，自轻至重。Kind, light to heavy.' })
  readonly kind!: string;

  @Field(() => String, { description: '名称。What the law calls it.' })
  readonly label!: string;

  @Field(() => Int, {
    description: '件数；一案数罚的计入最重一种。Cases; one with several penalties counts once, in the heaviest.',
  })
  readonly cases!: number;
}

@ObjectType({ simpleResolvers: true, description: '报表的一栏。A column.' })
export class AnnualReportColumn {
  @Field(() => String, { description: '代码，表内唯一。Code, unique in the table.' })
  readonly code!: string;

  @Field(() => String, { description: '栏目名称，含单位。Heading with its unit.' })
  readonly label!: string;
}

@ObjectType({ simpleResolvers: true, description: '报表的一行。A row.' })
export class AnnualReportRow {
  @Field(() => OrganizationType, { nullable: true, description: '单位；合计行为空。Organization; null in the total.' })
  readonly organization!: OrganizationType | null;

  @Field(() => [String], { description: '各栏数字，与栏目同序。A cell a column, in their order.' })
  readonly cells!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: '按某省栏目排好的年度报表。The yearly table in a layout.' })
export class AnnualReportTable {
  @Field(() => String, { description: '表名。Title.' })
  readonly title!: string;

  @Field(() => [AnnualReportColumn], { description: '栏目。Columns.' })
  readonly columns!: readonly AnnualReportColumn[];

  @Field(() => [AnnualReportRow], { description: '各单位一行，末行为合计。A row an organization, the total last.' })
  readonly rows!: readonly AnnualReportRow[];
}

@ObjectType({
  description:
    '行政处罚年度报表：一案计一件，计入最重的处罚种类。Yearly report of penalties: a case counts once, in its heaviest kind.',
})
export class AnnualReport extends StatisticsType {
  @Field(() => Int, { simple: true, description: '年份，按决定日期。Year of the decisions.' })
  readonly year!: number;

  @Field(() => OrganizationType, { simple: true, nullable: true, description: '单位；全县为空。Null for the county.' })
  readonly organization!: OrganizationType | null;

  @Field(() => [AnnualReportPenalty], { simple: true, description: '各处罚种类，自轻至重。All kinds, light to heavy.' })
  readonly penalties!: readonly AnnualReportPenalty[];

  @Field(() => Int, { simple: true, description: '合计件数。All cases.' })
  readonly totalCases!: number;

  @Field(() => DecimalScalar, { simple: true, description: '罚款金额，元。Fines, in yuan.' })
  readonly fines!: string;

  @Field(() => DecimalScalar, { simple: true, description: '没收金额，元。Confiscations, in yuan.' })
  readonly confiscations!: string;

  @Field(() => DecimalScalar, { simple: true, description: '罚没金额，元。Fines and confiscations, in yuan.' })
  readonly finesAndConfiscations!: string;
}
