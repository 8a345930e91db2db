import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import {
  obstructionKinds,
  policeHelps,
  policeOutcomes,
  type ObstructionKind,
  type PoliceHelp,
  type PoliceOutcome,
} from './police-support.js';
import { policeSupport } from './police-support.procedure.js';

export const policeSupportStates = stateEnum(policeSupport);

registerEnumType(obstructionKinds, {
  name: 'ObstructionKind',
  description: '阻挠的种类（规则 A7）。What happens to officers (rule A7).',
  valuesConfig: {
    OBSTRUCTION: { description: '阻挠执法。Obstruction.' },
    VIOLENCE: { description: '暴力抗法。Violent resistance.' },
  },
});

registerEnumType(policeHelps, {
  name: 'PoliceHelp',
  description: '公安部门的协助（规则 A7）。How the police help (rule A7).',
  valuesConfig: {
    EVIDENCE_FIXED: { description: '协助固定证据。Evidence is secured.' },
    SCENE_CONTROLLED: { description: '协助现场控制。The scene is controlled.' },
    OTHER: { description: '其他协助。Other help.' },
  },
});

registerEnumType(policeOutcomes, {
  name: 'PoliceOutcome',
  description: '查处结果的种类（规则 A8）。What became of it (rule A8).',
  valuesConfig: {
    PENALTY: { description: '治安管理处罚。A penalty for breach of public security.' },
    CRIME: { description: '构成犯罪，依法追究刑事责任。Crime, which is prosecuted.' },
    NO_PENALTY: { description: '不予处罚。No penalty.' },
    NO_VIOLATION: { description: '违法事实不成立。No violation was established.' },
  },
});

@ObjectType('PoliceSupport', { implements: Proceeding, description: policeSupport.description })
export class PoliceSupportType extends Proceeding {
  @Field(() => policeSupportStates, { description: '状态。State.' })
  readonly state!: keyof typeof policeSupportStates;

  @Field(() => OrganizationType, { description: '执法单位。Who was obstructed and called.' })
  readonly from!: OrganizationType;

  @Field(() => OrganizationType, { description: '公安部门。The police.' })
  readonly to!: OrganizationType;

  @Field(() => obstructionKinds, { description: '种类。What happened.' })
  readonly kind!: ObstructionKind;

  @Field(() => String, { description: '地点。Where.' })
  readonly place!: string;

  @Field(() => String, { description: '阻挠执法情况。What is told of it.' })
  readonly situation!: string;

  @Field(() => DateTimeScalar, { description: '发生时间。When it happened.' })
  readonly occurredAt!: string;

  @Field(() => Boolean, { description: '请求时是否正在发生。Whether it went on when the police were called.' })
  readonly ongoing!: boolean;

  @Field(() => [policeHelps], { description: '所需的协助。Help that is wanted.' })
  readonly helpWanted!: PoliceHelp[];

  @Field(() => DateTimeScalar, { nullable: true, description: '首次处理的时间。When the police first dealt with it.' })
  readonly handledAt!: string | null;

  @Field(() => String, { nullable: true, description: '最近一次处理的情况。How they dealt with it last.' })
  readonly handling!: string | null;

  @Field(() => [policeHelps], { description: '已给予的协助。Help that was given.' })
  readonly helpGiven!: PoliceHelp[];

  @Field(() => policeOutcomes, { nullable: true, description: '查处结果的种类。What became of it.' })
  readonly outcome!: PoliceOutcome | null;

  @Field(() => String, { nullable: true, description: '查处结果（规则 A8）。The result (rule A8).' })
  readonly result!: string | null;

  @Field(() => Proceeding, {
    nullable: true,
    description: '所关联的涉嫌犯罪案件移送；没有或不可见为空。The referral for prosecution, if one may see it.',
  })
  readonly referral!: Proceeding | null;
}

export const PoliceSupportConnection = connectionOf('PoliceSupport', () => PoliceSupportType);
export const PoliceSupportPayload = proceedingPayloadOf(
  'PoliceSupportPayload',
  'policeSupport',
  () => PoliceSupportType,
);
