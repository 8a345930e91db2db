import type { Temporal } from 'temporal-polyfill';
import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { dangerNoticeStates } from './danger-notice.graphql.js';
import { dangerKinds, type DangerKind } from './danger-notice.js';

@InputType({
  description: '立即通知有管辖权的部门（规则 U5）。Notifies the competent organization at once (rule U5).',
})
export class SendDangerNoticeInput extends OpeningInput {
  @Field(() => String, { description: '被通知单位代码。Code of the organization that is notified.' })
  readonly toCode!: string;

  @Field(() => dangerKinds, { description: '隐患种类。Kind of danger.' })
  readonly dangerKind!: DangerKind;

  @Field(() => String, { description: '地点。Place.' })
  readonly place!: string;

  @Field(() => String, { description: '隐患情况。What the danger is.' })
  readonly description!: string;

  @Field(() => DateTimeScalar, {
    description: '发现时间，立即通知的时限自此起算。When it was discovered; the clock begins.',
  })
  readonly discoveredAt!: Temporal.Instant;

  @Field(() => ID, { nullable: true, description: '所由来的办理事项。The proceeding it comes from.' })
  readonly aboutId?: string | null;
}

@InputType({ description: '隐患通知的一步。A step in a danger notice.' })
export class DangerNoticeStepInput extends StepInputType {
  @Field(() => ID, { description: '隐患通知的标识。The notice.' })
  readonly dangerNoticeId!: string;
}

@InputType({ description: '派执法人员处理（规则 U6）。Sends officers (rule U6).' })
export class DispatchOfficersInput extends DangerNoticeStepInput {
  @Field(() => String, { description: '派员情况：人数、车辆、到达等，必填。Who was sent and how, required.' })
  readonly dispatchRecord!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '派员时间，不填为办理时。When; now if not given.' })
  readonly dispatchedAt?: Temporal.Instant | null;
}

@InputType({ description: '说明不予处理的理由（规则 U7）。Gives the reasons for not acting (rule U7).' })
export class DeclineDangerNoticeInput extends DangerNoticeStepInput {
  @Field(() => String, { description: '理由，必填。The reasons, required.' })
  readonly reason!: string;
}

@InputType({ description: '县政府提出处理要求（规则 U7）。The county government says what is to be done (rule U7).' })
export class InstructDangerNoticeInput extends DangerNoticeStepInput {
  @Field(() => String, { description: '处理要求，必填。What is to be done, required.' })
  readonly instruction!: string;
}

@InputType({ description: '报告处置结果。Reports how the danger was dealt with.' })
export class ResolveDangerNoticeInput extends DangerNoticeStepInput {
  @Field(() => String, { description: '处置结果，必填。The result, required.' })
  readonly result!: string;
}

@InputType({ description: '隐患通知的筛选条件，各项同时满足。Filter of danger notices; all conditions hold.' })
export class DangerNoticeFilter extends ProceedingFilter {
  @Field(() => [dangerNoticeStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof dangerNoticeStates)[] | null;

  @Field(() => String, { nullable: true, description: '发现单位代码。Code of the finder.' })
  readonly fromCode?: string | null;

  @Field(() => String, { nullable: true, description: '被通知单位代码。Code of the organization notified.' })
  readonly toCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '是否应向县政府报告而未报告（规则 U7）。Whether a report to the county is called for (rule U7).',
  })
  readonly escalationProposed?: boolean | null;
}
