import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';
import {
  personnelDecisions,
  personnelMeasures,
  type PersonnelDecision,
  type PersonnelMeasure,
} from './personnel-recommendation.js';

export const personnelRecommendationStates = stateEnum(personnelRecommendation);

registerEnumType(personnelMeasures, {
  name: 'PersonnelMeasure',
  description: '建议的种类（规则 U9）。What is recommended (rule U9).',
  valuesConfig: {
    APPOINTMENT: { description: '任职。Appointment.' },
    REMOVAL: { description: '免职。Removal.' },
    ADJUSTMENT: { description: '调整。Adjustment.' },
    REWARD: { description: '奖励。Reward.' },
    PUNISHMENT: { description: '惩戒。Punishment.' },
  },
});

registerEnumType(personnelDecisions, {
  name: 'PersonnelDecision',
  description: '建议是否采纳。Whether a recommendation is adopted.',
  valuesConfig: {
    ADOPTED: { description: '采纳。Adopted.' },
    PARTLY_ADOPTED: { description: '部分采纳。Adopted in part.' },
    NOT_ADOPTED: { description: '未采纳。Not adopted.' },
  },
});

@ObjectType('PersonnelRecommendation', { implements: Proceeding, description: personnelRecommendation.description })
export class PersonnelRecommendationType extends Proceeding {
  @Field(() => personnelRecommendationStates, { description: '状态。State.' })
  readonly state!: keyof typeof personnelRecommendationStates;

  @Field(() => OrganizationType, { description: '建议乡镇。The township that recommends.' })
  readonly township!: OrganizationType;

  @Field(() => OrganizationType, { description: '派出机构所属部门。The department that dispatched the body.' })
  readonly department!: OrganizationType;

  @Field(() => String, { description: '派出机构名称。Name of the dispatched body.' })
  readonly bodyName!: string;

  @Field(() => String, { nullable: true, description: '负责人姓名。Name of its head.' })
  readonly personName!: string | null;

  @Field(() => personnelMeasures, { description: '建议的种类。What is recommended.' })
  readonly measure!: PersonnelMeasure;

  @Field(() => String, { description: '建议与理由。The recommendation and its grounds.' })
  readonly grounds!: string;

  @Field(() => String, { nullable: true, description: '部门意见。The department’s opinion.' })
  readonly opinion!: string | null;

  @Field(() => personnelDecisions, { nullable: true, description: '县政府是否采纳。Whether it was adopted.' })
  readonly decision!: PersonnelDecision | null;

  @Field(() => String, { nullable: true, description: '县政府的决定。What the county government decided.' })
  readonly decisionText!: string | null;
}

export const PersonnelRecommendationConnection = connectionOf(
  'PersonnelRecommendation',
  () => PersonnelRecommendationType,
);
export const PersonnelRecommendationPayload = proceedingPayloadOf(
  'PersonnelRecommendationPayload',
  'personnelRecommendation',
  () => PersonnelRecommendationType,
);
