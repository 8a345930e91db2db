import { Field, InputType, Int } from 'type-graphql';
import { OpeningInput, ProceedingFilter } from '../../core/proceedings/index.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { trainingKinds, type TrainingKind } from './training.js';

@InputType({ description: '一个乡镇的参训情况。How many of a township took part.' })
export class TrainingAttendanceInput {
  @Field(() => String, { description: '乡镇代码。Code of the township.' })
  readonly townshipCode!: string;

  @Field(() => Int, { description: '参训人数。How many took part.' })
  readonly participants!: number;

  @Field(() => Int, {
    nullable: true,
    description: '合格人数，考试考核时必填。How many passed; required of an examination.',
  })
  readonly passed?: number | null;
}

@InputType({ description: '记录一次业务培训（规则 A6）。Records a training (rule A6).' })
export class RecordTrainingInput extends OpeningInput {
  @Field(() => trainingKinds, { description: '方式。How.' })
  readonly kind!: TrainingKind;

  @Field(() => String, { description: '培训内容，必填。What it was about, required.' })
  readonly subject!: string;

  @Field(() => [String], { nullable: true, description: '所涉执法事项代码。Codes of the enforcement items.' })
  readonly itemCodes?: string[] | null;

  @Field(() => LocalDateScalar, { description: '培训日期。First or only day.' })
  readonly heldOn!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: '结束日期。Last day, if another one.' })
  readonly endedOn?: string | null;

  @Field(() => Int, { description: '学时。Hours.' })
  readonly hours!: number;

  @Field(() => [TrainingAttendanceInput], {
    description: '各乡镇参训情况，必填。Who took part, by township; required.',
  })
  readonly attendance!: TrainingAttendanceInput[];
}

@InputType({ description: '业务培训的筛选条件，各项同时满足。Filter of trainings; all conditions hold.' })
export class TrainingFilter extends ProceedingFilter {
  @Field(() => [trainingKinds], { nullable: true, description: '方式，任一即可。Any of these kinds.' })
  readonly kinds?: TrainingKind[] | null;

  @Field(() => String, { nullable: true, description: '组织部门代码。Code of whoever held it.' })
  readonly organizerCode?: string | null;

  @Field(() => String, { nullable: true, description: '参训乡镇代码。Code of a township that took part.' })
  readonly townshipCode?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '培训日期不早于（含）。Held on this day or later.' })
  readonly heldFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '培训日期不晚于（含）。Held on this day or earlier.' })
  readonly heldTo?: string | null;
}
