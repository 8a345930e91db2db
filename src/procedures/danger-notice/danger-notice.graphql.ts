import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { dangerNotice } from './danger-notice.procedure.js';
import { dangerKinds, type DangerKind } from './danger-notice.js';

export const dangerNoticeStates = stateEnum(dangerNotice);

registerEnumType(dangerKinds, {
  name: 'DangerKind',
  description: '隐患的种类（规则 U5）。What is in danger (rule U5).',
  valuesConfig: {
    PUBLIC_SECURITY: { description: '重大治安隐患。Public security.' },
    SAFETY: { description: '重大安全隐患。Safety.' },
    OTHER: { description: '其他重大隐患。Another major danger.' },
  },
});

@ObjectType('DangerNotice', { implements: Proceeding, description: dangerNotice.description })
export class DangerNoticeType extends Proceeding {
  @Field(() => dangerNoticeStates, { description: '状态。State.' })
  readonly state!: keyof typeof dangerNoticeStates;

  @Field(() => OrganizationType, { description: '发现单位。Who found it.' })
  readonly from!: OrganizationType;

  @Field(() => OrganizationType, { description: '被通知单位。Who was notified.' })
  readonly to!: OrganizationType;

  @Field(() => dangerKinds, { description: '隐患种类。Kind of danger.' })
  readonly dangerKind!: DangerKind;

  @Field(() => String, { description: '地点。Place.' })
  readonly place!: string;

  @Field(() => String, { description: '隐患情况。What the danger is.' })
  readonly description!: string;

  @Field(() => DateTimeScalar, { description: '发现时间。When it was discovered.' })
  readonly discoveredAt!: string;

  @Field(() => DateTimeScalar, { description: '派员期限（规则 U6）。Until when officers must be sent (rule U6).' })
  readonly dispatchDueAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '派员时间；未派员为空。When officers were sent.' })
  readonly dispatchedAt!: string | null;

  @Field(() => String, { nullable: true, description: '派员情况（规则 U6）。Who was sent and how (rule U6).' })
  readonly dispatchRecord!: string | null;

  @Field(() => String, { nullable: true, description: '不予处理的理由（规则 U7）。Why nothing is done (rule U7).' })
  readonly refusalReason!: string | null;

  @Field(() => Boolean, {
    description:
      '是否应向县政府报告：拒不处理又未说明理由，或期满未派员也未答复（规则 U7）。Whether a report to the county government is called for (rule U7).',
  })
  readonly escalationProposed!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: '报告县政府的时间。When it was reported to the county.' })
  readonly escalatedAt!: string | null;

  @Field(() => String, { nullable: true, description: '县政府的处理要求。What the county government demands.' })
  readonly instruction!: string | null;

  @Field(() => String, { nullable: true, description: '处置结果。The result.' })
  readonly result!: string | null;
}

export const DangerNoticeConnection = connectionOf('DangerNotice', () => DangerNoticeType);
export const DangerNoticePayload = proceedingPayloadOf('DangerNoticePayload', 'dangerNotice', () => DangerNoticeType);
