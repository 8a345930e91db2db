import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import {
  inspectionKinds,
  inspectionResults,
  reinspectionResults,
  type InspectionResult,
  type ReinspectionResult,
} from './activity-report.js';

registerEnumType(inspectionKinds, {
  name: 'InspectionKind',
  description: '检查方式。What leads to an inspection.',
  valuesConfig: {
    ROUTINE: { description: '日常检查。Routine.' },
    RANDOM: { description: '双随机抽查：随机抽取检查对象和检查人员。Random: whom and by whom is drawn by lot.' },
    SPECIAL: { description: '专项检查。A campaign on one subject.' },
    TRIGGERED: {
      description: '个案检查：因投诉举报、转办交办、监测预警。Triggered by a complaint, a mandate or an alarm.',
    },
  },
});

registerEnumType(inspectionResults, {
  name: 'InspectionResult',
  description: '检查结果。What an inspection has found.',
  valuesConfig: {
    NO_PROBLEM: { description: '未发现问题。No problem.' },
    CORRECTED_ON_SITE: { description: '当场改正。Corrected on the spot.' },
    ORDERED_TO_CORRECT: { description: '责令改正。Ordered to correct.' },
    TO_BE_HANDLED: { description: '待后续处理。To be handled.' },
    CASE_OPENED: { description: '已立案。A case was opened.' },
    HANDED_OVER: { description: '移送有权单位。Handed over to whoever is competent.' },
    NOT_REACHABLE: { description: '无法联系：按登记的住所、经营场所。Not met at the registered place.' },
    NO_SUCH_ACTIVITY: {
      description: '未开展相关活动：未发现其开展本次检查涉及的经营活动。Does nothing that was to be inspected.',
    },
    CLOSED_DOWN: { description: '已停业、歇业、注销。Closed down.' },
    UNCOOPERATIVE: { description: '不配合检查。Did not cooperate.' },
  },
});

registerEnumType(reinspectionResults, {
  name: 'ReinspectionResult',
  description: '复查结果。What a reinspection has found.',
  valuesConfig: {
    CORRECTED: { description: '已改正。Corrected.' },
    PARTLY_CORRECTED: { description: '部分改正。Partly corrected.' },
    NOT_CORRECTED: { description: '未改正。Not corrected.' },
    CASE_OPENED: { description: '已立案。A case was opened.' },
  },
});

/** The same fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Matter {
  @Field(() => String, { description: '事项：检查的内容。What was inspected.' })
  readonly matter!: string;

  @Field(() => String, { nullable: true, description: '事项代码：执法事项的代码。Code of the enforcement item.' })
  readonly itemCode?: string | null;

  @Field(() => inspectionResults, { nullable: true, description: '结果。Result.' })
  readonly result?: InspectionResult | null;

  @Field(() => String, { nullable: true, description: '检查情况。What was found.' })
  readonly finding?: string | null;
}

@ObjectType('InspectedMatter', { simpleResolvers: true, description: '检查的一项内容。One matter of an inspection.' })
export class InspectedMatterType extends Matter {}

@InputType({ description: '检查的一项内容。One matter of an inspection.' })
export class InspectedMatterInput extends Matter {}

/** The same fields go in and come out. */
@ObjectType({ simpleResolvers: true })
@InputType()
abstract class Again {
  @Field(() => LocalDateScalar, { description: '复查日期。Day.' })
  readonly inspectedOn!: string;

  @Field(() => reinspectionResults, { description: '复查结果。Result.' })
  readonly result!: ReinspectionResult;

  @Field(() => String, { nullable: true, description: '复查情况。What was found.' })
  readonly finding?: string | null;
}

@ObjectType('Reinspection', { simpleResolvers: true, description: '一次复查。A reinspection.' })
export class ReinspectionType extends Again {}

@InputType({ description: '一次复查。A reinspection.' })
export class ReinspectionInput extends Again {}
