export { inputOnly, itemCodes, optional, required, unasked, type CategoryFields } from './category-fields.js';
export { categoryResolver } from './category-resolver.js';
export { changeRecord } from './change-record.js';
export { keeperOn } from './record-keeper.js';
export { judgeStandingRecords } from './judge-timeliness.js';
export { appendDueChange } from './due-changes.js';
export type { DueChange } from './due-changes.sql.js';
export { awaitedRecords } from './awaited-records.sql.js';
export { recordsHandover } from './hand-over-records.js';
export { recordTexts } from './searched-record.js';
export {
  categoryOf,
  type Named,
  type NamingScope,
  type PartyProperties,
  type RecordCategory,
} from './record-category.js';
export { readRecords } from './record-read.sql.js';
export { detailTable } from './detail-table.js';
export { recordPayloadOf } from './record-payload.graphql.js';
export { sealPlaintext } from './seal-plaintext.sql.js';
export { numberLoader, revealNumber } from './reveal-number.js';
export { recordAudit } from './record-audit.js';
export { newRecordKey } from './new-record.js';
export { publishWithin } from './publish-within.js';
export { openNewRecords } from './write-new-records.js';
export { writeRecords } from './write-records.js';
export { preparePublication, type PreparedRecord } from './prepare-publication.js';
export { publishRecord } from './publish.js';
export type { Sharing } from './sharing-input.js';
export type { CategoryFeature, StoredFields } from './record-category.js';
export { DeadlineNoticeEntity } from './deadline-notice.entity.js';
export { RecordExtensionEntity } from './record-extension.entity.js';
export { RecordFilter } from './record-filter.graphql.js';
export { recordConditions } from './record-filter.sql.js';
export { recordNode } from './record.node.js';
export type { RecordPayload } from './record-payload.js';
export { partLoader, recordLoader } from './record-loaders.js';
export { readParts } from './record-read.sql.js';
export { ofRecord, partOfRecord } from './record-reference.entity.js';
export { recordSubject } from './record.subject.js';
export { RecordResolver } from './record.resolver.js';
export { RecordAttachmentEntity } from './record-attachment.entity.js';
export { readRecordAttachments } from './record-attachment.sql.js';
export { RecordRevisionEntity } from './record-revision.entity.js';
export { RecordRevisionResolver } from './record-revision.resolver.js';
export { RevisedValuesEntity } from './revised-values.entity.js';
export { RecordSignatureEntity } from './record-signature.entity.js';
export { recordIds, sharingScopes, type RecordRow, type SharingScope } from './record.js';
export { extendSharing } from './extend-sharing.js';
export { registerPendingRecord } from './register-pending.js';
export { VisibilityGrantEntity } from './visibility-grant.entity.js';
export { VisibilityGrantResolver } from './visibility-grant.resolver.js';
export { SharedRecord } from './shared-record.graphql.js';
export { tellDeadline } from './tell-deadline.js';
export { withholdWithin } from './withhold-within.js';
export { withdrawRecord } from './withdraw.js';
export { audienceOf } from './record-audience.js';
export { reviseRecord } from './revise.js';
export { reviseWithin } from './revise-within.js';
export type { RevisedField } from './revised-fields.js';
export { PendingRecordType, RevisedFieldType } from './shared-record.graphql.js';
export { SharedRecordEntity } from './shared-record.entity.js';
export { planSharedRecordRows, sharedRecordPage } from './shared-record-page.js';
export { SharedRecordConnection, SharedRecordsResolver } from './shared-records.resolver.js';
export { defineCategory, sharingCategories } from './sharing-category.js';
