import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { caseOutcomes, transferTimeliness } from './case-transfer.js';

registerEnumType(transferTimeliness, {
  name: 'TransferTimeliness',
  description: '移送是否及时（规则 T4、T5、T6）。Whether a case was sent in time (rules T4, T5, T6).',
  valuesConfig: {
    IN_TIME: { description: '期限内移送。In time.' },
    LATE: { description: '逾期移送：如实标记，不予拒收。Late: flagged, never refused.' },
  },
});

registerEnumType(caseOutcomes, {
  name: 'CaseOutcome',
  description: '案件处理结果。How a case ended.',
  valuesConfig: {
    PENALTY: { description: '作出行政处罚。A penalty was imposed.' },
    NO_PENALTY: { description: '不予行政处罚。No penalty.' },
    NO_VIOLATION: { description: '违法事实不成立。No violation was established.' },
    REFERRED: { description: '移送司法机关。Referred to the police.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '划转前的历史情况（规则 T1、T2、T3）。What lies before the handover.',
})
export class CaseLegacy {
  @Field(() => LocalDateScalar, { nullable: true, description: '立案日。Day it was filed.' })
  readonly filedOn!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '结案日。Day it was closed.' })
  readonly closedOn!: string | null;

  @Field(() => String, { nullable: true, description: '协商记录。Record of the consultation (rule T3).' })
  readonly consultation!: string | null;
}

@InputType({ description: '划转前的历史情况（规则 T1、T2、T3）。What lies before the handover of the item.' })
export class CaseLegacyInput {
  @Field(() => LocalDateScalar, { nullable: true, description: '立案日。Day it was filed.' })
  readonly filedOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '结案日。Day it was closed.' })
  readonly closedOn?: string | null;

  @Field(() => String, { nullable: true, description: '与接收单位的协商记录（规则 T3）。Record of the consultation.' })
  readonly consultation?: string | null;
}
