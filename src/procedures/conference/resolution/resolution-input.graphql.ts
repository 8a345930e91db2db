import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../../core/proceedings/index.js';
import { LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { resolutionStates } from './resolution.graphql.js';

@InputType({ description: '登记会议形成的决议事项（规则 J18）。Registers what a meeting resolved (rule J18).' })
export class AdoptResolutionInput extends OpeningInput {
  @Field(() => ID, { description: '形成决议的会议。The meeting that adopted it.' })
  readonly meetingId!: string;

  @Field(() => String, { description: '标题，至多 200 字。Title.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '内容，必填，至多 20000 字。Content, required.' })
  readonly content?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: '责任单位代码，牵头单位在前，必填。Codes of who carries it out, the one in charge first; required.',
  })
  readonly responsibleCodes?: string[] | null;

  @Field(() => LocalDateScalar, { description: '办理期限，当日有效。Last day on which it is in time.' })
  readonly dueOn!: string;
}

@InputType({ description: '办理决议事项的一步。A step in the handling of a resolution.' })
export class ResolutionStepInput extends StepInputType {
  @Field(() => ID, { description: '决议事项的标识。The resolution.' })
  readonly resolutionId!: string;
}

@InputType({ description: '报告进展（规则 J18）。Reports how far it has come (rule J18).' })
export class ReportResolutionProgressInput extends ResolutionStepInput {
  @Field(() => String, { description: '进展情况，必填。Progress, required.' })
  readonly progress!: string;
}

@InputType({ description: '督促办理（规则 J8）。Urges who carries it out (rule J8).' })
export class UrgeResolutionInput extends ResolutionStepInput {
  @Field(() => String, { nullable: true, description: '问题和困难的分析。Analysis of problems and difficulties.' })
  readonly analysis?: string | null;

  @Field(() => String, { description: '处理意见，必填。What the office proposes, required.' })
  readonly opinion!: string;
}

@InputType({ description: '办理完毕（规则 J18）。Reports it as carried out (rule J18).' })
export class CompleteResolutionInput extends ResolutionStepInput {
  @Field(() => String, { description: '办理结果，必填。The result, required.' })
  readonly result!: string;
}

@InputType({ description: '在下一次会议上通报（规则 J19）。Reports at the next meeting (rule J19).' })
export class ReportResolutionInput extends ResolutionStepInput {
  @Field(() => ID, { description: '在哪次会议上通报。At which meeting.' })
  readonly meetingId!: string;

  @Field(() => String, { description: '通报内容，必填。The report, required.' })
  readonly report!: string;

  @Field(() => Boolean, {
    description:
      '是否已办理完毕；未完毕的，下次会议继续通报。Whether it is finished; if not, it comes before the next meeting.',
  })
  readonly completed!: boolean;
}

@InputType({ description: '决议事项的筛选条件，各项同时满足。Filter of resolutions; all conditions hold.' })
export class ResolutionFilter extends ProceedingFilter {
  @Field(() => [resolutionStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof resolutionStates)[] | null;

  @Field(() => String, { nullable: true, description: '责任单位代码。Code of who carries it out.' })
  readonly responsibleCode?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '期限不晚于（含）。Due on this day or earlier.' })
  readonly dueTo?: string | null;
}
