import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { trainingKinds, type TrainingKind } from './training.js';
import { training } from './training.procedure.js';

const trainingStates = stateEnum(training);

registerEnumType(trainingKinds, {
  name: 'TrainingKind',
  description: '业务培训的方式（规则 A6）。How townships are trained (rule A6).',
  valuesConfig: {
    PLACEMENT: { description: '业务实习。A placement.' },
    COURSE: { description: '集中培训。A course.' },
    EXAMINATION: { description: '考试考核。An examination.' },
  },
});

@ObjectType({ simpleResolvers: true, description: '一个乡镇的参训情况。How many of a township took part.' })
export class TrainingAttendance {
  @Field(() => OrganizationType, { description: '乡镇。The township.' })
  readonly township!: OrganizationType;

  @Field(() => Int, { description: '参训人数。How many took part.' })
  readonly participants!: number;

  @Field(() => Int, { nullable: true, description: '合格人数；非考试考核为空。How many passed; null if not examined.' })
  readonly passed!: number | null;
}

@ObjectType('Training', { implements: Proceeding, description: training.description })
export class TrainingType extends Proceeding {
  @Field(() => trainingStates, { description: '状态。State.' })
  readonly state!: keyof typeof trainingStates;

  @Field(() => OrganizationType, { description: '组织部门。Who held it.' })
  readonly organizer!: OrganizationType;

  @Field(() => trainingKinds, { description: '方式。How.' })
  readonly kind!: TrainingKind;

  @Field(() => String, { description: '培训内容。What it was about.' })
  readonly subject!: string;

  @Field(() => [String], { description: '所涉执法事项代码。Codes of the enforcement items.' })
  readonly itemCodes!: string[];

  @Field(() => LocalDateScalar, { description: '培训日期。First or only day.' })
  readonly heldOn!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: '结束日期；一日完成为空。Last day, if another one.' })
  readonly endedOn!: string | null;

  @Field(() => Int, { description: '学时。Hours.' })
  readonly hours!: number;

  @Field(() => [TrainingAttendance], { description: '各乡镇参训情况。Who took part, by township.' })
  readonly attendance!: TrainingAttendance[];
}

export const TrainingConnection = connectionOf('Training', () => TrainingType);
export const TrainingPayload = proceedingPayloadOf('TrainingPayload', 'training', () => TrainingType);
