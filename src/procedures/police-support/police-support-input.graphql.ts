import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { policeSupportStates } from './police-support.graphql.js';
import {
  obstructionKinds,
  policeHelps,
  policeOutcomes,
  type ObstructionKind,
  type PoliceHelp,
  type PoliceOutcome,
} from './police-support.js';

@InputType({ description: '请求公安部门处理阻挠执法（规则 A7）。Calls the police against obstruction (rule A7).' })
export class CallPoliceInput extends OpeningInput {
  @Field(() => ID, { nullable: true, description: '所执法的办理事项。The proceeding that was being handled.' })
  readonly aboutId?: string | null;

  @Field(() => obstructionKinds, { description: '种类。What happens.' })
  readonly kind!: ObstructionKind;

  @Field(() => String, { description: '地点，必填。Where, required.' })
  readonly place!: string;

  @Field(() => String, { description: '阻挠执法情况，必填。What is told of it, required.' })
  readonly situation!: string;

  @Field(() => DateTimeScalar, { description: '发生时间。When it happened.' })
  readonly occurredAt!: Temporal.Instant;

  @Field(() => Boolean, {
    description: '是否正在发生：正在发生的须立即处理。Whether it goes on: then it is dealt with at once.',
  })
  readonly ongoing!: boolean;

  @Field(() => [policeHelps], { nullable: true, description: '所需的协助。Help that is wanted.' })
  readonly helpWanted?: PoliceHelp[] | null;
}

@InputType({ description: '公安配合的一步。A step of police support.' })
abstract class PoliceSupportStepInput extends StepInputType {
  @Field(() => ID, { description: '公安配合的标识。The incident.' })
  readonly policeSupportId!: string;
}

@InputType({ description: '记录处理情况（规则 A7）。Records how the police dealt with it (rule A7).' })
export class RecordPoliceHandlingInput extends PoliceSupportStepInput {
  @Field(() => DateTimeScalar, { nullable: true, description: '处理时间，不填为办理时。When; now if not given.' })
  readonly handledAt?: Temporal.Instant | null;

  @Field(() => String, { description: '处理情况，必填。What was done, required.' })
  readonly handling!: string;

  @Field(() => [policeHelps], { nullable: true, description: '给予的协助。Help that was given.' })
  readonly help?: PoliceHelp[] | null;
}

@InputType({ description: '反馈查处结果（规则 A8）。Reports the result (rule A8).' })
export class ReportPoliceResultInput extends PoliceSupportStepInput {
  @Field(() => policeOutcomes, { description: '查处结果的种类。What became of it.' })
  readonly outcome!: PoliceOutcome;

  @Field(() => String, { description: '查处结果，必填。The result, required.' })
  readonly result!: string;

  @Field(() => ID, {
    nullable: true,
    description: '构成犯罪的，所关联的涉嫌犯罪案件移送。The referral for prosecution, where it was crime.',
  })
  readonly referralId?: string | null;
}

@InputType({ description: '公安配合的筛选条件，各项同时满足。Filter of police support; all conditions hold.' })
export class PoliceSupportFilter extends ProceedingFilter {
  @Field(() => [policeSupportStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof policeSupportStates)[] | null;

  @Field(() => [obstructionKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: ObstructionKind[] | null;

  @Field(() => String, { nullable: true, description: '执法单位代码。Code of whoever was obstructed.' })
  readonly fromCode?: string | null;
}
