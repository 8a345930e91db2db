import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { calendarBases } from '../../core/calendar/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import type { CalendarBasis } from '../../kernel/calendar.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { supportKinds, type SupportKind } from './assistance-request.js';
import { assistanceRequest } from './assistance-request.procedure.js';

export const assistanceStates = stateEnum(assistanceRequest);

registerEnumType(supportKinds, {
  name: 'SupportKind',
  description: '协助的种类（规则 A1）。What a department is asked for (rule A1).',
  valuesConfig: {
    TECHNICAL_SUPPORT: { description: '技术支撑。Technical support.' },
    APPRAISAL: { description: '鉴定。Appraisal.' },
  },
});

@ObjectType('AssistanceRequest', { implements: Proceeding, description: assistanceRequest.description })
export class AssistanceRequestType extends Proceeding {
  @Field(() => assistanceStates, { description: '状态。State.' })
  readonly state!: keyof typeof assistanceStates;

  @Field(() => OrganizationType, { description: '请求单位。Who asks.' })
  readonly from!: OrganizationType;

  @Field(() => OrganizationType, {
    nullable: true,
    description: '协助部门；仅登记需要时为空。Who is asked; null while only the need is registered.',
  })
  readonly to!: OrganizationType | null;

  @Field(() => supportKinds, { description: '协助的种类。What is needed.' })
  readonly supportKind!: SupportKind;

  @Field(() => String, { description: '需认定的违法事项。The violation that is to be established.' })
  readonly matter!: string;

  @Field(() => String, { nullable: true, description: '需要协助的内容。What exactly is needed.' })
  readonly need!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '发现需要协助的时间（规则 A1）。Since when it is needed (rule A1).',
  })
  readonly neededSince!: string | null;

  @Field(() => Boolean, { description: '是否情况紧急（规则 A3）。Whether it is urgent (rule A3).' })
  readonly urgent!: boolean;

  @Field(() => Boolean, { description: '证据是否可能灭失（规则 A3）。Whether evidence may be lost (rule A3).' })
  readonly evidenceAtRisk!: boolean;

  @Field(() => String, { nullable: true, description: '请求现场处置的理由。Why officers are needed on site.' })
  readonly onSiteReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '函告时间；未函告为空。When the letter was sent.' })
  readonly requestedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '出具意见的期限（规则 A2：5 个工作日；规则 A4：可延长）。When the opinion is due (rule A2), as extended (rule A4).',
  })
  readonly dueAt!: string | null;

  @Field(() => calendarBases, { nullable: true, description: '期限推算的依据。What the due time rests on.' })
  readonly dueBasis!: CalendarBasis | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '告知延长的时间。When the extension was told.' })
  readonly extendedAt!: string | null;

  @Field(() => String, { nullable: true, description: '最近一次延长的理由（规则 A4）。Why it was extended (rule A4).' })
  readonly extensionReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '首次到场时间（规则 A3）。When officers first came.' })
  readonly onSiteAt!: string | null;

  @Field(() => String, { nullable: true, description: '最近一次现场处置的情况。What they did when last on site.' })
  readonly onSiteHandling!: string | null;

  @Field(() => String, { nullable: true, description: '书面意见的结论（规则 A2）。What the opinion says (rule A2).' })
  readonly opinion!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '出具意见的时间。When the opinion was given.' })
  readonly answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: '退回理由。Why it was declined.' })
  readonly declineReason!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '是否作为实施行政处罚的证据；未办结为空。Whether it served as evidence of a penalty.',
  })
  readonly usedAsEvidence!: boolean | null;
}

export const AssistanceRequestConnection = connectionOf('AssistanceRequest', () => AssistanceRequestType);
export const AssistanceRequestPayload = proceedingPayloadOf(
  'AssistanceRequestPayload',
  'assistanceRequest',
  () => AssistanceRequestType,
);
