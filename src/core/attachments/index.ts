export type { Attachment } from './attachment.js';
export { AttachmentEntity, AttachmentHolderEntity } from './attachment.entity.js';
export { openAttachmentFiles, type AttachmentFiles } from './attachment-files.js';
/** The type of fields in which something refers to attachments. @public */
export { AttachmentType } from './attachments.graphql.js';
export { AttachmentsResolver } from './attachments.resolver.js';
export { checkContents, holdContents, isStillAdmitted, readAttachments } from './attachments.sql.js';
export { digestOf } from './content-id.js';
export { forgetUnreferred, removeAttachment } from './forget-attachments.js';
export { readAttachment, type OpenedAttachment } from './read-attachment.js';
export { receiveAttachment } from './receive-attachment.js';
export { UploadRefused } from './upload-refused.js';
export { openTicket, type UploadTicket } from './upload-ticket.js';
export { noScanner, type VirusScanner } from './virus-scanner.js';
