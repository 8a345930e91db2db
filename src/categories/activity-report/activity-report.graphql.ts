import { Field, InputType, registerEnumType } from 'type-graphql';
import { itemCodes, optional, RecordFilter, required, unasked, type CategoryFields } from '../../core/records/index.js';
import { PeriodInput, PeriodType } from '../../platform/graphql/period.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import {
  activityReportKinds,
  inspectionKinds,
  inspectionResults,
  type ActivityReportKind,
  type InspectionKind,
  type InspectionResult,
} from './activity-report.js';
import {
  InspectedMatterInput,
  InspectedMatterType,
  ReinspectionInput,
  ReinspectionType,
} from './inspection.graphql.js';

registerEnumType(activityReportKinds, {
  name: 'ActivityReportKind',
  description: '动态信息的种类。Kinds of dynamic information.',
  valuesConfig: {
    INSPECTION_RECORD: { description: '行政检查记录。Inspection record.' },
    WORK_BULLETIN: { description: '执法工作简报。Work bulletin.' },
    PLANNED_VISIT: { description: '检查安排：将要进行的检查。A visit that is planned.' },
    OTHER: { description: '其他。Other.' },
  },
});

export const activityReportFields: CategoryFields = {
  kind: required(() => activityReportKinds, '种类。Kind.'),
  summary: required(() => String, '内容摘要。Summary.'),
  occurredOn: required(
    () => LocalDateScalar,
    '发生日期；检查安排为制定之日。Day it happened; of a planned visit the day it was planned.',
  ),
  period: optional(
    () => PeriodType,
    '所属期间：简报所述期间；检查安排必填，为计划检查的日期。What a bulletin speaks of; when a planned visit will be, required there.',
    () => PeriodInput,
  ),
  counterpartName: optional(() => String, '检查对象：被检查单位或个人的名称。Who was inspected.'),
  counterpartCode: optional(
    () => String,
    '检查对象代码：统一社会信用代码（GB 32100），校验校验位；自然人不填号码。Unified social credit code, checked; a person has none.',
  ),
  place: optional(() => String, '检查地点。Where.'),
  inspectionKind: optional(() => inspectionKinds, '检查方式。What led to the inspection.'),
  plan: optional(() => String, '检查计划：名称或编号。Name or number of the plan it was made under.'),
  participantCodes: unasked(
    required(
      () => [String],
      '联合检查单位的代码：综合查一次，与发布单位一同检查的单位。Codes of those who inspect together with the publisher, in one visit.',
    ),
  ),
  matters: unasked(
    required(
      () => [InspectedMatterType],
      '检查事项：检查的各项内容及其结果。What was inspected, each with its result.',
      () => [InspectedMatterInput],
    ),
  ),
  result: optional(() => inspectionResults, '检查结果；填写检查对象的必填。Result; required with who was inspected.'),
  ordered: optional(() => String, '责令内容：责令改正的事项。What was ordered.'),
  correctBy: optional(() => LocalDateScalar, '改正期限（含）。By when, that day included.'),
  reinspections: unasked(
    required(
      () => [ReinspectionType],
      '复查：以修订补填。Inspections of what was ordered; a revision adds them.',
      () => [ReinspectionInput],
    ),
  ),
  itemCodes,
};

@InputType({ description: '动态信息的筛选条件。Filter of activity reports.' })
export class ActivityReportFilter extends RecordFilter {
  @Field(() => [activityReportKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: ActivityReportKind[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发生日不早于（含）。Occurred on this day or later.' })
  readonly occurredFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发生日不晚于（含）。Occurred on this day or earlier.' })
  readonly occurredTo?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '期间所含日：期间含该日。The period contains this day.',
  })
  readonly on?: string | null;

  @Field(() => String, { nullable: true, description: '检查对象代码，全文相同。Code of who was inspected, exactly.' })
  readonly counterpartCode?: string | null;

  @Field(() => [inspectionKinds], {
    nullable: true,
    description: '检查方式，任一即可。Any of these kinds of inspections.',
  })
  readonly inspectionKinds?: InspectionKind[] | null;

  @Field(() => [inspectionResults], { nullable: true, description: '检查结果，任一即可。Any of these results.' })
  readonly results?: InspectionResult[] | null;

  @Field(() => String, {
    nullable: true,
    description: '联合检查单位代码：其参加的。Code of an organization that takes part.',
  })
  readonly participantCode?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '改正期限不早于（含）。To be corrected by this day or later.',
  })
  readonly correctByFrom?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '改正期限不晚于（含）。To be corrected by this day or earlier.',
  })
  readonly correctByTo?: string | null;
}
