export { mostUploadBytes, receiveUpload, uploadIds, UploadTooLarge } from './receive-upload.js';
export { UploadChunkEntity, UploadEntity } from './upload.entity.js';
export { dropUpload, findUpload, forgetUploads, uploadBytes, type UploadFormat } from './uploads.sql.js';
