export { openUpload, readingUpload } from './open-upload.js';
export { mostUploadBytes, receiveUpload, uploadIds, UploadTooLarge } from './receive-upload.js';
export { UploadChunkEntity, UploadEntity } from './upload.entity.js';
export { dropUpload, findUpload, forgetUploads } from './uploads.sql.js';
export type { UploadFormat } from './uploads.sql.js';
