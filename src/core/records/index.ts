export { inputOnly, optional, required, type CategoryFields } from './category-fields.js';
export { categoryResolver } from './category-resolver.js';
export { changeRecord } from './change-record.js';
export { appendDueChange } from './due-changes.js';
export type { DueChange } from './due-changes.sql.js';
export { awaitedRecords } from './deadline.sql.js';
export { DeadlineResolver } from './deadline.graphql.js';
export type { DeadlineSource } from './deadline.js';
export { detailTable } from './detail-table.js';
export { ChangeReceiptResolver, recordPayloadOf } from './change-receipt.graphql.js';
export { forgetIdempotencyKeys } from './idempotency.sql.js';
export { IdempotencyKeyEntity } from './idempotency-key.entity.js';
export { publishRecord } from './publish.js';
export { recordConnection } from './record-connection.js';
export type {
  CategoryFeature,
  CategoryRegistry,
  CheckContext,
  DetailTable,
  RecordCategory,
  StoredFields,
} from './record-category.js';
export { DeadlineNoticeEntity } from './deadline-notice.entity.js';
export { RecordExtensionEntity } from './record-extension.entity.js';
export { readExtensions, type RecordExtension } from './record-extension.sql.js';
export { RecordFilter } from './record-filter.graphql.js';
export { recordConditions, wellFormed } from './record-filter.sql.js';
export { recordNode } from './record.node.js';
export type { RecordPayload } from './record-payload.js';
export { readParts, readRecords, readSelected } from './record-read.sql.js';
export type { RecordSelection } from './record-selection.js';
export { ofRecord, partOfRecord } from './record-reference.entity.js';
export { recordSubject } from './record.subject.js';
export { RecordResolver } from './record.resolver.js';
export { RecordRevisionEntity } from './record-revision.entity.js';
export { readRevisions, type RecordRevision } from './record-revision.sql.js';
export type { RecordRow } from './record.js';
export { extendSharing } from './extend-sharing.js';
export { registerPendingRecord } from './register-pending.js';
export { withdrawRecord } from './withdraw.js';
export { mutationRequest } from './request.js';
export { reviseRecord } from './revise.js';
export { PendingRecordType, SharedRecord } from './shared-record.graphql.js';
export { SharedRecordEntity } from './shared-record.entity.js';
export { SharedRecordsResolver } from './shared-records.resolver.js';
export { defineCategory, sharingCategories } from './sharing-category.js';
export { PublishInput, ReviseInput } from './sharing-input.graphql.js';
