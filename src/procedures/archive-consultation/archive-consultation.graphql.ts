import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationType } from '../../core/organizations/index.js';
import { Proceeding, proceedingPayloadOf, stateEnum } from '../../core/proceedings/index.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { archiveAccesses, type ArchiveAccess } from './archive-consultation.js';
import { archiveConsultation } from './archive-consultation.procedure.js';

export const archiveStates = stateEnum(archiveConsultation);

registerEnumType(archiveAccesses, {
  name: 'ArchiveAccess',
  description: '档案的利用方式（规则 A5）。How archives are used (rule A5).',
  valuesConfig: {
    INSPECTION: { description: '查阅。Read where they are kept.' },
    COPY: { description: '复制。Copied.' },
  },
});

@ObjectType('ArchiveConsultation', { implements: Proceeding, description: archiveConsultation.description })
export class ArchiveConsultationType extends Proceeding {
  @Field(() => archiveStates, { description: '状态。State.' })
  readonly state!: keyof typeof archiveStates;

  @Field(() => OrganizationType, { description: '申请单位。Who asks.' })
  readonly from!: OrganizationType;

  @Field(() => OrganizationType, { description: '档案保管部门。Who keeps the archives.' })
  readonly to!: OrganizationType;

  @Field(() => archiveAccesses, { description: '利用方式。How they are to be used.' })
  readonly access!: ArchiveAccess;

  @Field(() => String, { description: '所需档案资料。Which archives.' })
  readonly archives!: string;

  @Field(() => String, { description: '办案需要。What for.' })
  readonly purpose!: string;

  @Field(() => DateTimeScalar, { description: '提供或说明理由的期限。When the department must have answered.' })
  readonly dueAt!: string;

  @Field(() => String, { nullable: true, description: '提供情况；未提供为空。How they were provided.' })
  readonly provision!: string | null;

  @Field(() => String, { nullable: true, description: '不予提供的理由（规则 A5）。Why not (rule A5).' })
  readonly refusalReason!: string | null;

  @Field(() => String, { nullable: true, description: '提请县政府的理由。Why the county government was asked.' })
  readonly escalationReason!: string | null;

  @Field(() => String, { nullable: true, description: '县政府的决定。What the county government decided.' })
  readonly decision!: string | null;
}

export const ArchiveConsultationConnection = connectionOf('ArchiveConsultation', () => ArchiveConsultationType);
export const ArchiveConsultationPayload = proceedingPayloadOf(
  'ArchiveConsultationPayload',
  'archiveConsultation',
  () => ArchiveConsultationType,
);
