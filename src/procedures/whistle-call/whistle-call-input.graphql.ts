import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { whistleCallStates } from './whistle-call.graphql.js';

@InputType({ description: '吹哨：召集执法力量（规则 U10）。Calls for enforcement strength (rule U10).' })
export class CallWhistleInput extends OpeningInput {
  @Field(() => String, { description: '事由。What it is about.' })
  readonly matter!: string;

  @Field(() => String, { description: '报到地点。Where to report.' })
  readonly place!: string;

  @Field(() => [String], { description: '报到单位代码，至多 50 个。Codes of those who are called, at most 50.' })
  readonly calledCodes!: string[];

  @Field(() => ID, { nullable: true, description: '所由来的办理事项。The proceeding it comes from.' })
  readonly aboutId?: string | null;
}

@InputType({ description: '吹哨报到的一步。A step in a whistle call.' })
export class WhistleCallStepInput extends StepInputType {
  @Field(() => ID, { description: '吹哨报到的标识。The call.' })
  readonly whistleCallId!: string;
}

@InputType({ description: '办结吹哨报到。Concludes a whistle call.' })
export class ConcludeWhistleCallInput extends WhistleCallStepInput {
  @Field(() => String, { description: '处置结果，必填。The result, required.' })
  readonly result!: string;
}

@InputType({ description: '撤回吹哨。Cancels a whistle call.' })
export class CancelWhistleCallInput extends WhistleCallStepInput {
  @Field(() => String, { description: '撤回理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '吹哨报到的筛选条件，各项同时满足。Filter of whistle calls; all conditions hold.' })
export class WhistleCallFilter extends ProceedingFilter {
  @Field(() => [whistleCallStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof whistleCallStates)[] | null;

  @Field(() => String, { nullable: true, description: '吹哨乡镇代码。Code of the township that calls.' })
  readonly callerCode?: string | null;

  @Field(() => String, { nullable: true, description: '报到单位代码。Code of somebody who is called.' })
  readonly calledCode?: string | null;
}
