import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { trainingKinds } from './training.js';

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

@InputType({ description: '一个乡镇的参训情况。How many of a township took part.' })
export class TrainingAttendanceInput {
  @Field(() => String, { description: '乡镇代码。Code of the township.' })
  readonly townshipCode!: string;

  @Field(() => Int, { description: '参训人数。How many took part.' })
  readonly participants!: number;

  @Field(() => Int, {
    nullable: true,
    description: '合格人数，考试考核时必填。How many passed; required of an examination.',
  })
  readonly passed?: number | null;
}
