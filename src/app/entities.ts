import { webhookEntities } from '../core/webhooks/index.js';
import 'reflect-metadata';
import type { EntitySchema } from '@mikro-orm/core';
import { AbsenceEntity } from '../core/absences/index.js';
import { AttachmentEntity, AttachmentHolderEntity } from '../core/attachments/index.js';
import { AuditEntryEntity } from '../core/audit/index.js';
import { CalendarDayEntity } from '../core/calendar/index.js';
import { DatedChangeEntity } from '../core/dated/index.js';
import { DutyHolderEntity, DutyTermEntity } from '../core/duties/index.js';
import { OrganizationKeyEntity, SigningKeyEntity } from '../core/evidence/index.js';
import { TrustedDocumentEntity } from '../core/documents/index.js';
import { AffiliationEntity, ApiKeyEntity, PersonEntity } from '../core/identity/index.js';
import {
  DelegationEntity,
  EnforcementItemEntity,
  EnforcementItemVersionEntity,
  ListHeirEntity,
} from '../core/jurisdiction/index.js';
import { UrgeEntity } from '../core/supervision/index.js';
import { ExecutionFeedbackEntity, NeedEntity, NeedSubjectEntity, RecordNeedEntity } from '../core/needs/index.js';
import {
  DivisionEntity,
  OrganizationEndEntity,
  OrganizationEntity,
  OrganizationNameEntity,
  OrganizationPortionEntity,
} from '../core/organizations/index.js';
import { notificationEntities } from '../core/notifications/index.js';
import { PersonalDataKeyEntity } from '../core/personal-data/index.js';
import { PolicyEntity } from '../core/policies/index.js';
import { ReadingEntity } from '../core/readings/index.js';
import {
  DeadlineNoticeEntity,
  RecordAttachmentEntity,
  RecordExtensionEntity,
  RecordRevisionEntity,
  RecordSignatureEntity,
  RevisedValuesEntity,
  SharedRecordEntity,
  VisibilityGrantEntity,
} from '../core/records/index.js';
import { IdempotencyKeyEntity } from '../core/requests/index.js';
import { UploadChunkEntity, UploadEntity } from '../core/uploads/index.js';
import {
  ProceedingDeadlineEntity,
  ProceedingEntity,
  ProceedingMaterialEntity,
  ProceedingSearchEntity,
  ProceedingStepEntity,
} from '../core/proceedings/index.js';
import { ProceedingTaskEntity } from '../core/tasks/index.js';
import { categoryFeatures, procedureFeatures } from './features.js';
import { WrittenTableEntity } from './scheduled-tables/written-table.entity.js';

/** Every table the ORM knows; the change log is written and read by statements alone. */
export const entities: readonly EntitySchema[] = [
  DivisionEntity,
  OrganizationEntity,
  OrganizationNameEntity,
  OrganizationEndEntity,
  OrganizationPortionEntity,
  PersonEntity,
  AffiliationEntity,
  ApiKeyEntity,
  TrustedDocumentEntity,
  CalendarDayEntity,
  PolicyEntity,
  DatedChangeEntity,
  DutyHolderEntity,
  DutyTermEntity,
  ...notificationEntities,
  AbsenceEntity,
  WrittenTableEntity,
  EnforcementItemEntity,
  EnforcementItemVersionEntity,
  ListHeirEntity,
  DelegationEntity,
  SigningKeyEntity,
  OrganizationKeyEntity,
  SharedRecordEntity,
  VisibilityGrantEntity,
  RecordSignatureEntity,
  RecordRevisionEntity,
  RevisedValuesEntity,
  DeadlineNoticeEntity,
  RecordAttachmentEntity,
  RecordExtensionEntity,
  UrgeEntity,
  NeedEntity,
  NeedSubjectEntity,
  RecordNeedEntity,
  ExecutionFeedbackEntity,
  ReadingEntity,
  ...webhookEntities,
  IdempotencyKeyEntity,
  PersonalDataKeyEntity,
  AuditEntryEntity,
  UploadEntity,
  UploadChunkEntity,
  ProceedingEntity,
  ProceedingStepEntity,
  ProceedingMaterialEntity,
  ProceedingSearchEntity,
  ProceedingDeadlineEntity,
  ProceedingTaskEntity,
  AttachmentEntity,
  AttachmentHolderEntity,
  ...categoryFeatures.flatMap(({ entities: own }) => own),
  ...procedureFeatures.flatMap(({ entities: own }) => own),
];
