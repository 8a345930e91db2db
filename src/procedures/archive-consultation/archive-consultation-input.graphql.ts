import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { archiveStates } from './archive-consultation.graphql.js';
import { archiveAccesses, type ArchiveAccess } from './archive-consultation.js';

@InputType({ description: '申请查阅、复制职能部门档案（规则 A5）。Asks to consult or copy archives (rule A5).' })
export class RequestArchiveConsultationInput extends OpeningInput {
  @Field(() => ID, { nullable: true, description: '所为的办理事项。The proceeding it is needed for.' })
  readonly aboutId?: string | null;

  @Field(() => String, { description: '保管档案的部门代码。Code of the department that keeps them.' })
  readonly toCode!: string;

  @Field(() => archiveAccesses, { description: '利用方式。How they are to be used.' })
  readonly access!: ArchiveAccess;

  @Field(() => String, { description: '所需档案资料，必填。Which archives, required.' })
  readonly archives!: string;

  @Field(() => String, { description: '办案需要，必填。What for, required.' })
  readonly purpose!: string;
}

@InputType({ description: '档案查阅的一步。A step in a request for archives.' })
export class ArchiveConsultationStepInput extends StepInputType {
  @Field(() => ID, { description: '档案查阅的标识。The request.' })
  readonly archiveConsultationId!: string;
}

@InputType({ description: '提供档案。Provides the archives.' })
export class ProvideArchivesInput extends ArchiveConsultationStepInput {
  @Field(() => String, { description: '提供情况，必填。How they are provided, required.' })
  readonly provision!: string;
}

@InputType({ description: '说明理由的一步。A step that needs a reason.' })
export class ArchiveReasonInput extends ArchiveConsultationStepInput {
  @Field(() => String, { description: '理由，必填。The reason, required.' })
  readonly reason!: string;
}

@InputType({ description: '县政府的决定。A decision of the county government.' })
export class ArchiveDecisionInput extends ArchiveConsultationStepInput {
  @Field(() => String, { description: '决定内容，必填。What is decided, required.' })
  readonly decision!: string;
}

@InputType({ description: '档案查阅的筛选条件，各项同时满足。Filter of requests for archives; all conditions hold.' })
export class ArchiveConsultationFilter extends ProceedingFilter {
  @Field(() => [archiveStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof archiveStates)[] | null;

  @Field(() => String, { nullable: true, description: '申请单位代码。Code of the requester.' })
  readonly fromCode?: string | null;

  @Field(() => String, { nullable: true, description: '保管部门代码。Code of the department.' })
  readonly toCode?: string | null;
}
