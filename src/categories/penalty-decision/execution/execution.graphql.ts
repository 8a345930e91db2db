import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar, LocalDateScalar } from '../../../platform/graphql/scalars.js';
import {
  enforcementMeans,
  executionEventKinds,
  type EnforcementMeans,
  type ExecutionEventKind,
} from './execution-event.js';

registerEnumType(executionEventKinds, {
  name: 'ExecutionEventKind',
  description: '决定作出后的事项（规则 S3）。What happens to a decision after it was made (rule S3).',
  valuesConfig: {
    PAYMENT: { description: '缴款：缴纳罚款或加处的罚款。A payment of the fine or its surcharge.' },
    INSTALMENTS: {
      description:
        '准予延期、分期：行政处罚法第六十六条，一期即延期。Deferral or instalments granted (Administrative Penalty Law art. 66); a deferral is one instalment.',
    },
    SURCHARGE: {
      description:
        '加处罚款：行政处罚法第七十二条，每日按罚款数额的百分之三，不超出罚款数额。A surcharge (art. 72): three per cent a day, never above the fine.',
    },
    PERFORMED: {
      description: '履行完毕：罚款以外的内容已执行，如没收、吊销。What is decided beside a fine has been executed.',
    },
    SUSPENDED: { description: '中止执行。Execution suspended.' },
    RESUMED: { description: '恢复执行。Execution resumed.' },
    ENFORCEMENT_APPLIED: {
      description: '申请强制执行：申请法院执行，或决定代履行。Compulsory enforcement applied for, or decided on.',
    },
    ENFORCEMENT_ACCEPTED: { description: '法院受理。Accepted by the court.' },
    ENFORCEMENT_DONE: { description: '强制执行完毕。Enforcement is done.' },
    ENFORCEMENT_TERMINATED: { description: '强制执行终结：未执行完毕。Enforcement ended without being done.' },
  },
});

registerEnumType(enforcementMeans, {
  name: 'EnforcementMeans',
  description: '强制执行方式（行政强制法）。By which way a decision is enforced.',
  valuesConfig: {
    COURT: { description: '申请人民法院强制执行。By a court.' },
    SUBSTITUTE: { description: '代履行。Performed by others in the place of the party.' },
  },
});

@ObjectType('Instalment', { simpleResolvers: true, description: '一期。An instalment.' })
@InputType('InstalmentInput', { description: '一期。An instalment.' })
export class Instalment {
  @Field(() => LocalDateScalar, { description: '缴纳期限，含当日。By which day it is to be paid.' })
  readonly dueOn!: string;

  @Field(() => DecimalScalar, { description: '金额，元。Amount, in yuan.' })
  readonly amount!: string;
}

@ObjectType('ExecutionEvent', {
  simpleResolvers: true,
  description: '决定作出后的一项（规则 S3）。Something that happened to a decision after it was made (rule S3).',
})
export class ExecutionEventType {
  @Field(() => Int, { description: '序号，更正时填写。Its number, by which it is corrected.' })
  readonly number!: number;

  @Field(() => executionEventKinds, { description: '事项。What happened.' })
  readonly kind!: ExecutionEventKind;

  @Field(() => LocalDateScalar, { description: '发生日期。Day on which it happened.' })
  readonly occurredOn!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '金额，元：缴款、加处罚款的。Amount in yuan, of a payment or a surcharge.',
  })
  readonly amount!: string | null;

  @Field(() => [Instalment], {
    description: '各期：准予延期、分期的，其他为空表。Instalments that were granted; none of all else.',
  })
  readonly instalments!: readonly Instalment[];

  @Field(() => enforcementMeans, { nullable: true, description: '强制执行方式。By which way it is enforced.' })
  readonly means!: EnforcementMeans | null;

  @Field(() => String, { nullable: true, description: '说明。A note.' })
  readonly note!: string | null;

  @Field(() => Boolean, {
    description: '已更正为未发生，不再计算。Whether it was corrected as never having happened; it counts no more.',
  })
  readonly isCancelled!: boolean;
}

@InputType({ description: '登记决定作出后的事项（规则 S3）。Records what happened to a decision (rule S3).' })
export class RecordExecutionEventInput {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '处罚决定标识。The penalty decision.' })
  readonly recordId!: string;

  @Field(() => executionEventKinds, { description: '事项。What happened.' })
  readonly kind!: ExecutionEventKind;

  @Field(() => LocalDateScalar, {
    description: '发生日期，自决定之日至今日。Day on which it happened, from the decision to today.',
  })
  readonly occurredOn!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '金额，元：缴款、加处罚款的必填。Amount in yuan: required of a payment or a surcharge, and given of nothing else.',
  })
  readonly amount?: string | null;

  @Field(() => [Instalment], {
    nullable: true,
    description:
      '各期，合计等于当日未缴金额，至多 36 期：准予延期、分期的必填。Instalments, which sum up to what was outstanding on the day, at most 36: required where they were granted.',
  })
  readonly instalments?: readonly Instalment[] | null;

  @Field(() => enforcementMeans, {
    nullable: true,
    description: '强制执行方式：申请强制执行的必填。By which way: required when enforcement is applied for.',
  })
  readonly means?: EnforcementMeans | null;

  @Field(() => String, { nullable: true, description: '说明，至多 500 字。A note, at most 500 characters.' })
  readonly note?: string | null;
}

@InputType({
  description:
    '更正已登记的事项（规则 S3）：未填的各项不变，历史保留更正前的。Puts right what was recorded (rule S3): what is left out stays; the history keeps what stood.',
})
export class CorrectExecutionEventInput {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '处罚决定标识。The penalty decision.' })
  readonly recordId!: string;

  @Field(() => Int, { description: '事项的序号。The number of the event.' })
  readonly number!: number;

  @Field(() => String, { description: '更正理由，必填。Why, required.' })
  readonly reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: '并未发生的填是，不再计算。True where it never happened: it counts no more.',
  })
  readonly cancelled?: boolean | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '发生日期。Day on which it happened.' })
  readonly occurredOn?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '金额，元。Amount, in yuan.' })
  readonly amount?: string | null;

  @Field(() => [Instalment], { nullable: true, description: '各期。Instalments.' })
  readonly instalments?: readonly Instalment[] | null;

  @Field(() => enforcementMeans, { nullable: true, description: '强制执行方式。By which way it is enforced.' })
  readonly means?: EnforcementMeans | null;

  @Field(() => String, { nullable: true, description: '说明，至多 500 字。A note, at most 500 characters.' })
  readonly note?: string | null;
}
