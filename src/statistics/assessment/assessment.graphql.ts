import { Field, Float, ID, Int, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { procedureNames } from '../../core/procedure-names.js';
import { sharingCategories } from '../../core/records/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { PeriodType } from '../../platform/graphql/period.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { figureScopes } from '../proceedings/index.js';
import { StatisticsType } from '../statistics.graphql.js';
import { assessmentFigureNames, assessmentFigures, type AssessmentFigureName } from './assessment-figures.js';

export const assessmentFigureEnum = Object.fromEntries(assessmentFigureNames.map((name) => [name, name])) as {
  readonly [Name in AssessmentFigureName]: Name;
};

registerEnumType(assessmentFigureEnum, {
  name: 'AssessmentFigure',
  description: '考核指标。Figures of the assessment.',
  valuesConfig: Object.fromEntries(
    assessmentFigureNames.map((name) => {
      const { title, english } = assessmentFigures[name];
      return [name, { description: `${title}。${english}.` }];
    }),
  ) as Record<AssessmentFigureName, { description: string }>,
});

@ObjectType({ simpleResolvers: true, description: '考核指标的口径。What a figure of the assessment counts.' })
export class AssessmentDefinition {
  @Field(() => assessmentFigureEnum, { description: '指标。The figure.' })
  readonly figure!: AssessmentFigureName;

  @Field(() => String, { description: '名称。What an office calls it.' })
  readonly title!: string;

  @Field(() => String, { description: '中文口径。What it counts, in Chinese.' })
  readonly definition!: string;

  @Field(() => String, { description: '英文口径。What it counts, in English.' })
  readonly definitionInEnglish!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      '每件扣分；不计分或不扣分的为空。Points that each costs; null where it costs none, or nobody is scored.',
  })
  readonly points!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: '考核的一行：一个单位的，或全县合计。A row of the assessment: of an organization, or of the county.',
})
export class AssessmentRow {
  @Field(() => OrganizationType, { nullable: true, description: '单位；全县合计为空。Null for the county.' })
  readonly organization!: OrganizationType | null;

  @Field(() => Float, {
    nullable: true,
    description: '按期办理率：按期办理件次 ÷ 应办件次。In-time rate, four decimals, null when nothing was due.',
  })
  readonly inTimeRate!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '得分：一百分减各项扣分，最低零分；县政府未决定计分的、全县合计为空。A hundred less the points, not below zero; null unless the county has decided that there are scores.',
  })
  readonly score!: number | null;
}
for (const name of assessmentFigureNames) {
  const { property, title, english, numerator, definition } = assessmentFigures[name];
  const description = `${title}：${numerator}。${english}: ${definition}.`;
  Field(() => Int as unknown as ClassType, { description })(AssessmentRow.prototype, property);
}

@ObjectType({ simpleResolvers: true, description: '考核：期间内各单位的办理情况。How organizations did in a period.' })
export class AssessmentType extends StatisticsType {
  @Field(() => PeriodType, { description: '考核期间。The period.' })
  readonly period!: PeriodType;

  @Field(() => figureScopes, { description: '范围。Whose rows one is told.' })
  readonly scope!: keyof typeof figureScopes;

  @Field(() => [AssessmentRow], { description: '各单位一行，按代码。A row an organization, by code.' })
  readonly rows!: AssessmentRow[];

  @Field(() => AssessmentRow, { description: '全县合计。The county.' })
  readonly total!: AssessmentRow;

  @Field(() => [AssessmentDefinition], { description: '各指标的口径。What each figure counts.' })
  readonly definitions!: AssessmentDefinition[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    '考核明细：一个数字所计的一件，只有办理事实，没有内容。One of those that a number counts: facts of handling, nothing of its content.',
})
export class AssessmentMatter {
  @Field(() => OrganizationType, { description: '计入的单位。The organization that it counts for.' })
  readonly organization!: OrganizationType;

  @Field(() => String, { description: '时限或步骤的名称。What was to be done, or was done.' })
  readonly label!: string;

  @Field(() => procedureNames, { nullable: true, description: '办理程序；信息为空。The procedure; null of a record.' })
  readonly procedure!: string | null;

  @Field(() => sharingCategories, { nullable: true, description: '信息类别；办理事项为空。The category of a record.' })
  readonly category!: string | null;

  @Field(() => String, { nullable: true, description: '办理事项的登记号；信息为空。The register number of a case.' })
  readonly number!: string | null;

  @Field(() => String, { nullable: true, description: '所依据的规则编号；没有为空。Id of the rule, if there is one.' })
  readonly rule!: string | null;

  @Field(() => ID, {
    description:
      '标识：办理事项、信息或催办的；只有可见的单位能打开。Id of the case, record or urge; only whoever sees it opens it.',
  })
  readonly subjectId!: string;

  @Field(() => DateTimeScalar, { description: '计入期间所依的时间。The moment by which it belongs to the period.' })
  readonly at!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '期限；没有为空。When it was due, if it was.' })
  readonly dueAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '办理或了结的时间；尚未为空。When it was done or came to an end; null until then.',
  })
  readonly doneAt!: string | null;
}

export const AssessmentMatterConnection = connectionOf('AssessmentMatter', () => AssessmentMatter);
