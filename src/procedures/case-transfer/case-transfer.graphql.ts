import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { calendarBases } from '../../core/calendar/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import type { CalendarBasis } from '../../kernel/calendar.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { caseTransfer } from './case-transfer.procedure.js';
import { caseOutcomes, transferTimeliness, type CaseOutcome, type TransferTimeliness } from './case-transfer.js';

export const transferStates = stateEnum(caseTransfer);

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

@ObjectType('CaseTransfer', { implements: Proceeding, description: caseTransfer.description })
export class CaseTransferType extends Proceeding {
  @Field(() => transferStates, { description: '状态。State.' })
  readonly state!: keyof typeof transferStates;

  @Field(() => OrganizationType, { description: '移送单位。Who sends it.' })
  readonly from!: OrganizationType;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '接收单位；仅登记发现时为空。Who receives it; null while only the discovery is registered.',
  })
  readonly to!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode!: string | null;

  @Field(() => String, { description: '案由。Cause of the case.' })
  readonly causeOfCase!: string;

  @Field(() => String, { nullable: true, description: '当事人。The party.' })
  readonly partyName!: string | null;

  @Field(() => String, { nullable: true, description: '基本违法事实（规则 T9）。Basic facts (rule T9).' })
  readonly basicFacts!: string | null;

  @Field(() => DateTimeScalar, { description: '发现时间，移送时限自此起算。When it was discovered; the clock begins.' })
  readonly discoveredAt!: string;

  @Field(() => Boolean, { description: '是否情况紧急（规则 T6：24 小时）。Whether it is urgent (rule T6: 24 hours).' })
  readonly urgent!: boolean;

  @Field(() => String, { nullable: true, description: '紧急的理由。Why it is urgent.' })
  readonly urgencyReason!: string | null;

  @Field(() => Boolean, { description: '违法行为是否正在进行（规则 T7）。Whether the violation goes on (rule T7).' })
  readonly violationOngoing!: boolean;

  @Field(() => String, { nullable: true, description: '劝阻情况（规则 T7）。How the party was dissuaded (rule T7).' })
  readonly dissuasion!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '劝阻时间。When the party was dissuaded.' })
  readonly dissuadedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '告知有管辖权单位的时间（规则 T8），与移送分别记录。When the competent organization was informed (rule T8).',
  })
  readonly informedAt!: string | null;

  @Field(() => CaseLegacy, { nullable: true, description: '划转前的历史情况。What lies before the handover.' })
  readonly legacy!: CaseLegacy | null;

  @Field(() => String, {
    nullable: true,
    description:
      '以本机构名义移送所依据的法律（规则 T10）。The law that lets this body send in its own name (rule T10).',
  })
  readonly onBehalfOfLaw!: string | null;

  @Field(() => DateTimeScalar, { description: '移送期限（规则 T4、T5、T6）。When it must be sent.' })
  readonly dueAt!: string;

  @Field(() => calendarBases, { description: '期限推算的依据。What the due time rests on.' })
  readonly dueBasis!: CalendarBasis;

  @Field(() => DateTimeScalar, { nullable: true, description: '移送时间；未移送为空。When it was sent.' })
  readonly sentAt!: string | null;

  @Field(() => transferTimeliness, { nullable: true, description: '是否及时；未移送为空。Null while not sent.' })
  readonly timeliness!: TransferTimeliness | null;

  @Field(() => String, { nullable: true, description: '退回理由（规则 T11）。Why it was returned (rule T11).' })
  readonly returnReason!: string | null;

  @Field(() => caseOutcomes, { nullable: true, description: '处理结果的种类。How the case ended.' })
  readonly outcome!: CaseOutcome | null;

  @Field(() => String, { nullable: true, description: '处理结果。The result, as it was reported back.' })
  readonly result!: string | null;
}

export const CaseTransferConnection = connectionOf('CaseTransfer', () => CaseTransferType);
export const CaseTransferPayload = proceedingPayloadOf('CaseTransferPayload', 'caseTransfer', () => CaseTransferType);
