import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../core/proceedings/index.js';
import { personnelRecommendationStates } from './personnel-recommendation.graphql.js';
import {
  personnelDecisions,
  personnelMeasures,
  type PersonnelDecision,
  type PersonnelMeasure,
} from './personnel-recommendation.js';

@InputType({
  description: '提出人事建议（规则 U9）；说明栏须留空。Makes a recommendation (rule U9); leave the note empty.',
})
export class RecommendPersonnelInput extends OpeningInput {
  @Field(() => String, { description: '派出机构所属部门的代码。Code of the department that dispatched the body.' })
  readonly departmentCode!: string;

  @Field(() => String, { description: '派出机构名称。Name of the dispatched body.' })
  readonly bodyName!: string;

  @Field(() => String, { nullable: true, description: '负责人姓名。Name of its head.' })
  readonly personName?: string | null;

  @Field(() => personnelMeasures, { description: '建议的种类。What is recommended.' })
  readonly measure!: PersonnelMeasure;

  @Field(() => String, { description: '建议与理由。The recommendation and its grounds.' })
  readonly grounds!: string;
}

@InputType({ description: '人事建议的一步；说明栏须留空。A step in a recommendation; leave the note empty.' })
export class PersonnelRecommendationStepInput extends StepInputType {
  @Field(() => ID, { description: '人事建议的标识。The recommendation.' })
  readonly personnelRecommendationId!: string;
}

@InputType({ description: '部门意见（规则 U9）。The department’s opinion (rule U9).' })
export class CommentPersonnelRecommendationInput extends PersonnelRecommendationStepInput {
  @Field(() => String, { description: '部门意见，必填。The opinion, required.' })
  readonly opinion!: string;
}

@InputType({ description: '县政府的决定（规则 U9）。The county government’s decision (rule U9).' })
export class DecidePersonnelRecommendationInput extends PersonnelRecommendationStepInput {
  @Field(() => personnelDecisions, { description: '是否采纳。Whether it is adopted.' })
  readonly decision!: PersonnelDecision;

  @Field(() => String, { description: '决定内容，必填。What was decided, required.' })
  readonly decisionText!: string;
}

@InputType({
  description: '人事建议的筛选条件，各项同时满足。Filter of personnel recommendations; all conditions hold.',
})
export class PersonnelRecommendationFilter extends ProceedingFilter {
  @Field(() => [personnelRecommendationStates], {
    nullable: true,
    description: '状态，任一即可。Any of these states.',
  })
  readonly states?: (keyof typeof personnelRecommendationStates)[] | null;

  @Field(() => String, { nullable: true, description: '建议乡镇代码。Code of the township.' })
  readonly townshipCode?: string | null;

  @Field(() => String, { nullable: true, description: '主管部门代码。Code of the department.' })
  readonly departmentCode?: string | null;
}
